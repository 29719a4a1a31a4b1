"""A search: meaning and words asked side by side, fused, grouped by record, returned with the evidence."""

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from sqlalchemy.orm import Session

from kb.candidates import Asked, Found, Near, ask, ask_index, gather
from kb.database import Database
from kb.embedder import Embedder
from kb.fusion import Evidence
from kb.index import VectorIndex
from kb.keyword import Words, WordsSeen
from kb.marks import Mark, mark_passage
from kb.query import parse
from kb.query_adapter import turning_in
from kb.store.finding import (
    Filters,
    FoundPassage,
    RecordFacts,
    allowed_records,
    facts_of,
    found_passages,
    packed_words,
    uses_of,
)
from kb.store.passages import lead_in
from kb.store.words import list_synonyms
from kb.strength import Calibration, load_calibration
from kb.synonyms import language_of
from kb.types import CleanText, Strength
from kb.vocabulary import FIELD_LABELS
from kb.word_index import words_of
from kb.words import stem_spans

__all__ = ["Answer", "Filters", "Mark", "Prepared", "Query", "SearchResult", "Why", "answer", "prepare", "search"]

Sort = Literal["best", "newest", "oldest", "used"]
PER_PAGE = 10
NEAREST = 5
"""Records shown where nothing is close enough, and after those that are."""
FEW_WORDS = 3
"""Up to so many things asked for, a strong match has them all."""


@dataclass(frozen=True)
class Query:
    """What a person asks: their words, what results are limited to, in which order, which page."""

    text: str
    filters: Filters = field(default_factory=Filters)
    sort: Sort = "best"
    page: int = 1
    per_page: int = PER_PAGE
    as_typed: bool = False
    """No slip in the words is put right."""


@dataclass(frozen=True)
class Why:
    """Why a result matched: words of the question that stand in it, and whether meaning alone brought it."""

    words: tuple[str, ...]
    meaning: bool


@dataclass(frozen=True)
class SearchResult:
    """A record that was found, with the passage that speaks for it and where that passage matched."""

    record_id: str
    kind: str
    title: CleanText
    score: float
    strength: Strength
    passage: FoundPassage
    marks: tuple[Mark, ...]
    why: Why
    facts: RecordFacts


@dataclass(frozen=True)
class Answer:
    """A page of results, best first, with what is true of all of them."""

    query: Query
    strength: Strength
    results: tuple[SearchResult, ...]
    total: int
    """All that came near, the merely nearest included: what there are pages of."""
    facet_counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Over the records of `close_ids`; over all results where nothing is close."""
    record_ids: tuple[str, ...] = ()
    """Every result's record, in order: for approaches by outcome and who has handled this."""
    close_ids: tuple[str, ...] = ()
    """The records among them that are not merely the nearest there is: those with a strength but 'none'."""
    fair_ids: tuple[str, ...] = ()
    """The records among those whose match is more than weak."""
    degraded: bool = False
    """The index could not be asked: this is the answer of words alone."""
    did_you_mean: str | None = None
    """The question with its slips put right, which is what was searched for."""
    also_searched: tuple[str, ...] = ()
    without_names: bool = False
    """Names in the question were left out of it."""

    @property
    def pages(self) -> int:
        return max(-(-self.total // self.query.per_page), 1)

    def as_json(self, paths: Mapping[str, str] | None = None) -> dict[str, object]:
        """Return the answer as `kb search --json` and the API give it; `paths` are for whoever may see files' names.

        `total` and `facets` both count the records that are close; `further` are those that are merely the nearest.
        """
        return {
            "query": self.query.text,
            "strength": self.strength,
            "total": len(self.close_ids),
            "further": self.total - len(self.close_ids),
            "degraded": self.degraded,
            "did_you_mean": self.did_you_mean,
            "also_searched": list(self.also_searched),
            "facets": {facet: dict(counts) for facet, counts in self.facet_counts.items() if self.close_ids},
            "results": [result_as_json(result, paths or {}) for result in self.results],
        }


def section_of(passage: FoundPassage) -> str:
    """Which part of its record a passage is, in words: its heading, else what its field is called on the page."""
    return str(passage.heading or FIELD_LABELS.get(passage.field, passage.field.replace("_", " ").capitalize()))


def result_as_json(result: SearchResult, paths: Mapping[str, str]) -> dict[str, object]:
    """Return one result as plain values; its source is the path as taken in, where `paths` has it."""
    return {
        "record_id": result.record_id,
        "kind": result.kind,
        "title": str(result.title),
        "source": paths.get(result.record_id),
        "score": round(result.score, 4),
        "strength": result.strength,
        "passage": {
            "text": str(result.passage.text),
            "section": section_of(result.passage),
            "page": result.passage.page,
        },
        "why": {"words": list(result.why.words), "meaning": result.why.meaning},
    }


def calibration_of(store: Database, model_id: str, turned: float) -> Calibration:
    """Return how strength is judged in this store: by the line that was fitted beside it, else by the shipped one."""
    return load_calibration(model_id, turned, store.folder)


@dataclass(frozen=True)
class Allowed:
    """The records that a question's filters let through, and what lies near it among those."""

    record_ids: frozenset[str]
    near: Near


@dataclass(frozen=True)
class Prepared:
    """A question that was read and embedded, the words of the store that it was weighed by, and what lies near it.

    `allowed` is None without filters; of the words of another process only what they have seen is known.
    """

    query: Query
    model_id: str
    words: Words | WordsSeen
    asked: Asked
    near: Near
    allowed: Allowed | None = None

    def for_another_process(self) -> "Prepared":
        """The same with nothing of its words but what they have seen."""
        return replace(self, words=self.words.seen) if isinstance(self.words, Words) else self


class OtherWords(Exception):
    """A question was weighed by other words than those of the store as this process read it."""


def prepare(query: Query, *, store: Database, embedder: Embedder, index: VectorIndex | None) -> Prepared:
    """Make a question ready for `answer`: all that the embedding model and the index have to do."""
    with store.read() as session:
        words = words_of(store).bring_level(session)
        language = language_of(tuple(list_synonyms(session)))
        turn = turning_in(session, embedder.model_id, words.passage_count)
        inside = frozenset(allowed_records(session, query.filters)) if query.filters else None
    asked = ask(parse(query.text), words, embedder, language, turn=turn, as_typed=query.as_typed)
    near = ask_index(asked, words, index)
    allowed = None if inside is None else Allowed(inside, ask_index(asked, words, index, inside))
    return Prepared(query, embedder.model_id, words, asked, near, allowed)


def search(query: Query, *, store: Database, embedder: Embedder, index: VectorIndex | None) -> Answer:
    """Find the records that answer a question, and say why and how strongly."""
    return answer(prepare(query, store=store, embedder=embedder, index=index), store)


def answer(prepared: Prepared, store: Database) -> Answer:
    """Find the records that answer a question that was made ready: the work of the database and of comparing words.

    Raises OtherWords for a question from another process whose words are not those that this one has read.
    """
    query = prepared.query
    if parse(query.text).only_leaves_out:
        return Answer(query=query, strength="none", results=(), total=0)
    with store.read() as session:
        known, asked = _words_of(prepared, store, session), prepared.asked
        line = calibration_of(store, prepared.model_id, asked.turned)
        found = gather(session, asked, known, prepared.model_id, prepared.near)
        strengths = strengths_of(found, line, asked, known)
        if allowed := prepared.allowed:
            found = gather(session, asked, known, prepared.model_id, allowed.near, allowed=allowed.record_ids)
            close_there: dict[str, Strength] = {
                key: word for key, word in strengths.items() if word != "none" and key in allowed.record_ids
            }
            # What is close is so with filters as without: each count of a facet is what ticking it gives.
            strengths = close_there or strengths_of(found, line, asked, known)
        facts = facts_of(session, [record_id for record_id, _ in found.ranked])
        ranked = [
            _Ranked(facts[record_id], evidence, strengths.get(record_id, "none"))
            for record_id, evidence in found.ranked
            if record_id in facts
        ]
        uses = uses_of(session, list(facts)) if query.sort == "used" else {}
        ordered = in_order(ranked, query.sort, uses)
        shown = ordered[(max(query.page, 1) - 1) * query.per_page :][: query.per_page]
        results = _results(session, shown, asked, prepared.model_id, found.packed)
    logging.getLogger(__name__).debug("search gave %d records", len(ordered))
    close = [one.facts for one in ranked if one.strength != "none"]
    return Answer(
        query=query,
        strength=min((one.strength for one in ranked), key=get_args(Strength).index, default="none"),
        results=results,
        total=len(ordered),
        facet_counts=count_facets(close or [one.facts for one in ranked]),
        record_ids=tuple(one.facts.id for one in ordered),
        close_ids=tuple(fact.id for fact in close),
        fair_ids=tuple(one.facts.id for one in ranked if one.strength in ("fair", "strong")),
        degraded=found.degraded,
        did_you_mean=asked.did_you_mean,
        also_searched=asked.also_searched,
        without_names=asked.without_names,
    )


def _words_of(prepared: Prepared, store: Database, session: Session) -> Words:
    """The words that a question was weighed by. Raises OtherWords."""
    if isinstance(prepared.words, Words):
        return prepared.words
    words = words_of(store).read_to(session, prepared.words)
    if words is None:
        raise OtherWords
    return words


def strengths_of(found: Found, line: Calibration, asked: Asked, known: Words) -> dict[str, Strength]:
    """Return the word for the strength of each record found, by id.

    Where a question is of few words, a record with some of them alone is no strong match, however near it comes:
    "toilet" of "raised toilet seat".
    """
    ids = [record_id for record_id, _ in found.ranked]

    def says_all(at: int) -> bool:
        record = known.record_at(ids[at])
        return record is not None and all(known.says(record, concept) for concept in asked.concepts)

    evidence = [one for _, one in found.ranked]
    few = len(asked.concepts) <= FEW_WORDS
    words = line.strengths(evidence, says_all) if few else line.strengths(evidence)
    return dict(zip(ids, words, strict=True))


@dataclass(frozen=True)
class _Ranked:
    """A record at its place among the results."""

    facts: RecordFacts
    evidence: Evidence
    strength: Strength


def in_order(ranked: Sequence[_Ranked], sort: Sort, uses: Mapping[str, int]) -> list[_Ranked]:
    """Return the results best first as they came, by how often they were of use, or by their months.

    A record without a month of its own has the one it came in; those of one month are by when they came.

    In any order those that are close come before those that are merely the nearest there is.
    """
    ordered = list(ranked)
    if sort == "used":
        ordered.sort(key=lambda one: -uses.get(one.facts.id, 0))
    elif sort != "best":
        ordered.sort(key=lambda one: one.facts.when, reverse=sort == "newest")
    return sorted(ordered, key=lambda one: one.strength == "none")


def count_facets(facts: Sequence[RecordFacts]) -> dict[str, dict[str, int]]:
    """Return how many of the results have each kind, term and result, the most frequent first."""
    counts: dict[str, Counter[str]] = {"kind": Counter(), "result": Counter()}
    for fact in facts:
        counts["kind"][fact.kind] += 1
        counts["result"].update(fact.results)
        for facet, terms in fact.facets.items():
            counts.setdefault(facet, Counter()).update(terms)
    return {facet: dict(counter.most_common()) for facet, counter in counts.items()}


def _results(
    session: Session, shown: Sequence[_Ranked], asked: Asked, model_id: str, compared: Mapping[str, bytes]
) -> tuple[SearchResult, ...]:
    """The results of a page; `compared` has the packed word vectors that were read already."""
    ids = [one.evidence.passage_id for one in shown]
    passages = found_passages(session, ids)
    unread = [key for key in ids if key not in compared] if asked.wordings else []
    packed = {**compared, **packed_words(session, model_id, unread)} if unread else compared
    results = []
    for one in shown:
        if (passage := passages.get(one.evidence.passage_id)) is None:
            continue
        marks = mark_passage(passage, asked, packed.get(passage.id))
        results.append(
            SearchResult(
                record_id=one.facts.id,
                kind=one.facts.kind,
                title=one.facts.title,
                score=one.evidence.score,
                strength=one.strength,
                passage=passage,
                marks=marks,
                why=_why(passage, marks, asked),
                facts=one.facts,
            )
        )
    return tuple(results)


def _why(passage: FoundPassage, marks: Sequence[Mark], asked: Asked) -> Why:
    """The words of the question that stand in a passage, else those in its heading or its record's title."""
    text = str(passage.text)
    spelled = [text[mark.start : mark.end].lower() for mark in marks if mark.kind == "word"]
    above = lead_in(passage.title, passage.heading)
    spans = [] if spelled else stem_spans(above)
    looked_for = asked.stems_in({word for _, _, word in spans})
    spelled = spelled or [above[start:end].lower() for start, end, word in spans if word in looked_for]
    return Why(tuple(dict.fromkeys(spelled)), any(mark.kind == "meaning" for mark in marks))
