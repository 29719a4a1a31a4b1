"""Suggesting a record's facets by meaning, where neither the note nor a colleague says them."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Protocol

import numpy as np

from kb.types import Embedded, FloatArray
from kb.vocabulary import FACETS

SUGGESTED: Final = ("practice_area", "setting", "condition_group", "challenge_type")
"""An age is never guessed from what a text is about."""

MOST: Final[dict[str, int]] = {"practice_area": 2, "setting": 1, "condition_group": 1, "challenge_type": 2}
NEAR_BEST: Final = 0.04
LEAST: Final[dict[str, float]] = {
    "practice_area": 0.40,
    "setting": 0.45,
    "condition_group": 0.42,
    "challenge_type": 0.40,
}


class MakesEmbeddings(Protocol):
    """The part of an embedder that suggesting needs."""

    @property
    def model_id(self) -> str:
        """Name everything that changes the embeddings."""

    def embed(self, texts: Sequence[str]) -> list[Embedded]:
        """Return each text's embedding, in the order given."""


@dataclass(frozen=True)
class TermEmbeddings:
    """Embeddings, float32 (terms, dimensions), of each facet's terms, and the terms in that order."""

    terms: Mapping[str, tuple[str, ...]]
    embeddings: Mapping[str, FloatArray]


def embed_terms(embedder: MakesEmbeddings) -> TermEmbeddings:
    """The embeddings of every term's description; takes the model well under a second."""
    described = {facet: _descriptions(facet) for facet in SUGGESTED}
    texts = [text for of_facet in described.values() for text in of_facet.values()]
    made = iter(embedder.embed(texts))
    embeddings = {
        facet: np.stack([next(made).embedding for _ in of_facet]).astype(np.float32)
        for facet, of_facet in described.items()
    }
    return TermEmbeddings({facet: tuple(of_facet) for facet, of_facet in described.items()}, embeddings)


def suggest(passages: Sequence[FloatArray], terms: TermEmbeddings) -> dict[str, tuple[str, ...]]:
    """Terms whose descriptions stand close to the record's passages, best first; facets without any are left out."""
    if not passages:
        return {}
    record = np.stack(passages).astype(np.float32)
    found: dict[str, tuple[str, ...]] = {}
    for facet in SUGGESTED:
        closeness = closeness_of(record, terms.embeddings[facet])
        chosen = _close_enough(facet, closeness)
        if chosen:
            found[facet] = tuple(terms.terms[facet][at] for at in chosen)
    return found


def closeness_of(record: FloatArray, terms: FloatArray) -> FloatArray:
    """How close each term is to a record: the mean of its best passage's cosine and that with the record as a whole."""
    whole = record.mean(axis=0)
    whole /= max(float(np.linalg.norm(whole)), 1e-9)
    closeness: FloatArray = ((terms @ record.T).max(axis=1) + terms @ whole) / 2
    return closeness


def _close_enough(facet: str, closeness: FloatArray) -> list[int]:
    order = [int(at) for at in np.argsort(-closeness, kind="stable")[: MOST[facet]]]
    best = float(closeness[order[0]])
    return [at for at in order if closeness[at] >= LEAST[facet] and closeness[at] >= best - NEAR_BEST]


@cache
def terms_by_name(facet: str) -> dict[str, str]:
    """The team's terms by every name a note may use for them, in small letters."""
    names = {term.casefold(): term for term in FACETS[facet]}
    for term, described in _read()[facet].items():
        for name in described["also"]:
            names.setdefault(str(name).casefold(), term)
    return names


def _descriptions(facet: str) -> dict[str, str]:
    described = _read()[facet]
    return {term: f"{term}. {described[term]['about']}" for term in FACETS[facet] if described[term]["about"]}


@cache
def _read() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("kb") / "data" / "term_descriptions.toml").read_text("utf-8"))
