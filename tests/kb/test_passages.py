"""Splitting records into passages."""

from itertools import pairwise

from kb.passages import split
from kb.types import _SEAL, Approach, CleanRecord, CleanText, Section
from tests.fakes import FakeTokenizer

TOKENIZER = FakeTokenizer(window=120)


def clean(text: str) -> CleanText:
    return CleanText(text, seal=_SEAL)


def make_record(
    *sections: Section[CleanText], approaches: tuple[Approach[CleanText], ...] = (), title: str = "Bath"
) -> CleanRecord:
    return CleanRecord(kind="consultation", title=clean(title), sections=sections, approaches=approaches)


def note(text: str, field: str = "notes", heading: str | None = None, page: int | None = None) -> Section[CleanText]:
    return Section(field, clean(text), clean(heading) if heading else None, page)


def sentences(count: int) -> str:
    return " ".join(f"Sentence number {i} is about the bath." for i in range(count))


def test_a_short_section_is_one_passage_that_knows_its_field_heading_and_page() -> None:
    (passage,) = split("r1", make_record(note("He slid.\n\nTwice.", "challenge", "What is hard", 3)), TOKENIZER)
    assert passage.text == "He slid.\n\nTwice."
    assert (passage.field, passage.heading, passage.page, passage.title) == ("challenge", "What is hard", 3, "Bath")


def test_every_passage_fits_the_window_with_its_title_and_heading() -> None:
    passages = split("r1", make_record(note(sentences(200), heading="What we tried")), TOKENIZER)
    sizes = [TOKENIZER.count(f"{p.title} {p.heading} {p.text}") for p in passages]
    assert len(passages) > 5
    assert max(sizes) <= TOKENIZER.window


def test_nothing_between_passages_is_lost() -> None:
    text = "\n\n".join(sentences(20) for _ in range(5))
    passages = split("r1", make_record(note(text)), TOKENIZER)
    assert " ".join(p.text for p in passages).split() == text.split()


def test_long_paragraphs_are_cut_at_sentence_ends() -> None:
    passages = split("r1", make_record(note(sentences(60))), TOKENIZER)
    assert all(p.text.endswith("bath.") for p in passages)


def test_a_sentence_without_an_end_is_cut_between_words() -> None:
    text = "word " * 1_000
    passages = split("r1", make_record(note(text)), TOKENIZER)
    assert " ".join(p.text for p in passages).split() == text.split()


def test_a_run_of_symbols_is_cut_too() -> None:
    passages = split("r1", make_record(note("=" * 50_000)), TOKENIZER)
    assert max(len(p.text) for p in passages) <= 2_000
    assert sum(len(p.text) for p in passages) == 50_000


def test_a_last_scrap_joins_its_neighbour() -> None:
    text = f"{sentences(14)}\n\nThe end."
    passages = split("r1", make_record(note(text)), TOKENIZER)
    assert all(TOKENIZER.count(p.text) > 5 for p in passages)


def test_what_was_tried_stands_over_what_happened() -> None:
    approach = Approach("equipment", "worked", clean("bath board"), clean("oak board"), clean("She got in."))
    passages = split("r1", make_record(approaches=(approach,)), TOKENIZER)
    assert [(p.heading, p.text, p.field) for p in passages] == [
        ("bath board", "She got in.", "tried"),
        ("bath board", "oak board", "tried"),
    ]


def test_an_approach_with_a_name_alone_is_a_passage() -> None:
    (passage,) = split("r1", make_record(approaches=(Approach("", "worked", clean("bath board")),)), TOKENIZER)
    assert (passage.heading, passage.text) == (None, "bath board")


def test_approaches_come_before_the_outcome() -> None:
    approach = Approach("", "worked", clean("bath board"))
    record = make_record(note("Dry.", "outcome"), note("Wet.", "challenge"), approaches=(approach,))
    assert [p.text for p in split("r1", record, TOKENIZER)] == ["Wet.", "bath board", "Dry."]


def test_a_record_with_a_title_alone_can_be_found() -> None:
    (passage,) = split("r1", make_record(title="Bath boards"), TOKENIZER)
    assert passage.text == "Bath boards"


def test_the_same_record_gives_the_same_ids_and_another_record_gives_others() -> None:
    record = make_record(note(sentences(60)))
    first, again, other = (split(record_id, record, TOKENIZER) for record_id in ("r1", "r1", "r2"))
    assert [p.id for p in first] == [p.id for p in again]
    assert not {p.id for p in first} & {p.id for p in other}


def test_positions_count_up_through_the_record() -> None:
    passages = split("r1", make_record(note(sentences(60)), note("More.", "outcome")), TOKENIZER)
    assert all(later.position == earlier.position + 1 for earlier, later in pairwise(passages))


def test_the_same_words_under_two_approaches_are_two_passages() -> None:
    approaches = tuple(Approach("", "partly", clean(name), None, clean("No change.")) for name in ("rail", "board"))
    passages = split("r1", make_record(approaches=approaches), TOKENIZER)
    assert len({p.id for p in passages}) == 2
