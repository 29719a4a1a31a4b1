"""The team's own words: the gate's two lists, and additions to the synonyms."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from kb.anonymise.identifiers import Label, TeamLists
from kb.errors import WordNotFound
from kb.store.keys import now
from kb.tables import SynonymRow, TeamWordRow

ListName = Literal["never a name", "always replace"]
LIST_NAMES: Final[tuple[ListName, ...]] = ("never a name", "always replace")


@dataclass(frozen=True)
class TeamWord:
    """An entry of one of the gate's lists."""

    id: int
    what: str
    word: str
    label: Label


@dataclass(frozen=True)
class Synonyms:
    """A term the team prefers and what else it is called."""

    id: int
    prefer: str
    also: tuple[str, ...]


def load_team_lists(session: Session) -> TeamLists:
    """The gate's lists as they are now."""
    words = list_team_words(session)
    return TeamLists(
        always=tuple((w.word, w.label) for w in words if w.what == "always replace"),
        never=frozenset(w.word.casefold() for w in words if w.what == "never a name"),
    )


def list_team_words(session: Session) -> list[TeamWord]:
    """Every entry of the gate's lists, by word."""
    rows = session.scalars(select(TeamWordRow).order_by(TeamWordRow.word, TeamWordRow.id))
    return [_team_word(row) for row in rows]


def add_team_word(
    session: Session, what: ListName, word: str, *, label: Label = "PERSON", added_by: str | None = None
) -> TeamWord:
    """Put a word on one of the gate's lists, taking it off the other; a word that is there already stays once."""
    word = " ".join(word.split())
    session.execute(delete(TeamWordRow).where(TeamWordRow.word == word))
    row = TeamWordRow(what=what, word=word, label=label, added_by=added_by, created=now())
    session.add(row)
    session.flush()
    return _team_word(row)


def load_always_replaced(session: Session, word_id: int) -> TeamWord:
    """A word of the list of those that are always replaced. Raises WordNotFound."""
    row = session.get(TeamWordRow, word_id)
    if row is None or row.what != "always replace":
        raise WordNotFound
    return _team_word(row)


def _team_word(row: TeamWordRow) -> TeamWord:
    return TeamWord(row.id, row.what, row.word, cast(Label, row.label))


def remove_team_word(session: Session, word_id: int) -> None:
    """Take a word off the gate's lists."""
    session.execute(delete(TeamWordRow).where(TeamWordRow.id == word_id))


# Put together once: every search asks it.
_SYNONYMS = select(SynonymRow.id, SynonymRow.prefer, SynonymRow.also).order_by(SynonymRow.prefer, SynonymRow.id)


def list_synonyms(session: Session) -> list[Synonyms]:
    """The team's own additions, by term."""
    return [Synonyms(key, prefer, tuple(also)) for key, prefer, also in session.execute(_SYNONYMS)]


def add_synonyms(session: Session, prefer: str, also: Sequence[str], *, added_by: str | None = None) -> None:
    """Keep a term and what else it is called."""
    session.add(SynonymRow(prefer=prefer, also=list(also), added_by=added_by, created=now()))


def keep_ways(session: Session, synonym_id: int, also: Sequence[str]) -> None:
    """Leave a term with these other ways of saying it."""
    session.execute(update(SynonymRow).where(SynonymRow.id == synonym_id).values(also=list(also)))


def remove_synonyms(session: Session, synonym_id: int) -> None:
    """Take an addition away again."""
    session.execute(delete(SynonymRow).where(SynonymRow.id == synonym_id))
