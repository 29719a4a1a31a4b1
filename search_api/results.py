"""A line of results, as pages show it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kb.search import SearchResult
from kb.store.finding import RecordFacts
from kb.types import Strength
from search_api.excerpts import Piece, excerpt, why_matched

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
    section: str = ""
    page: int | None = None


def line_of(result: SearchResult) -> Line:
    """A search's result with the part of its passage that matched."""
    passage = result.passage
    return replace(
        line_of_facts(result.facts, excerpt(str(passage.text), result.marks)),
        strength=result.strength,
        why=why_matched(result),
        section=str(passage.heading or ""),
        page=passage.page,
    )


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
