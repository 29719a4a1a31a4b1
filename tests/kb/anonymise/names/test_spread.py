import numpy as np
import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.identifiers import Identifier
from kb.anonymise.join import grow
from kb.anonymise.names.spread import find_elsewhere, find_repeats, sure_names, widen
from kb.anonymise.tagging.tagger import load_tagger
from kb.anonymise.words import words_of


def test_a_surname_alone_is_found_after_the_full_name() -> None:
    text = "Mrs Rose Quick fell. Later quick steps were practised with Quick."
    found = [text[each.start : each.end] for each in find_identifiers(text)]
    assert found == ["Rose Quick", "Quick"]


def test_a_name_in_lower_case_is_found_after_the_name() -> None:
    text = "Margaret Thompson fell. rang margaret's son"
    assert "margaret" in [text[each.start : each.end] for each in find_identifiers(text)]


def test_an_ordinary_word_in_lower_case_is_a_repeated_name_where_the_tagger_thinks_so() -> None:
    text = "Mrs Dot McAllister rang. which dot is this"
    words = words_of(text)
    chances = np.tile(np.array([0.7, 0.3, 0.0, 0.0], dtype=np.float32), (len(words), 1))
    found = [Identifier(4, 18, "PERSON", 0.98, "a name after a title", True)]
    repeats = [text[each.start : each.end] for each in find_repeats(text, words, found, chances)]
    assert "dot" in repeats
    assert "dot" not in [text[each.start : each.end] for each in find_repeats(text, words, found)]


def test_sure_names_of_a_text_are_words_in_lower_case() -> None:
    text = "Mrs Okafor-Reid met Dr van der Linden."
    assert sure_names(text, find_identifiers(text)) == {"okafor", "reid", "linden"}


def test_a_name_of_another_text_of_the_run_is_looked_for() -> None:
    text = "A long talk with Winter about the stairs."
    assert not find_identifiers(text)
    assert [each.strong for each in find_identifiers(text, elsewhere=frozenset({"winter"}))] == [False]


@pytest.mark.parametrize("text", ["Griffiths needs a grip.", "Griffiths chair too wide."])
def test_a_surname_that_is_an_eponym_too_is_looked_for(text: str) -> None:
    words = words_of(text)
    assert [text[each.start : each.end] for each in find_elsewhere(text, words, frozenset({"griffiths"}))] == [
        "Griffiths"
    ]


def test_an_eponym_before_its_thing_is_not_the_one_named_in_another_text() -> None:
    assert not find_identifiers("Griffiths scales at 24 months.", elsewhere=frozenset({"griffiths"}))


def test_a_thing_of_somebody_named_in_another_text_is_theirs() -> None:
    text = "Zzabiodun chair too wide."
    found = find_identifiers(text, elsewhere=frozenset({"zzabiodun"}))
    assert [text[each.start : each.end] for each in found] == ["Zzabiodun"]


def test_a_word_that_is_a_name_in_another_text_stays_a_word_in_lower_case() -> None:
    assert not find_identifiers("Cold in winter.", elsewhere=frozenset({"winter"}))


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("Care by Calder Care and Repair today.", (8, 19), "Calder Care and Repair"),
        ("Reablement from Wrekin REACT today.", (16, 22), "Wrekin REACT"),
        ("back in tarn hospital today", (8, 12), "tarn hospital"),
        ("Asked Calder Care and then left.", (6, 17), "Calder Care"),
    ],
)
def test_the_name_of_an_organisation_is_found_whole(text: str, found: tuple[int, int], whole: str) -> None:
    wider = widen(text, words_of(text), [Identifier(*found, "ORG", 0.8, "a named organisation", False)])
    assert text[wider[0].start : wider[0].end] == whole


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("**Ma**ry sat", "ry", "Ma**ry"),
        ("M4ry sat", "ry", "M4ry"),
        ("Pe\u2060ter sat", "Pe", "Pe\u2060ter"),
        ("রহিমা", "র", "রহিমা"),
    ],
)
def test_a_finding_takes_in_what_stands_against_it(text: str, found: str, whole: str) -> None:
    start = text.index(found)
    grown = grow(Identifier(start, start + len(found), "PERSON", 0.9, "", True), text)
    assert text[grown.start : grown.end] == whole


@pytest.mark.parametrize("text", ["Mary's chair", "Mary/Tom", "(Mary)", "**Mary** sat", "Mary."])
def test_a_finding_stays_as_it_is_beside_ordinary_marks(text: str) -> None:
    start = text.index("Mary")
    found = Identifier(start, start + 4, "PERSON", 0.9, "", True)
    assert grow(found, text) == found


@pytest.mark.parametrize("text", ["Green rails look loose.", "- Green: bath board", "Green's chair."])
def test_a_surname_that_is_a_word_is_looked_for_at_the_head_of_a_sentence(text: str) -> None:
    found = find_elsewhere(text, words_of(text), frozenset({"green"}))
    assert [text[each.start : each.end] for each in found] == ["Green"]


@pytest.mark.parametrize("text", ["Hope to see her.", "Hope Street.", "Will need rails."])
def test_a_verb_or_a_heading_at_the_head_of_a_sentence_is_not(text: str) -> None:
    assert not list(find_elsewhere(text, words_of(text), frozenset({"hope", "will"})))


def test_what_looks_like_initials_is_nobodys_by_itself() -> None:
    words = words_of("Was in ED. Walks with ZF, then ZF again.")
    doubtful = [Identifier(words[at].start, words[at].end, "PERSON", 0.3, "reads like a name", False) for at in (2, 5)]
    found = find_repeats("Was in ED. Walks with ZF, then ZF again.", words, doubtful)
    assert [each.start for each in found] == [words[7].start]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Present: Will Jones\n\nActions\nWill to ring the agent.", "Will"),
        ("Mercy Addo rang.\n- Mercy A. – nothing to do", "Mercy A"),
        ("Minutes by Asha Rao\n\n[comment MG: tone good]", "MG"),
        ("red pen = friends of the blackwater lunch club", "friends of the blackwater lunch club"),
    ],
)
def test_what_belongs_to_a_name_is_found_with_it(text: str, name: str) -> None:
    assert name in [text[each.start : each.end] for each in find_identifiers(text)]


def test_a_letter_that_opens_what_follows_is_no_initial() -> None:
    text = "Rang Asha. A splint was made."
    assert "Asha A" not in [text[each.start : each.end] for each in find_identifiers(text)]


def test_a_helping_verb_and_a_month_are_nobody_where_somebody_is_called_so() -> None:
    text = "Present: May Jones\n\nMay need a rail. Open May to June."
    assert [each.start for each in find_identifiers(text)] == [text.index("May Jones")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Spoke to Ged about the bed. The cushion was changed. Hoist trial with Ged went well.", "Ged"),
        ("Lives in Sale with her son. The cushion was changed. A shop in Sale has a ramp.", "Sale"),
        ("Carers from Clarion came at eight. The cushion was changed. We met at Clarion again.", "Clarion"),
    ],
)
def test_what_is_found_once_is_found_again(text: str, name: str) -> None:
    covered = [text[each.start : each.end] for each in find_identifiers(text, tagger=load_tagger())]
    assert covered.count(name) == text.count(name)
