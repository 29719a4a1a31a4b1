"""A search as its address says it: read from there, and written back with one thing changed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from kb.search import PER_PAGE, Filters, Query, Sort
from kb.types import KINDS
from kb.vocabulary import FACETS, RESULTS
from search_api.paging import page_of

LONGEST: Final = 4_000
"""Characters of a question that are read; a whole case description fits."""
CHOICES: Final[dict[str, tuple[str, ...]]] = {"kind": KINDS, **FACETS, "result": RESULTS}
LABELS: Final[dict[str, str]] = {
    "kind": "Kind",
    "practice_area": "Practice area",
    "setting": "Setting",
    "age_band": "Age band",
    "condition_group": "Condition",
    "challenge_type": "Challenge",
    "result": "How it went",
    "since": "From",
    "until": "Until",
}
SORTS: Final[dict[str, str]] = {"best": "Best match", "newest": "Newest", "oldest": "Oldest", "used": "Most used"}
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Chip:
    """A filter in force, in words, and the address of the same search without it."""

    label: str
    words: str
    without: str


@dataclass(frozen=True)
class Option:
    """A term results can be limited to, with how many of them have it."""

    term: str
    count: int
    chosen: bool


def query_of(params: QueryParams, *, per_page: int = PER_PAGE) -> Query:
    """The search that an address asks for; what it cannot mean is left out, never an error."""
    chosen = {name: tuple(t for t in params.getlist(name) if t in terms) for name, terms in CHOICES.items()}
    since, until = _period(_month(params.get("since", "")), _month(params.get("until", "")))
    sort = params.get("sort", "best")
    return Query(
        text=" ".join(params.get("q", "")[:LONGEST].replace("\x00", "").split()),
        filters=Filters(
            kinds=chosen.pop("kind"),
            results=chosen.pop("result"),
            facets={facet: terms for facet, terms in chosen.items() if terms},
            since=since,
            until=until,
        ),
        sort=sort if sort in get_args(Sort) else "best",  # type: ignore[arg-type]  # it is one of Sort's words
        page=page_of(params.get("page", "1")),
        per_page=per_page,
        as_typed=params.get("as_typed") == "1",
    )


def fields_of(query: Query) -> list[tuple[str, str]]:
    """The names and values that stand for a search in an address, without its page."""
    filters = query.filters
    fields = [("q", query.text)] if query.text else []
    fields += [("as_typed", "1")] if query.as_typed else []
    fields += [("kind", kind) for kind in filters.kinds]
    fields += [(facet, term) for facet, terms in filters.facets.items() for term in terms]
    fields += [("result", result) for result in filters.results]
    fields += [(name, month) for name, month in (("since", filters.since), ("until", filters.until)) if month]
    return fields if query.sort == "best" else [*fields, ("sort", query.sort)]


def address(query: Query, page: int = 1) -> str:
    """The address of a page of a search."""
    fields = fields_of(query)
    return "/search?" + urlencode(fields if page == 1 else [*fields, ("page", str(page))])


def chips_of(query: Query) -> list[Chip]:
    """The filters in force, each with the way to be rid of it."""
    fields = fields_of(query)
    return [
        Chip(LABELS[name], value, "/search?" + urlencode([other for other in fields if other != (name, value)]))
        for name, value in fields
        if name in LABELS
    ]


def options_of(query: Query, counts: Mapping[str, Mapping[str, int]]) -> dict[str, list[Option]]:
    """The terms of each facet that results can be limited to: those that are there, and those in force.

    The most frequent come first, then by the alphabet; bands of age stay in their own order.
    """
    chosen = set(fields_of(query))
    found = {
        name: [
            Option(term, counts.get(name, {}).get(term, 0), (name, term) in chosen)
            for term in terms
            if counts.get(name, {}).get(term) or (name, term) in chosen
        ]
        for name, terms in CHOICES.items()
    }
    return {
        name: options if name == "age_band" else sorted(options, key=lambda one: (-one.count, one.term.casefold()))
        for name, options in found.items()
    }


def _month(text: str) -> str | None:
    return text if _MONTH.fullmatch(text) else None


def _period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """A period that was given the wrong way round is meant the other way."""
    return (until, since) if since and until and since > until else (since, until)
