"""What was tried in cases like these and how it went, and who has handled something like it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from kb.store.browse import titles_of
from kb.store.finding import approaches_tried, people_behind
from kb.vocabulary import RESULTS

OTHERWISE: Final = "something else"
FEW: Final = 4
"""Fewer cases than this are an anecdote, not evidence."""


@dataclass(frozen=True)
class Case:
    """A record behind a count."""

    id: str
    title: str


@dataclass(frozen=True)
class OutcomeRow:
    """An approach, and the cases behind each result of it."""

    approach: str
    cases: dict[str, tuple[Case, ...]]
    total: int

    @property
    def few(self) -> bool:
        return self.total < FEW


@dataclass(frozen=True)
class OutcomeTable:
    """Approaches by result over some consultations, the most often tried first."""

    results: tuple[str, ...]
    rows: tuple[OutcomeRow, ...]
    cases: int


@dataclass(frozen=True)
class Named:
    """A colleague who agreed to be named, with the cases they had a part in."""

    name: str
    cases: tuple[Case, ...]


def outcomes_of(session: Session, record_ids: Sequence[str]) -> OutcomeTable | None:
    """Approaches by result over the records, or None where nothing was tried. A case counts once in a cell."""
    tried = [one for one in approaches_tried(session, record_ids) if one.result in RESULTS]
    titles = titles_of(session, record_ids)
    cells: dict[str, dict[str, dict[str, Case]]] = {}
    for one in tried:
        if one.record_id in titles:
            cell = cells.setdefault(one.term or OTHERWISE, {}).setdefault(one.result, {})
            cell[one.record_id] = Case(one.record_id, titles[one.record_id])
    rows = [_row(approach, by_result) for approach, by_result in cells.items()]
    if not rows:
        return None
    present = tuple(result for result in RESULTS if any(result in row.cases for row in rows))
    rows.sort(key=lambda row: (row.approach == OTHERWISE, -row.total, row.approach))
    return OutcomeTable(present, tuple(rows), len({one.record_id for one in tried} & titles.keys()))


def named_behind(session: Session, record_ids: Sequence[str]) -> tuple[Named, ...]:
    """Colleagues behind the records who agreed to be named, by name and in no other order."""
    titles = titles_of(session, record_ids)
    people: dict[str, tuple[str, dict[str, Case]]] = {}
    for person_id, name, record_id in people_behind(session, record_ids):
        _, cases = people.setdefault(person_id, (name, {}))
        cases[record_id] = Case(record_id, titles.get(record_id, "A case"))
    return tuple(Named(name, tuple(cases.values())[:3]) for name, cases in people.values())


def _row(approach: str, by_result: dict[str, dict[str, Case]]) -> OutcomeRow:
    cases = {result: tuple(found.values()) for result, found in by_result.items()}
    return OutcomeRow(approach, cases, len({case.id for found in cases.values() for case in found}))
