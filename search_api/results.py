"""A line of results, as pages show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, TypeAlias

from kb.search import SearchResult
from kb.similar import SimilarRecord, shared_terms
from kb.store.finding import RecordFacts
from kb.types import Strength
from search_api.asking import LABELS
from search_api.excerpts import Piece, excerpt, why_matched
from search_api.pages import capital

Terms: TypeAlias = Mapping[str, Sequence[str]]
NO_TERMS: Final[Terms] = {}
STRENGTHS: Final[dict[Strength, str]] = {
    "strong": "Strong match",
    "fair": "Fair match",
    "weak": "Weak match",
    "none": "Not close",
}


@dataclass(frozen=True)
class Line:
    """A result as the page shows it."""

    id: str
    kind: str
    title: str
    status: str
    month: str | None
    created: datetime
    superseded: bool
    terms: tuple[str, ...]
    pieces: list[Piece]
    strength: Strength | None = None
    why: str = ""
    place: str = ""
    uses: int = 0


def line_of(result: SearchResult, named: Terms = NO_TERMS, uses: int = 0) -> Line:
    """A search's result with the part of its passage that matched; `named` are the terms that the question names."""
    passage = result.passage
    agreeing = same_terms(shared_terms(named, result.facts.facets))
    return replace(
        line_of_facts(result.facts, excerpt(str(passage.text), result.marks)),
        strength=result.strength,
        why=f"{why_matched(result)} {agreeing}".strip(),
        uses=uses,
        place=place_of(str(passage.heading or ""), passage.page),
    )


def place_of(heading: str, page: int | None) -> str:
    """Where a passage stands, as it is put before it: 'Outcome, page 2:', 'What?'; '' for a note without headings."""
    named = heading.rstrip(" .:;,") if not page else heading.rstrip(" .:;,?!")
    place = ", ".join(part for part in (named, f"page {page}" if page else "") if part)
    return capital(place) + ("" if place.endswith(("?", "!")) or not place else ":")


def same_terms(shared: Terms) -> str:
    """Which terms agree, in a sentence: 'The same setting: school; the same condition: stroke.'"""
    words = [f"the same {LABELS[facet].lower()}: {', '.join(terms)}" for facet, terms in shared.items() if terms]
    return capital("; ".join(words)) + "." if words else ""


def why_alike(record: SimilarRecord, shared: Terms) -> str:
    """Why a record is like a case, in a sentence or two: the terms that agree, and the rare words both speak of."""
    words = ", ".join(f"“{word}”" for word in record.words)
    spoken = f"Both speak of {words}." if words else ""
    return f"{same_terms(shared)} {spoken}".strip() or "Means much the same in other words."


def line_of_facts(facts: RecordFacts, pieces: list[Piece], why: str = "") -> Line:
    """A record's line with the given piece of its text."""
    terms = (
        *facts.facets.get("practice_area", ()),
        *facts.facets.get("setting", ()),
        *facts.facets.get("age_band", ()),
    )
    return Line(
        id=facts.id,
        kind=facts.kind,
        title=str(facts.title),
        status=facts.status,
        month=facts.month,
        created=facts.created,
        superseded=facts.superseded,
        terms=terms,
        pieces=pieces,
        why=why,
    )
