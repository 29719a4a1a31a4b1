"""What was tried in cases like these and how it went, and who has handled something like it, with the cases' titles."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from kb.database import Database
from kb.similar import approaches_by_outcome, who_has_handled
from kb.store.browse import titles_of
from kb.store.people import emails_of
from kb.vocabulary import RESULTS


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

    @property
    def counts(self) -> str:
        """How it went in a few words: 'worked 9, partly 3'."""
        return ", ".join(f"{result} {len(cases)}" for result, cases in self.cases.items())


@dataclass(frozen=True)
class OutcomeTable:
    """Approaches by result over some consultations, the most often tried first."""

    results: tuple[str, ...]
    rows: tuple[OutcomeRow, ...]
    cases: int


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


def look_behind(database: Database, record_ids: Sequence[str]) -> Behind:
    """What was tried in the records and who had a part in them, in a fixed number of queries."""
    if not record_ids:
        return NOTHING
    colleagues = who_has_handled(record_ids, store=database)
    with database.read() as session:
        titles = titles_of(session, record_ids)
        emails = emails_of(session, [one.person_id for one in colleagues]) if colleagues else {}

    def cases(ids: Sequence[str]) -> tuple[Case, ...]:
        return tuple(Case(one, titles[one]) for one in ids if one in titles)

    rows = [
        OutcomeRow(row.approach, {result: cases(ids) for result, ids in row.by_result.items() if ids}, row.warning)
        for row in approaches_by_outcome(record_ids, store=database)
    ]
    named = tuple(Named(one.name, emails[one.person_id], cases(one.record_ids)[:3]) for one in colleagues)
    return Behind(_table(rows), named)


def _table(rows: Sequence[OutcomeRow]) -> OutcomeTable | None:
    if not rows:
        return None
    present = tuple(result for result in RESULTS if any(result in row.cases for row in rows))
    behind = {case.id for row in rows for cases in row.cases.values() for case in cases}
    return OutcomeTable(present, tuple(rows), len(behind))
