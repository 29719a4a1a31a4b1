"""Sign-ins: server-side sessions, and tokens for the API."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from kb.store.keys import now, token_hash
from kb.store.people import Person, person_of
from kb.tables import ApiTokenRow, PersonRow, SessionRow

KNOWN_FOR: Final = timedelta(days=7)
"""After its end a sign-in still says whose words a form held that was sent too late."""
TOUCH_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Visit:
    """A sign-in in use: who, the secret its forms carry, when it was last noted as in use, when it ends by itself."""

    id: str
    person: Person
    csrf: str
    seen: datetime
    ends: datetime
    ends_at_latest: datetime

    def seconds_left(self, *, at_most: bool = False) -> int:
        """How long it lasts without another use, or at most."""
        return max(int(((self.ends_at_latest if at_most else self.ends) - now()).total_seconds()), 0)

    def needs_touch(self) -> bool:
        """Whether its last use was noted more than a minute ago."""
        return now() - self.seen > TOUCH_EVERY


@dataclass(frozen=True)
class ApiToken:
    """A token as its owner sees it listed; the secret itself was shown once."""

    id: str
    name: str
    created: datetime


def open_session(session: Session, person_id: str) -> str:
    """Begin a sign-in and return its secret, for the cookie alone; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    session.add(
        SessionRow(
            token_hash=token_hash(token),
            person_id=person_id,
            csrf=secrets.token_urlsafe(32),
            created=now(),
            seen=now(),
        )
    )
    session.flush()
    return token


# Put together once: every page asks it.
_IN_USE = (
    select(SessionRow, PersonRow)
    .join(PersonRow, PersonRow.id == SessionRow.person_id)
    .where(
        SessionRow.token_hash == bindparam("token_hash"),
        SessionRow.seen > bindparam("seen_after"),
        SessionRow.created > bindparam("created_after"),
        PersonRow.active,
    )
)


def find_session(session: Session, token: str, *, idle: timedelta, longest: timedelta) -> Visit | None:
    """The sign-in a cookie stands for, or None where it is unknown, too old, or its person has left."""
    moment = now()
    limits = {"token_hash": token_hash(token), "seen_after": moment - idle, "created_after": moment - longest}
    found = session.execute(_IN_USE, limits).one_or_none()
    if found is None:
        return None
    row, person = found
    # The request that asks is itself a use.
    latest = row.created + longest
    return Visit(row.token_hash, person_of(person), row.csrf, row.seen, min(moment + idle, latest), latest)


def author_of_late_form(session: Session, token: str, csrf: str) -> str | None:
    """The id of the colleague in whose sign-in, ended by itself since, a form with this secret was written; or None."""
    row = session.get(SessionRow, token_hash(token))
    if row is None or not secrets.compare_digest(row.csrf.encode(), csrf.encode()):
        return None
    person = session.get(PersonRow, row.person_id)
    return row.person_id if person is not None and person.active else None


def is_own_earlier_form(session: Session, person_id: str, csrf: str) -> bool:
    """Whether a form carries the secret of another sign-in of the same colleague."""
    query = select(SessionRow.token_hash).where(SessionRow.person_id == person_id, SessionRow.csrf == csrf)
    return session.scalar(query) is not None


def touch_session(session: Session, session_id: str) -> None:
    """Note that a sign-in is in use."""
    session.execute(update(SessionRow).where(SessionRow.token_hash == session_id).values(seen=now()))


def close_session(session: Session, session_id: str) -> None:
    """End a sign-in."""
    session.execute(delete(SessionRow).where(SessionRow.token_hash == session_id))


def drop_old_sessions(session: Session, longest: timedelta) -> None:
    """Forget sign-ins that ended by age a week ago."""
    session.execute(delete(SessionRow).where(SessionRow.created < now() - longest - KNOWN_FOR))


def add_api_token(session: Session, person_id: str, name: str) -> str:
    """Make a token for the API and return its secret, which is shown once and never kept."""
    token = "kb_" + secrets.token_urlsafe(32)
    session.add(ApiTokenRow(token_hash=token_hash(token), person_id=person_id, name=name, created=now(), revoked=None))
    session.flush()
    return token


def list_api_tokens(session: Session, person_id: str) -> list[ApiToken]:
    """A person's tokens that still work, the newest first."""
    rows = session.scalars(
        select(ApiTokenRow)
        .where(ApiTokenRow.person_id == person_id, ApiTokenRow.revoked.is_(None))
        .order_by(ApiTokenRow.created.desc())
    )
    return [ApiToken(row.token_hash, row.name, row.created) for row in rows]


def revoke_api_token(session: Session, person_id: str, token_id: str) -> bool:
    """Make one of a person's own tokens stop working; says whether there was one."""
    row = session.get(ApiTokenRow, token_id)
    if row is None or row.person_id != person_id or row.revoked is not None:
        return False
    row.revoked = now()
    return True


def person_by_api_token(session: Session, token: str) -> Person | None:
    """The active person a token belongs to."""
    query = (
        select(PersonRow)
        .join(ApiTokenRow, ApiTokenRow.person_id == PersonRow.id)
        .where(ApiTokenRow.token_hash == token_hash(token), ApiTokenRow.revoked.is_(None), PersonRow.active)
    )
    row = session.scalar(query)
    return None if row is None else person_of(row)
