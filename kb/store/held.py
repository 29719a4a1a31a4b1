"""Drafts the gate held back: who waits, what a reviewer sees, and erasing the original on decision.

Only reviewers' pages and the run that made a row read this table; its text is never embedded, logged or exported.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final

from pydantic import TypeAdapter
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session, selectinload

from kb.anonymise.identifiers import Identifier
from kb.errors import HeldNotFound
from kb.store.keys import new_key, now
from kb.tables import HeldRow, SourceFileRow
from kb.types import CleanText

_FINDINGS = TypeAdapter(tuple[tuple[Identifier, ...], ...])
LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class HeldSummary:
    """A line of a list of what waits; it holds no text of the draft."""

    id: str
    what: str
    origin: str
    author_id: str | None
    author_name: str | None
    reasons: tuple[str, ...]
    created: datetime
    record_id: str | None = None
    """The record that it changes or belongs to."""
    kind: str = ""
    """Of what it would be: consultation, learning, advice and so on."""


@dataclass(frozen=True)
class HeldDraft:
    """A held draft as a reviewer sees it: its parts as they came, and the findings in each of its texts."""

    summary: HeldSummary
    parts: Mapping[str, Any]
    findings: tuple[tuple[Identifier, ...], ...]
    record_id: str | None


@dataclass(frozen=True)
class HeldDecision:
    """What became of a held draft, as its author may know: where it is now, or why it was turned away."""

    what: str
    created: datetime
    decided: datetime
    released: bool
    record_id: str | None
    own: bool
    """Whether the author took it back."""
    reason: str
    said: CleanText | None


def hold(
    session: Session,
    *,
    what: str,
    origin: str,
    parts: Mapping[str, Any],
    findings: Sequence[Sequence[Identifier]],
    reasons: Sequence[str],
    author_id: str | None = None,
    record_id: str | None = None,
    held_id: str | None = None,
) -> str:
    """Keep a draft for the reviewers and return its id; `held_id` names an undecided one that it replaces."""
    row = session.get(HeldRow, held_id) if held_id else None
    if row is None or row.decided is not None:
        row = HeldRow(id=new_key(), what=what, origin=origin, created=now())
        session.add(row)
    row.draft, row.record_id, row.author_id = dict(parts), record_id, author_id
    row.findings = [[asdict(found) for found in texts] for texts in findings]
    row.reasons = list(reasons)
    session.flush()
    return row.id


def count_waiting(session: Session, person_id: str | None = None) -> int:
    """How many drafts wait for a reviewer, or those of one colleague."""
    query = select(func.count()).select_from(HeldRow).where(HeldRow.decided.is_(None))
    return session.scalar(query if person_id is None else query.where(HeldRow.author_id == person_id)) or 0


def load_waiting(session: Session, most: int, after: int = 0) -> list[HeldDraft]:
    """What waits for a reviewer with its original, the longest waiting first: at most so many, after so many."""
    query = select(HeldRow).where(HeldRow.decided.is_(None)).options(selectinload(HeldRow.author))
    return [
        _held(row) for row in session.scalars(query.order_by(HeldRow.created, HeldRow.id).offset(after).limit(most))
    ]


def waiting_of(session: Session, person_id: str) -> list[HeldSummary]:
    """A colleague's own drafts that wait, the longest waiting first."""
    query = select(HeldRow).where(HeldRow.decided.is_(None), HeldRow.author_id == person_id)
    return [_summary(row) for row in session.scalars(query.order_by(HeldRow.created, HeldRow.id))]


def decided_of(session: Session, person_id: str, since: datetime) -> list[HeldDecision]:
    """What became of a colleague's own held drafts, the newest decision first; their texts are erased."""
    query = select(HeldRow).where(
        HeldRow.author_id == person_id, HeldRow.decided > since, HeldRow.decision.in_(("released", "rejected"))
    )
    return [_decision(row) for row in session.scalars(query.order_by(HeldRow.decided.desc(), HeldRow.id))]


def load_held(session: Session, held_id: str) -> HeldDraft:
    """One held draft with its original. Raises HeldNotFound once it is decided."""
    return _held(_row(session, held_id))


def close_held(
    session: Session,
    held_id: str,
    *,
    decision: str,
    decided_by: str | None,
    record_id: str | None = None,
    answers: Mapping[str, str] | None = None,
    said: CleanText | None = None,
) -> None:
    """Decide on a held draft ('released', 'rejected' or 'gone') and erase the original; `said` is for its author."""
    row = _row(session, held_id)
    row.draft = row.findings = row.reasons = None
    row.decision, row.decided, row.decided_by = decision, now(), decided_by
    row.answers = dict(answers) if answers else None
    row.said = said
    row.record_id = record_id or row.record_id
    status = {"released": "live", "rejected": "rejected"}.get(decision, "withdrawn")
    files = update(SourceFileRow).where(SourceFileRow.held_id == held_id)
    kept = {"record_id": record_id} if record_id else {}
    session.execute(files.values(held_id=None, status=status, **kept))
    session.flush()


def _row(session: Session, held_id: str) -> HeldRow:
    row = session.get(HeldRow, held_id)
    if row is None or row.decided is not None:
        raise HeldNotFound(held_id)
    return row


def _held(row: HeldRow) -> HeldDraft:
    return HeldDraft(
        _summary(row), _writable(row.draft or {}), _FINDINGS.validate_python(row.findings or []), row.record_id
    )


def _writable(part: Any) -> Any:
    """The parts with U+FFFD for each lone surrogate: no page could show it, and no column of text could keep it."""
    if isinstance(part, str):
        return LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", part)
    if isinstance(part, Mapping):
        return {key: _writable(value) for key, value in part.items()}
    return [_writable(value) for value in part] if isinstance(part, list) else part


def _decision(row: HeldRow) -> HeldDecision:
    return HeldDecision(
        what=row.what,
        created=row.created,
        decided=row.decided or row.created,
        released=row.decision == "released",
        record_id=row.record_id,
        own=row.decided_by == row.author_id,
        reason=(row.answers or {}).get("reason", ""),
        said=row.said,
    )


def _summary(row: HeldRow) -> HeldSummary:
    return HeldSummary(
        id=row.id,
        what=row.what,
        origin=row.origin,
        author_id=row.author_id,
        author_name=row.author.name if row.author else None,
        reasons=tuple(row.reasons or ()),
        created=row.created,
        record_id=row.record_id,
        kind=str((row.draft or {}).get("kind", "")),
    )
