"""From one case to the cases like it: more like this, search by case, approaches by outcome, who has handled it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from sqlalchemy.orm import Session

from kb.candidates import Asked, gather, score_by_words
from kb.database import Database
from kb.embedder import EmbeddedQuery, Embedder
from kb.index import VectorIndex
from kb.keyword import Concept, Words
from kb.late_interaction import unit_rows
from kb.query import Parsed
from kb.query_adapter import turned, turning_in
from kb.store.finding import (
    Filters,
    RecordFacts,
    allowed_records,
    approaches_tried,
    facts_of,
    passages_of_fields,
    people_behind,
)
from kb.types import FloatArray
from kb.vocabulary import RESULTS
from kb.word_index import words_of
from kb.words import content_stems, stem_spans

CHALLENGE_FIELDS: Final = ("key_question", "challenge", "background", "person", "environment", "occupation")
"""What a case is compared by: what made it hard and for whom, never what was tried or how it went."""
PARTS: Final = ("challenge", "person", "environment", "occupation")
SMALL: Final = 5
"""Counts below this are an anecdote, not evidence."""
RARE_WORDS: Final = 25
WORDS_SHOWN: Final = 5
COMMON: Final = 4
"""A word that more than one record in so many has says little about any of them."""
FEW_RECORDS: Final = 20
"""Below this many records with a word, nothing is called common."""


@dataclass(frozen=True)
class SimilarRecord:
    """A record like another, which of its terms they share, and the rarest words that it dwells on and the case has.

    There is no word for how like: between the consultations of the samples the cosine tells none. At 0.42 some were
    of one kind and at 0.55 half were not, whether judged by their terms or by eye.
    """

    facts: RecordFacts
    score: float
    shared: dict[str, tuple[str, ...]]
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class ApproachOutcomes:
    """One approach over a set of consultations: the ids of the records by result."""

    approach: str
    by_result: dict[str, tuple[str, ...]]

    @property
    def record_ids(self) -> tuple[str, ...]:
        """Every record in which the approach was tried, each once."""
        return tuple(dict.fromkeys(key for ids in self.by_result.values() for key in ids))

    @property
    def warning(self) -> str | None:
        """What to say about a small number, or None."""
        count = len(self.record_ids)
        if count >= SMALL:
            return None
        return f"{count} {'case' if count == 1 else 'cases'}: an anecdote, not evidence"


@dataclass(frozen=True)
class Colleague:
    """Somebody behind the records who agreed to be named."""

    person_id: str
    name: str
    record_ids: tuple[str, ...]


def similar_to(
    record_id: str,
    *,
    store: Database,
    embedder: Embedder,
    index: VectorIndex | None,
    limit: int = 5,
) -> list[SimilarRecord]:
    """Return the records most like one, compared by its challenge and not by its outcome."""
    with store.read() as session:
        passages = passages_of_fields(session, record_id, CHALLENGE_FIELDS)
        own = facts_of(session, [record_id]).get(record_id)
    if not passages:
        return []
    texts = [f"{passage.title}. {passage.text}" for passage in passages]
    case = {"challenge": "\n".join(texts)}
    # One note beside others: there is no question to turn.
    found = similar_case(case, store=store, embedder=embedder, index=index, turn=False)
    facets = own.facets if own else {}
    others = [one for one in found if one.facts.id != record_id][:limit]
    return [replace(one, shared=shared_terms(facets, one.facts.facets)) for one in others]


def similar_case(
    parts: Mapping[str, str],
    *,
    store: Database,
    embedder: Embedder,
    index: VectorIndex | None,
    weights: Mapping[str, float] | None = None,
    filters: Filters | None = None,
    turn: bool = True,
) -> list[SimilarRecord]:
    """Return the records most like a described case, best first.

    `parts` maps challenge, person, environment and occupation to text; `weights` says how much each of them counts, 1
    where nothing is said; with `turn` the case is asked as a question is. The text is not kept.
    """
    with store.read() as session:
        known = words_of(store).bring_level(session)
        asked = ask_case(parts, weights or {}, known, embedder)
        share = turning_in(session, embedder.model_id, known.passage_count) if turn else 0.0
        asked = replace(asked, embedding=turned(asked.embedding, embedder.model_id, share), turned=share)
        allowed = allowed_records(session, filters) if filters else None
        ranked = gather(session, asked, known, embedder.model_id, index, allowed=allowed).ranked
        facts = facts_of(session, [key for key, _ in ranked])
    shared = words_shared(asked, known)
    return [
        SimilarRecord(facts[key], evidence.score, {}, tuple(shared.get(key, ()))[:WORDS_SHOWN])
        for key, evidence in ranked
        if key in facts
    ]


def words_shared(asked: Asked, words: Words) -> dict[str, list[str]]:
    """Return the words of a case that each record dwells on too, by record id, the rarest first.

    A word that is rare here can be an ordinary one that was written in passing: what a record is about, it says twice.
    """
    spelled: dict[str, str] = {}
    for start, end, stem in stem_spans(asked.text):
        spelled.setdefault(stem, asked.text[start:end].lower())
    found: dict[str, list[str]] = defaultdict(list)
    for concept in asked.concepts:
        for stem in concept.stems:
            holding = words.records_with(stem)
            if len(holding) * COMMON <= words.record_count or len(holding) < FEW_RECORDS:
                for key in words.records_dwelling_on(stem):
                    found[key].append(spelled.get(stem, stem))
    return found


def ask_case(parts: Mapping[str, str], weights: Mapping[str, float], words: Words, embedder: Embedder) -> Asked:
    """Make a described case into a question: the mean of its parts' embeddings, and its rarest words."""
    stretches = [
        (stretch, weights.get(part, 1.0))
        for part, text in parts.items()
        for stretch in in_stretches(text)
        if text.strip() and weights.get(part, 1.0) > 0
    ]
    made = embedder.embed_queries([stretch for stretch, _ in stretches])
    text = " ".join(stretch for stretch, _ in stretches)
    stems = sorted(dict.fromkeys(content_stems(text)), key=words.rarity, reverse=True)
    known = [stem for stem in stems if words.knows(stem)]
    concepts = tuple(Concept((stem,)) for stem in known[:RARE_WORDS])
    embedding = _mean(made, [weight for _, weight in stretches])
    by_words, trust = score_by_words(concepts, words)
    return Asked(
        Parsed(text),
        text,
        concepts,
        embedding,
        (),
        by_words,
        trust,
    )


def _mean(made: Sequence[EmbeddedQuery], weights: Sequence[float]) -> FloatArray | None:
    if not made:
        return None
    summed = sum(one.embedding * np.float32(weight) for one, weight in zip(made, weights, strict=True))
    mean: FloatArray = unit_rows(np.asarray(summed, dtype=np.float32)[None])[0]
    return mean


def in_stretches(text: str, words: int = 120) -> list[str]:
    """Return a text in stretches that the model can read whole."""
    spelled = text.split()
    return [" ".join(spelled[at : at + words]) for at in range(0, len(spelled), words)]


def shared_terms(one: Mapping[str, Sequence[str]], other: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the terms that two records share, by facet: same setting, same age band and so on."""
    both = {facet: tuple(term for term in terms if term in other.get(facet, ())) for facet, terms in one.items()}
    return {facet: terms for facet, terms in both.items() if terms}


def approaches_by_outcome(session: Session, record_ids: Sequence[str]) -> list[ApproachOutcomes]:
    """Return what was tried in these consultations and how it went, follow-ups included, the most tried first.

    An approach is counted by its term of the team's list, so the same one in other words counts once; a record
    counts once for an approach and a result.
    """
    table: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: {result: {} for result in RESULTS})
    for one in approaches_tried(session, record_ids):
        approach = one.term or one.described.strip().casefold()
        if approach:
            table[approach].setdefault(one.result or "not yet known", {})[one.record_id] = None
    counted = [
        ApproachOutcomes(approach, {result: tuple(ids) for result, ids in results.items()})
        for approach, results in table.items()
    ]
    return sorted(counted, key=lambda row: (-len(row.record_ids), row.approach))


def who_has_handled(session: Session, record_ids: Sequence[str]) -> list[Colleague]:
    """Return the people behind these records who agreed to be named, by name and in no other order."""
    found: dict[tuple[str, str], list[str]] = {}
    for person_id, name, record_id in people_behind(session, record_ids):
        found.setdefault((person_id, name), []).append(record_id)
    return [Colleague(person_id, name, tuple(ids)) for (person_id, name), ids in found.items()]
