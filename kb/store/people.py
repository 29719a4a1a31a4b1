"""The team: people, their roles, and the invitations by which they join."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from kb.errors import InvitationNotFound, LastManager, PersonExists, PersonNotFound
from kb.store.keys import new_key, now, token_hash
from kb.tables import ApiTokenRow, InvitationRow, PersonRow, SessionRow
from kb.types import ROLES, Role

INVITATION_DAYS: Final = 7


@dataclass(frozen=True)
class Person:
    """A colleague as other parts see one."""

    id: str
    email: str
    name: str
    role: Role
    active: bool
    may_be_named: bool
    created: datetime

    def may(self, role: Role) -> bool:
        """Whether the person's role includes another: managers are reviewers, reviewers are members."""
        return ROLES.index(self.role) >= ROLES.index(role)


@dataclass(frozen=True)
class Invitation:
    """Somebody who was asked to join and has not come yet."""

    id: str
    email: str
    name: str
    role: Role
    expires: datetime


def known_role(role: str) -> Role:
    """The role of that name. Raises ValueError for any other word."""
    return ROLES[ROLES.index(role)]


def tidy_email(email: str) -> str:
    """An e-mail address as it is kept and compared."""
    return email.strip().casefold()


def add_person(session: Session, *, email: str, name: str, role: Role, password_hash: str) -> Person:
    """Add a colleague who can sign in at once; an invitation that waits for them ends. Raises PersonExists."""
    if find_person(session, email) is not None:
        raise PersonExists(email)
    session.execute(delete(InvitationRow).where(InvitationRow.email == tidy_email(email), InvitationRow.used.is_(None)))
    row = PersonRow(
        id=new_key(), email=tidy_email(email), name=name, role=role, password_hash=password_hash, created=now()
    )
    session.add(row)
    session.flush()
    return person_of(row)


def emails_of(session: Session, person_ids: Collection[str]) -> dict[str, str]:
    """The e-mail addresses of some colleagues, by id."""
    query = select(PersonRow.id, PersonRow.email).where(PersonRow.id.in_(person_ids))
    return {row.id: row.email for row in session.execute(query)}


def names_behind(session: Session, ids: Collection[str]) -> dict[str, str]:
    """The names of the people and of the invited among some ids, for managers."""
    people = select(PersonRow.id, PersonRow.name).where(PersonRow.id.in_(ids))
    invited = select(InvitationRow.token_hash, InvitationRow.name).where(InvitationRow.token_hash.in_(ids))
    return {key: name for query in (invited, people) for key, name in session.execute(query)}


def find_person(session: Session, email: str) -> Person | None:
    """The person with an e-mail address, active or not."""
    row = session.scalar(select(PersonRow).where(PersonRow.email == tidy_email(email)))
    return None if row is None else person_of(row)


def load_person(session: Session, person_id: str) -> Person:
    """The person with an id. Raises PersonNotFound."""
    return person_of(_row(session, person_id))


def list_people(session: Session) -> list[Person]:
    """Everybody, the active ones first, by name."""
    rows = session.scalars(select(PersonRow).order_by(PersonRow.active.desc(), PersonRow.name))
    return [person_of(row) for row in rows]


def credentials(session: Session, email: str) -> tuple[Person, str] | None:
    """An active person and the hash of their password, for signing in."""
    row = session.scalar(select(PersonRow).where(PersonRow.email == tidy_email(email), PersonRow.active))
    return None if row is None else (person_of(row), row.password_hash)


def set_password(session: Session, person_id: str, password_hash: str) -> None:
    """Keep a new password; every sign-in made with the old one ends."""
    _row(session, person_id).password_hash = password_hash
    session.execute(delete(SessionRow).where(SessionRow.person_id == person_id))


def set_profile(session: Session, person_id: str, *, name: str, may_be_named: bool) -> None:
    """Change a person's name and whether colleagues may see it beside similar cases."""
    row = _row(session, person_id)
    row.name, row.may_be_named = name, may_be_named


def set_role(session: Session, person_id: str, role: Role) -> None:
    """Change a person's role; their sign-ins end, so that no page keeps the old one. Raises LastManager."""
    row = _row(session, person_id)
    if role != "manager":
        _keep_a_manager(session, row)
    row.role = role
    session.execute(delete(SessionRow).where(SessionRow.person_id == person_id))


def deactivate(session: Session, person_id: str) -> None:
    """Close a person's account: sign-ins and tokens end at once, what they wrote stays. Raises LastManager."""
    row = _row(session, person_id)
    _keep_a_manager(session, row)
    row.active = False
    session.execute(delete(SessionRow).where(SessionRow.person_id == person_id))
    session.execute(delete(ApiTokenRow).where(ApiTokenRow.person_id == person_id))


def reactivate(session: Session, person_id: str) -> None:
    """Open a closed account again, with its old password."""
    _row(session, person_id).active = True


def invite(session: Session, *, email: str, name: str, role: Role) -> str:
    """Ask somebody to join and return the secret for their link, which works once and for a week.

    A new invitation takes the place of an older one to the same address. Raises PersonExists.
    """
    if find_person(session, email) is not None:
        raise PersonExists(email)
    return _new_invitation(session, tidy_email(email), name, role)


def invite_again(session: Session, person_id: str) -> str:
    """Return the secret for a link by which an active colleague sets a new password, once and within a week."""
    row = _row(session, person_id)
    if not row.active:
        raise PersonNotFound(person_id)
    return _new_invitation(session, row.email, row.name, known_role(row.role))


def list_invitations(session: Session) -> list[Invitation]:
    """Invitations that can still be accepted, the newest first."""
    rows = session.scalars(
        select(InvitationRow)
        .where(InvitationRow.used.is_(None), InvitationRow.expires > now())
        .order_by(InvitationRow.expires.desc())
    )
    return [_invitation(row) for row in rows]


def cancel_invitation(session: Session, invitation_id: str) -> None:
    """Take an invitation back; one that is gone already is no error."""
    session.execute(delete(InvitationRow).where(InvitationRow.token_hash == invitation_id))


def find_invitation(session: Session, token: str) -> Invitation:
    """The open invitation a link carries. Raises InvitationNotFound where it is unknown, used or too old."""
    return _invitation(_invitation_row(session, token))


def accept_invitation(session: Session, token: str, *, name: str, password_hash: str) -> Person:
    """Make the invited person a colleague, or give one who is here the new password; the link works once.

    Raises InvitationNotFound, for a closed account too.
    """
    row = _invitation_row(session, token)
    row.used = now()
    known = find_person(session, row.email)
    if known is not None:
        if not known.active:
            raise InvitationNotFound
        set_password(session, known.id, password_hash)
        return known
    return add_person(session, email=row.email, name=name, role=known_role(row.role), password_hash=password_hash)


def person_of(row: PersonRow) -> Person:
    """The person in a row."""
    return Person(row.id, row.email, row.name, known_role(row.role), row.active, row.may_be_named, row.created)


def _row(session: Session, person_id: str) -> PersonRow:
    row = session.get(PersonRow, person_id)
    if row is None:
        raise PersonNotFound(person_id)
    return row


def _keep_a_manager(session: Session, row: PersonRow) -> None:
    query = select(func.count()).where(PersonRow.role == "manager", PersonRow.active, PersonRow.id != row.id)
    if row.role == "manager" and not session.scalar(query):
        raise LastManager


def _new_invitation(session: Session, email: str, name: str, role: Role) -> str:
    session.execute(delete(InvitationRow).where(InvitationRow.email == email))
    token = secrets.token_urlsafe(32)
    expires = now() + timedelta(days=INVITATION_DAYS)
    session.add(
        InvitationRow(token_hash=token_hash(token), email=email, name=name, role=role, expires=expires, used=None)
    )
    session.flush()
    return token


def _invitation_row(session: Session, token: str) -> InvitationRow:
    row = session.get(InvitationRow, token_hash(token))
    if row is None or row.used is not None or row.expires <= now():
        raise InvitationNotFound
    return row


def _invitation(row: InvitationRow) -> Invitation:
    return Invitation(row.token_hash, row.email, row.name, known_role(row.role), row.expires)
