"""The brake on guessing passwords: it slows whoever guesses, and keeps no colleague out by somebody else's tries."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from kb.errors import TooManyTries
from kb.store.keys import now
from kb.tables import SignInAttemptRow

WINDOW: Final = timedelta(hours=1)
FREE_TRIES: Final = 5
"""Tries at one account from one address before there is anything to wait for."""
FIRST_WAIT: Final = timedelta(seconds=30)
LONGEST_WAIT: Final = timedelta(minutes=15)
TRIES_PER_ADDRESS: Final = 100
TRIES_PER_ACCOUNT: Final = 200
"""In an hour, from all addresses together; only many machines at once reach it."""


def note_try(session: Session, *, account: str, address: str) -> None:
    """Count a try at a password before it is looked at, so that tries side by side are counted too.

    Raises TooManyTries. After five wrong tries at an account, an address waits for 30 seconds, then a minute, doubling
    up to 15 minutes; the same account can be signed in to from elsewhere meanwhile. A refused try is not counted.
    """
    session.execute(delete(SignInAttemptRow).where(SignInAttemptRow.at < now() - WINDOW))
    pair, whole_account, whole_address = _keys(account, address)
    count, newest = _counted(session, pair)
    left = (newest + wait_after(count) - now()).total_seconds() if newest else 0.0
    if left > 0:
        raise TooManyTries(left)
    for who, most in ((whole_account, TRIES_PER_ACCOUNT), (whole_address, TRIES_PER_ADDRESS)):
        if _counted(session, who)[0] >= most:
            raise TooManyTries(WINDOW.total_seconds())
    session.add_all(SignInAttemptRow(who=who, at=now()) for who in (pair, whole_account, whole_address))
    session.flush()


def wait_after(count: int) -> timedelta:
    """How long an address waits after its last of `count` wrong tries at an account."""
    if count < FREE_TRIES:
        return timedelta(0)
    return min(FIRST_WAIT * (1 << min(count - FREE_TRIES, 10)), LONGEST_WAIT)


def forget_tries(session: Session, *, account: str, address: str) -> None:
    """A right password clears the tries from here, and is itself not counted anywhere."""
    pair, *others = _keys(account, address)
    session.execute(delete(SignInAttemptRow).where(SignInAttemptRow.who == pair))
    for who in others:
        newest = session.scalar(select(func.max(SignInAttemptRow.id)).where(SignInAttemptRow.who == who))
        session.execute(delete(SignInAttemptRow).where(SignInAttemptRow.id == newest))


def _counted(session: Session, who: str) -> tuple[int, datetime | None]:
    query = select(func.count(), func.max(SignInAttemptRow.at)).where(SignInAttemptRow.who == who)
    count, newest = session.execute(query).one()
    return count, newest


def _keys(account: str, address: str) -> tuple[str, str, str]:
    account = account.strip().casefold()
    return _hash(f"both:{account}\n{address}"), _hash(f"account:{account}"), _hash(f"address:{address}")


def _hash(value: str) -> str:
    return hashlib.sha256(value.encode()).hexdigest()
