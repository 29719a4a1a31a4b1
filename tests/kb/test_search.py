"""A search over a real store with an embedder that counts words."""

from collections.abc import Sequence

import numpy as np
import pytest

from kb.anonymise.gate import pass_ungated as clean
from kb.database import Database
from kb.errors import IndexUnavailable
from kb.evaluation import embed_all, exact_index
from kb.index import ExactIndex
from kb.passages import split
from kb.search import Answer, Filters, Query, search
from kb.similar import approaches_by_outcome, similar_to
from kb.store.finding import approaches_tried
from kb.store.passages import save_passages
from kb.store.questions import note_question
from kb.store.records import add_record, contribute, withdraw_record
from kb.store.words import add_synonyms
from kb.strength import Calibration
from kb.types import FloatArray, Hit, Record, Section
from tests.kb.keeping import EMBEDDER, keep

pytestmark = pytest.mark.both_stores


@pytest.fixture
def store(database: Database) -> Database:
    return database


def ask(store: Database, text: str, **limits: object) -> Answer:
    return search(
        Query(text, **limits),  # type: ignore[arg-type]
        store=store,
        embedder=EMBEDDER,
        index=exact_index(store, EMBEDDER),
    )


def test_the_record_that_shares_most_words_comes_first(store: Database) -> None:
    keep(store, "Kitchen", "Burnt pans on the cooker")
    bath = keep(store, "Bathing", "Afraid of stepping into the bath")
    assert ask(store, "stepping into a bath").results[0].record_id == bath


def test_matching_words_are_marked_in_the_passage(store: Database) -> None:
    keep(store, "Bathing", "Afraid of stepping into the bath")
    result = ask(store, "bath steps").results[0]
    assert [result.passage.text[mark.start : mark.end] for mark in result.marks] == ["stepping", "bath"]


def test_a_withdrawn_record_is_gone_at_once(store: Database) -> None:
    key = keep(store, "Bathing", "Afraid of stepping into the bath")
    assert ask(store, "bath").total == 1
    with store.begin() as session:
        withdraw_record(session, key)
    assert ask(store, "bath").total == 0


def test_a_new_record_is_found_by_a_word_index_already_in_use(store: Database) -> None:
    keep(store, "Bathing", "Afraid of stepping into the bath")
    ask(store, "bath")
    stairs = keep(store, "Stairs", "Second rail on the stairs")
    assert ask(store, "stairs rail").results[0].record_id == stairs


def test_a_slip_does_not_cost_the_result(store: Database) -> None:
    key = keep(store, "Wheelchair", "The wheelchair does not fit the lift")
    answer = ask(store, "wheelchiar")
    assert answer.did_you_mean == "wheelchair"
    assert answer.record_ids == (key,)


def test_what_has_some_words_of_a_short_question_is_no_strong_match(
    store: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(store, "Kettle", "The kettle stood too far back")
    keep(store, "Tipper", "A kettle tipper was fitted")
    monkeypatch.setattr("kb.search.calibration_of", lambda *_: Calibration(0, 0, 0, 1, 0.1, 0.2, 0.3))
    strengths = {result.title: result.strength for result in ask(store, "kettle tipper").results}
    assert strengths == {"Tipper": "strong", "Kettle": "fair"}


def test_a_question_can_be_asked_as_typed(store: Database) -> None:
    keep(store, "Stool", "The perching stool was too high")
    assert ask(store, "stoool").did_you_mean == "stool"
    typed = ask(store, "stoool", as_typed=True)
    assert typed.did_you_mean is None
    assert not typed.close_ids


def test_what_was_perhaps_meant_keeps_what_is_left_out_and_the_quotes(store: Database) -> None:
    keep(store, "Wheelchair", "The wheelchair does not fit the lift")
    assert ask(store, "wheelchiar -stairs").did_you_mean == "wheelchair -stairs"
    assert ask(store, '"the wheelchiar" lift').did_you_mean == '"the wheelchair" lift'


def test_a_word_left_out_removes_its_records(store: Database) -> None:
    keep(store, "Bath with hoist", "Bath and hoist")
    plain = keep(store, "Bath with board", "Bath and board")
    assert ask(store, "bath -hoist").record_ids == (plain,)


def test_an_exact_phrase_must_stand_in_the_record(store: Database) -> None:
    phrase = keep(store, "Seat", "A raised toilet seat was fitted")
    keep(store, "Seat too", "The seat beside the toilet was raised")
    assert ask(store, '"raised toilet seat"').record_ids == (phrase,)


def test_a_synonym_finds_what_was_said_in_other_words(store: Database) -> None:
    grant = keep(store, "Grant", "The disabled facilities grant took a year")
    keep(store, "Other", "A year of waiting for the splint")
    answer = ask(store, "DFG")
    assert answer.results[0].record_id == grant
    assert "disabled facilities grant" in answer.also_searched


def test_filters_limit_results_and_counts(store: Database) -> None:
    keep(store, "Bath at home", "Bath")
    ward = keep(store, "Bath on the ward", "Bath", setting="hospital ward")
    answer = ask(store, "bath", filters=Filters(facets={"setting": ("hospital ward",)}))
    assert answer.record_ids == (ward,)
    assert answer.facet_counts["setting"] == {"hospital ward": 1}


def test_the_result_of_what_was_tried_can_be_asked_for(store: Database) -> None:
    keep(store, "Bath one", "Bath")
    failed = keep(store, "Bath two", "Bath", result="did not work")
    assert ask(store, "bath", filters=Filters(results=("did not work",))).record_ids == (failed,)


def test_pages_do_not_overlap(store: Database) -> None:
    keys = {keep(store, f"Bath {n}", "Bath board") for n in range(3)}
    first, second = ask(store, "bath", per_page=2), ask(store, "bath", per_page=2, page=2)
    assert {result.record_id for result in (*first.results, *second.results)} == keys


def test_quotes_and_signs_alone_are_no_error(store: Database) -> None:
    keep(store, "Bath", "Bath board")
    assert ask(store, '"" -- * ( OR NEAR').total >= 0


class _BrokenIndex(ExactIndex):
    def nearest(self, embedding: FloatArray, limit: int, among: Sequence[str] | None = None) -> list[Hit]:
        raise IndexUnavailable("broken")


def test_a_broken_index_leaves_the_answer_of_words_and_says_so(store: Database) -> None:
    key = keep(store, "Bath", "Bath board")
    broken = _BrokenIndex([], np.zeros((0, EMBEDDER.dimensions), np.float32))
    answer = search(Query("bath"), store=store, embedder=EMBEDDER, index=broken)
    assert answer.degraded
    assert answer.record_ids == (key,)


def test_more_like_this_leaves_out_the_record_itself(store: Database) -> None:
    one = keep(store, "Bath", "Afraid of stepping into the bath")
    other = keep(store, "Shower", "Afraid of stepping into the shower")
    found = similar_to(one, store=store, embedder=EMBEDDER, index=exact_index(store, EMBEDDER))
    assert [similar.facts.id for similar in found] == [other]
    assert found[0].shared["setting"] == ("own home",)


def test_approaches_are_counted_by_result_with_their_records(store: Database) -> None:
    one = keep(store, "Bath", "Bath")
    two = keep(store, "Shower", "Shower", result="did not work")
    with store.read() as session:
        [row] = approaches_by_outcome(approaches_tried(session, [one, two]))
    assert row.by_result["worked"] == (one,)
    assert row.by_result["did not work"] == (two,)
    assert row.warning == "2 cases: an anecdote, not evidence"


def test_the_most_used_records_come_first_whoever_used_them(store: Database) -> None:
    keep(store, "Bath board", "bath side step")
    used = keep(store, "Bath lift", "bath lift in the bathroom of the house")
    with store.begin() as session:
        note_question(session, clean("getting clean"), "strong", helped_record_id=used)
        contribute(session, used, kind="thanks", text=clean("That helped."), author_id=None)
    assert ask(store, "bath", sort="used").results[0].record_id == used


def test_counts_are_of_the_records_that_are_close(store: Database) -> None:
    keep(store, "Bath board", "bath side step")
    keep(store, "Desk", "typing at work", setting="workplace")
    answer = ask(store, "bath side")
    assert sum(answer.facet_counts["setting"].values()) == len(answer.close_ids)


def test_what_the_team_adds_to_its_words_is_searched_at_once(store: Database) -> None:
    keep(store, "Kitchen", "Burnt pans on the cooker")
    chair = keep(store, "Getting up", "An electric riser chair in the lounge")
    with store.begin() as session:
        add_synonyms(session, "riser chair", ["flying throne"])
    answer = ask(store, "flying throne")
    assert answer.results[0].record_id == chair
    assert "riser chair" in answer.also_searched


def test_a_phrase_left_out_removes_its_records_alone(store: Database) -> None:
    night = keep(store, "Sore hand", "A night splint for the sore hand at rest")
    day = keep(store, "Sore thumb", "A splint for the sore thumb, worn by day and not at night")
    assert set(ask(store, "sore splint").record_ids) == {night, day}
    assert ask(store, 'sore splint -"night splint"').record_ids == (day,)


def test_a_name_in_the_question_is_left_out_of_it(store: Database) -> None:
    kept = keep(store, "Bath", "Getting out of the bath with a sore knee")
    named = ask(store, "Mr Okonkwo and Siobhan Pritchard's sore knee in the bath")
    assert named.without_names
    assert named.record_ids == (kept,)
    assert named.results[0].score == ask(store, "and sore knee in the bath").results[0].score
    assert not ask(store, "sore knee").without_names


def test_a_count_of_a_facet_is_what_ticking_it_gives(store: Database) -> None:
    for number in range(12):
        keep(store, f"Seat {number}", "Raised toilet seat after a hip operation", kind="consultation")
        keep(store, f"Rail {number}", "Grab rail beside the toilet" + " and a hip" * (number % 3), kind="learning")
    for question in ("toilet seat after a hip operation", "grab rail", "hip"):
        counts = ask(store, question).facet_counts["kind"]
        for kind, count in counts.items():
            assert len(ask(store, question, filters=Filters(kinds=(kind,))).close_ids) == count, (question, kind)


def test_a_word_that_stands_in_the_title_alone_says_why(store: Database) -> None:
    keep(store, "A hoist in a box room", "Gantry over the bed, fitted with space to spare")
    (result,) = ask(store, "hoist").results
    assert result.why.words == ("hoist",)


def test_what_the_dictionary_has_is_not_put_right_and_yet_found(store: Database) -> None:
    kept = keep(store, "Wrist", "Carpal splint at night for a numb hand")
    found = ask(store, "carpel splint")
    assert found.did_you_mean is None
    assert found.record_ids == (kept,)


def test_newest_and_oldest_go_by_the_month(store: Database) -> None:
    ids = []
    for month in ("2025-03", "2024-11", "2025-10"):
        record = Record(
            kind="consultation",
            title=clean("Bath"),
            month=month,
            sections=(Section("challenge", clean("A bath seat")),),
        )
        with store.begin() as session:
            key = add_record(session, record, origin="here")
            save_passages(session, key, split(key, record, EMBEDDER.tokenizer))
        ids.append(key)
    embed_all(store, EMBEDDER)
    assert ask(store, "bath seat", sort="newest").record_ids == (ids[2], ids[0], ids[1])
    assert ask(store, "bath seat", sort="oldest").record_ids == (ids[1], ids[0], ids[2])


def test_another_way_of_saying_it_is_marked_where_it_stands_whole(store: Database) -> None:
    with store.begin() as session:
        add_synonyms(session, "ADL", ["daily living"])
    keep(store, "Plan", "Practice of daily living with a carer")
    keep(store, "Diary", "A daily diary")
    why = {str(result.title): result.why.words for result in ask(store, "ADL daily").results}
    assert why["Plan"] == ("daily", "living")
    assert ask(store, "ADL").results[0].why.words == ("daily", "living")
    assert all("daily" not in one.why.words for one in ask(store, "ADL").results if one.title == "Diary")
