"""Sign-ins: server-side sessions, tokens for the API, and the brake on guessing passwords."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from kb.errors import TooManyTries
from kb.store.keys import now, token_hash
from kb.store.people import Person, person_of
from kb.tables import ApiTokenRow, PersonRow, SessionRow, SignInAttemptRow

WINDOW: Final = timedelta(minutes=15)
TRIES_PER_ACCOUNT: Final = 10
TRIES_PER_ADDRESS: Final = 50
TOUCH_EVERY: Final = timedelta(minutes=1)


@dataclass(frozen=True)
class Visit:
    """A sign-in in use: who, the secret its forms carry, and when it was last noted as in use."""

    id: str
    person: Person
    csrf: str
    seen: datetime

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


def find_session(session: Session, token: str, *, idle: timedelta, longest: timedelta) -> Visit | None:
    """The sign-in a cookie stands for, or None where it is unknown, too old, or its person has left."""
    moment = now()
    query = (
        select(SessionRow, PersonRow)
        .join(PersonRow, PersonRow.id == SessionRow.person_id)
        .where(
            SessionRow.token_hash == token_hash(token),
            SessionRow.seen > moment - idle,
            SessionRow.created > moment - longest,
            PersonRow.active,
        )
    )
    found = session.execute(query).one_or_none()
    if found is None:
        return None
    row, person = found
    return Visit(row.token_hash, person_of(person), row.csrf, row.seen)


def touch_session(session: Session, session_id: str) -> None:
    """Note that a sign-in is in use."""
    session.execute(update(SessionRow).where(SessionRow.token_hash == session_id).values(seen=now()))


def close_session(session: Session, session_id: str) -> None:
    """End a sign-in."""
    session.execute(delete(SessionRow).where(SessionRow.token_hash == session_id))


def drop_old_sessions(session: Session, longest: timedelta) -> None:
    """Forget sign-ins that have ended by age."""
    session.execute(delete(SessionRow).where(SessionRow.created < now() - longest))


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


def note_try(session: Session, *, account: str, address: str) -> None:
    """Count a try at a password before it is looked at, so that tries side by side are counted too.

    Raises TooManyTries after 10 for an account or 50 from an address within a quarter of an hour. A refused try is
    not counted, so nobody is kept out for longer than that.
    """
    session.execute(delete(SignInAttemptRow).where(SignInAttemptRow.at < now() - WINDOW))
    limits = ((_who("account", account), TRIES_PER_ACCOUNT), (_who("address", address), TRIES_PER_ADDRESS))
    for who, most in limits:
        if (session.scalar(select(func.count()).where(SignInAttemptRow.who == who)) or 0) >= most:
            raise TooManyTries
    session.add_all(SignInAttemptRow(who=who, at=now()) for who, _ in limits)
    session.flush()


def forget_tries(session: Session, *, account: str, address: str) -> None:
    """A right password clears the account's tries and gives the address its last one back."""
    session.execute(delete(SignInAttemptRow).where(SignInAttemptRow.who == _who("account", account)))
    newest = session.scalar(
        select(func.max(SignInAttemptRow.id)).where(SignInAttemptRow.who == _who("address", address))
    )
    session.execute(delete(SignInAttemptRow).where(SignInAttemptRow.id == newest))


def _who(what: str, value: str) -> str:
    return hashlib.sha256(f"{what}:{value.strip().casefold()}".encode()).hexdigest()
