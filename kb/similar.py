"""From one case to the cases like it: more like this, search by case, approaches by outcome, who has handled it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from sqlalchemy.orm import Session

from kb.candidates import Asked, ask, ask_index, gather
from kb.database import Database
from kb.embedder import EmbeddedQuery, Embedder
from kb.index import VectorIndex
from kb.keyword import Words
from kb.late_interaction import unit_rows
from kb.query import Parsed
from kb.query_adapter import turned, turning_in
from kb.search import calibration_of, strengths_of
from kb.store.finding import (
    RecordFacts,
    TriedApproach,
    facts_of,
    passages_of_fields,
    people_behind,
)
from kb.store.words import list_synonyms
from kb.synonyms import Language, language_of
from kb.tokens import Tokenizer
from kb.types import FloatArray, Strength
from kb.vocabulary import RESULTS
from kb.word_index import words_of
from kb.words import stem_spans

CHALLENGE_FIELDS: Final = ("key_question", "challenge", "background", "person", "environment", "occupation")
"""What a case is compared by: what made it hard and for whom, never what was tried or how it went."""
PARTS: Final = ("challenge", "person", "environment", "occupation")
SMALL: Final = 5
"""Counts below this are an anecdote, not evidence."""
WORDS_SHOWN: Final = 5
COMMON: Final = 10
"""A word that more than one record in so many has says little about any of them."""
FEW_RECORDS: Final = 5
"""Up to this many records with a word, it is not common here."""
COMMON_IN_ENGLISH: Final = 3_000
"""So many of the commonest words of English say little about any record, however rare they are here."""


@dataclass(frozen=True)
class SimilarRecord:
    """A record like another, how strong the match is, which of its terms they share, and the rarest words of both."""

    facts: RecordFacts
    score: float
    strength: Strength
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
    found = similar_case(case, store=store, embedder=embedder, index=index)
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
) -> list[SimilarRecord]:
    """Return the records most like a described case, best first.

    `parts` maps challenge, person, environment and occupation to text; `weights` says how much each of them counts, 1
    where nothing is said. The case is asked as a question is, so what is said of its strength holds here too
    (docs/search.md). The text is not kept.
    """
    with store.read() as session:
        known = words_of(store).bring_level(session)
        language = language_of(tuple(list_synonyms(session)))
        turn = turning_in(session, embedder.model_id, known.passage_count)
        asked = ask_case(parts, weights or {}, known, embedder, language, turn=turn)
        found = gather(session, asked, known, embedder.model_id, ask_index(asked, known, index))
        facts = facts_of(session, [key for key, _ in found.ranked])
    strengths = strengths_of(found, calibration_of(store, embedder.model_id, asked.turned), asked, known)
    shared = words_shared(asked.parsed.text, known, embedder.tokenizer)
    return [
        SimilarRecord(facts[key], evidence.score, strengths[key], {}, tuple(shared.get(key, ()))[:WORDS_SHOWN])
        for key, evidence in found.ranked
        if key in facts
    ]


def words_shared(text: str, words: Words, tokenizer: Tokenizer) -> dict[str, list[str]]:
    """Return the rare words of a case that each record dwells on too, by record id, the rarest first.

    A word that is rare here can be an ordinary one that was written in passing: it is named where it is no everyday
    word of English and the record has it twice.
    """
    spelled: dict[str, str] = {}
    for start, end, stem in stem_spans(text):
        spelled.setdefault(stem, text[start:end].lower())
    found: dict[str, list[str]] = defaultdict(list)
    for stem in sorted(spelled, key=words.rarity, reverse=True):
        holding = len(words.records_with(stem))
        rare = holding * COMMON <= words.record_count or holding <= FEW_RECORDS
        if rare and spelled[stem].isalpha() and not _is_everyday((spelled[stem], stem), tokenizer):
            for key in words.records_dwelling_on(stem):
                found[key].append(spelled[stem])
    return found


def _is_everyday(forms: Sequence[str], tokenizer: Tokenizer) -> bool:
    places = [place for form in forms if (place := tokenizer.place_of(form)) is not None]
    return min(places, default=COMMON_IN_ENGLISH) < COMMON_IN_ENGLISH


def ask_case(
    parts: Mapping[str, str],
    weights: Mapping[str, float],
    words: Words,
    embedder: Embedder,
    language: Language | None = None,
    *,
    turn: float,
) -> Asked:
    """Make a described case into a question, whose embedding is the mean of its parts' where there are several."""
    stretches = [
        (stretch, weights.get(part, 1.0))
        for part, text in parts.items()
        for stretch in in_stretches(text)
        if text.strip() and weights.get(part, 1.0) > 0
    ]
    text = " ".join(stretch for stretch, _ in stretches)
    asked = ask(Parsed(text, typed=text), words, embedder, language, turn=turn)
    if len(stretches) < 2 or asked.embedding is None:
        return asked
    made = embedder.embed_queries([stretch for stretch, _ in stretches])
    embedding = _mean(made, [weight for _, weight in stretches])
    return replace(asked, embedding=turned(embedding, embedder.model_id, turn))


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


def approaches_by_outcome(tried: Iterable[TriedApproach]) -> list[ApproachOutcomes]:
    """Return what was tried in some consultations and how it went, follow-ups included, the most tried first.

    An approach is counted by its term of the team's list, so the same one in other words counts once; a record
    counts once for an approach and a result.
    """
    table: dict[str, dict[str, dict[str, None]]] = defaultdict(lambda: {result: {} for result in RESULTS})
    for one in tried:
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
