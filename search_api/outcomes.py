"""What was tried in cases like these and how it went, and who has handled something like it, with the cases' titles."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Final
from urllib.parse import quote, urlencode

from sqlalchemy.orm import Session

from kb.similar import approaches_by_outcome, who_has_handled
from kb.store.browse import titles_of
from kb.store.finding import TriedApproach, approaches_tried
from kb.store.people import emails_of
from kb.vocabulary import RESULTS

MOST_LABELS: Final = 6
LONGEST_LABEL: Final = 60
_BETWEEN_PIECES: Final = re.compile(r"[\n;]|,(?=\s)(?![^()]*\))")


@dataclass(frozen=True)
class Case:
    """A record behind a count."""

    id: str
    title: str


@dataclass(frozen=True)
class OutcomeRow:
    """An approach, the cases behind each result of it, and a warning where they are few."""

    approach: str
    cases: dict[str, tuple[Case, ...]]
    warning: str | None
    exactly: tuple[str, ...] = ()
    """What exactly was tried under a term of the list, the most frequent first, and how it went where that differs."""

    @property
    def title(self) -> str:
        """The approach as a label: a whole sentence loses its full stop, a list its bullets."""
        return " ".join(self.approach.replace("\n", " ").split()).rstrip(".;:, ")

    @property
    def counts(self) -> str:
        """How it went in a few words: 'worked 9, partly 3'."""
        return ", ".join(f"{result} {len(cases)}" for result, cases in self.cases.items())


@dataclass(frozen=True)
class OutcomeTable:
    """Approaches by result over some consultations, the most often tried first."""

    results: tuple[str, ...]
    rows: tuple[OutcomeRow, ...]
    cases: frozenset[str]
    """The ids of the consultations that they were tried in."""


@dataclass(frozen=True)
class Named:
    """A colleague who agreed to be named and asked, with up to three cases they had a part in."""

    name: str
    email: str
    cases: tuple[Case, ...]

    @property
    def letter(self) -> str:
        """The address of an e-mail to them that begins with the case's title, which names nobody."""
        about = f"A question about “{self.cases[0].title}”" if self.cases else "A question about a case of yours"
        return f"mailto:{quote(self.email)}?" + urlencode({"subject": about}, quote_via=quote)


@dataclass(frozen=True)
class Behind:
    """What stands behind some records: the table, or None where nothing was tried, and the people."""

    outcomes: OutcomeTable | None
    named: tuple[Named, ...]


NOTHING = Behind(None, ())


def look_behind(session: Session, record_ids: Sequence[str]) -> Behind:
    """What was tried in the records, closest first, and who had a part in them, in a fixed number of queries."""
    if not record_ids:
        return NOTHING
    colleagues = who_has_handled(session, record_ids)
    titles = titles_of(session, record_ids)
    emails = emails_of(session, [one.person_id for one in colleagues]) if colleagues else {}
    place = {record_id: at for at, record_id in enumerate(record_ids)}
    tried = sorted(approaches_tried(session, record_ids), key=lambda one: place[one.record_id])

    def cases(ids: Sequence[str]) -> tuple[Case, ...]:
        return tuple(Case(one, titles[one]) for one in ids if one in titles)

    rows = [
        OutcomeRow(
            row.approach,
            {result: cases(ids) for result, ids in row.by_result.items() if ids},
            row.warning,
            exactly_tried(row.approach, tried),
        )
        for row in approaches_by_outcome(tried)
    ]
    named = tuple(Named(one.name, emails[one.person_id], cases(one.record_ids)[:3]) for one in colleagues)
    return Behind(_table(rows), named)


def exactly_tried(term: str, tried: Iterable[TriedApproach]) -> tuple[str, ...]:
    """Short labels for what was tried under a term of the list, each once: the most frequent first, then as they come.

    Pieces of equipment come before the words of those who named none. Where not all of it went alike, each says how it
    went: a term can hold opposites, such as heavy and light cutlery.
    """
    ours = [one for one in tried if one.term == term]
    spoken = re.compile(rf"\s*{re.escape(term)}\s*:\s*", re.IGNORECASE)
    pieces = [(one.result, _labels(_BETWEEN_PIECES.split(one.equipment))) for one in ours]
    pieces += [(one.result, _labels([spoken.sub("", one.described, count=1)])) for one in ours if not one.equipment]
    found = [(label, result) for result, labels in pieces for label in labels]
    often = Counter(label.casefold() for label, _ in found if label.casefold() != term.casefold())
    spelled = {label.casefold(): label for label, _ in reversed(found)}
    differ = len({result for _, result in found}) > 1
    return tuple(
        spelled[key] + (f": {_how_it_went(key, found)}" if differ else "") for key, _ in often.most_common(MOST_LABELS)
    )


def _how_it_went(key: str, found: Iterable[tuple[str, str]]) -> str:
    """The results of what has a label, in the list's order: 'worked 2, did not work'."""
    counts = Counter(result or "not yet known" for label, result in found if label.casefold() == key)
    return ", ".join(
        f"{result} {counts[result]}" if counts[result] > 1 else result for result in RESULTS if counts[result]
    )


def _labels(pieces: Iterable[str]) -> list[str]:
    tidied = [" ".join(piece.split()).strip(" -*•.;:,") for piece in pieces]
    return [shorten(piece, LONGEST_LABEL, placeholder=" …") for piece in tidied if piece]


def _table(rows: Sequence[OutcomeRow]) -> OutcomeTable | None:
    if not rows:
        return None
    present = tuple(result for result in RESULTS if any(result in row.cases for row in rows))
    behind = frozenset(case.id for row in rows for cases in row.cases.values() for case in cases)
    return OutcomeTable(present, tuple(rows), behind)
