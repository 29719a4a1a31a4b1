"""The SQL tables. Text that colleagues can read sits in `CleanString` columns, which take nothing but CleanText."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Date, DateTime, ForeignKey, Index, Integer, LargeBinary, String, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from sqlalchemy.types import TypeDecorator

from kb.types import _SEAL, CleanText


class CleanString(TypeDecorator[CleanText]):
    """A text column that refuses any `str` the gate has not passed."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: CleanText | None, dialect: Dialect) -> str | None:
        if value is not None and not isinstance(value, CleanText):
            raise TypeError("this column takes CleanText only: pass the text through the gate")
        return None if value is None else str.__str__(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> CleanText | None:
        return None if value is None else CleanText(value, seal=_SEAL)


class UtcTime(TypeDecorator[datetime]):
    """A point in time, always UTC; SQLite drops the zone and PostgreSQL gives its own, so it is set on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads it from the class
        CleanText: CleanString(),
        datetime: UtcTime(),
        date: Date(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
    }


class PersonRow(Base):
    __tablename__ = "person"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(255), default="")
    role: Mapped[str] = mapped_column(String(16), default="member")
    active: Mapped[bool] = mapped_column(Boolean, default=True)
    may_be_named: Mapped[bool] = mapped_column(Boolean, default=False)
    created: Mapped[datetime]


class InvitationRow(Base):
    __tablename__ = "invitation"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str] = mapped_column(String(254))
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(16))
    expires: Mapped[datetime]
    used: Mapped[datetime | None]


class SessionRow(Base):
    """A sign-in; only the hash of its token is kept. `csrf` is the secret that its forms carry."""

    __tablename__ = "session"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    csrf: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime]
    seen: Mapped[datetime]


class ApiTokenRow(Base):
    __tablename__ = "api_token"

    token_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(80))
    created: Mapped[datetime]
    revoked: Mapped[datetime | None]


class SignInAttemptRow(Base):
    """A failed sign-in; who is the hash of an e-mail address or of a network address."""

    __tablename__ = "sign_in_attempt"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    who: Mapped[str] = mapped_column(String(64), index=True)
    at: Mapped[datetime]


class AuditRow(Base):
    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[str | None] = mapped_column(String(32))
    action: Mapped[str] = mapped_column(String(40))
    about: Mapped[str | None] = mapped_column(String(64))
    detail: Mapped[dict[str, Any] | None]


class RecordRow(Base):
    """A consultation, a learning or a resource that colleagues can read; `origin` is 'here' or 'file'."""

    __tablename__ = "record"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), index=True)
    title: Mapped[CleanText]
    origin: Mapped[str] = mapped_column(String(8))
    source: Mapped[CleanText | None]
    status: Mapped[str] = mapped_column(String(24), default="", index=True)
    learning_kind: Mapped[str] = mapped_column(String(32), default="")
    month: Mapped[str | None] = mapped_column(String(7), index=True)
    created: Mapped[datetime] = mapped_column(index=True)
    changed: Mapped[datetime]
    version: Mapped[int] = mapped_column(Integer, default=1)
    author_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    review_by: Mapped[date | None]
    follow_up_date: Mapped[date | None]
    verified_at: Mapped[datetime | None]
    verified_by: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    superseded_by: Mapped[str | None] = mapped_column(ForeignKey("record.id", ondelete="SET NULL"))
    withdrawn: Mapped[datetime | None]
    edited_here: Mapped[bool] = mapped_column(Boolean, default=False)

    sections: Mapped[list["SectionRow"]] = relationship(
        order_by="SectionRow.position", cascade="all, delete-orphan", passive_deletes=True
    )
    approaches: Mapped[list["ApproachRow"]] = relationship(
        order_by="ApproachRow.position", cascade="all, delete-orphan", passive_deletes=True
    )
    facets: Mapped[list["FacetRow"]] = relationship(cascade="all, delete-orphan", passive_deletes=True)
    contributions: Mapped[list["ContributionRow"]] = relationship(
        order_by="ContributionRow.created", cascade="all, delete-orphan", passive_deletes=True
    )
    author: Mapped[PersonRow | None] = relationship(foreign_keys=[author_id])


# Of the withdrawn records alone: in a whole index nearly all have the same entry, and SQLite would go through those
# rather than look a hundred records up by their ids.
Index(
    "record_gone",
    RecordRow.withdrawn,
    sqlite_where=RecordRow.withdrawn.is_not(None),
    postgresql_where=RecordRow.withdrawn.is_not(None),
)


class SectionRow(Base):
    __tablename__ = "section"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    field: Mapped[str] = mapped_column(String(24))
    heading: Mapped[CleanText | None]
    page: Mapped[int | None]
    text: Mapped[CleanText]


class ApproachRow(Base):
    __tablename__ = "approach"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    term: Mapped[str] = mapped_column(String(40), default="")
    result: Mapped[str] = mapped_column(String(24), default="not yet known")
    described: Mapped[CleanText | None]
    equipment: Mapped[CleanText | None]
    what_happened: Mapped[CleanText | None]


class FacetRow(Base):
    """A facet's term on a record. `origin`: 'note' (the note says so), 'suggested' (by meaning), 'person' (a colleague
    set it) or 'refused' (a colleague took a suggestion away, so it is not made again)."""

    __tablename__ = "facet"
    __table_args__ = (Index("facet_by_term", "facet", "term"),)

    record_id: Mapped[str] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), primary_key=True)
    facet: Mapped[str] = mapped_column(String(24), primary_key=True)
    term: Mapped[str] = mapped_column(String(64), primary_key=True)
    origin: Mapped[str] = mapped_column(String(12))


class ContributionRow(Base):
    """What a colleague added to a record: `kind` is 'advice', 'follow-up' or 'thanks'. A sync never touches it."""

    __tablename__ = "contribution"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    kind: Mapped[str] = mapped_column(String(12))
    text: Mapped[CleanText]
    approach: Mapped[str] = mapped_column(String(40), default="")
    result: Mapped[str] = mapped_column(String(24), default="")
    mark: Mapped[str] = mapped_column(String(12), default="")
    created: Mapped[datetime]
    author: Mapped[PersonRow | None] = relationship(foreign_keys=[author_id])


class PassageRow(Base):
    """A piece of a live record; `id` never changes.

    The word index reads on from the last `number` it saw, so a lower one must never come later: one transaction writes
    at a time, on PostgreSQL too (`kb/postgresql.py`).
    """

    __tablename__ = "passage"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    id: Mapped[str] = mapped_column(String(32), unique=True)
    record_id: Mapped[str] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    field: Mapped[str] = mapped_column(String(24))
    heading: Mapped[CleanText | None]
    page: Mapped[int | None]
    title: Mapped[CleanText]
    text: Mapped[CleanText]


class EmbeddingRow(Base):
    """A passage's embedding by one model (float32, unit length) and the packed vectors of its words."""

    __tablename__ = "embedding"

    passage_id: Mapped[str] = mapped_column(ForeignKey("passage.id", ondelete="CASCADE"), primary_key=True)
    model_id: Mapped[str] = mapped_column(String(120), primary_key=True)
    embedding: Mapped[bytes] = mapped_column(LargeBinary)
    words: Mapped[bytes | None] = mapped_column(LargeBinary)


class TitleEmbeddingRow(Base):
    """The embedding of a record's title alone, with the record's first passage, where titles count (kb/titles.py)."""

    __tablename__ = "title_embedding"

    passage_id: Mapped[str] = mapped_column(ForeignKey("passage.id", ondelete="CASCADE"), primary_key=True)
    model_id: Mapped[str] = mapped_column(String(120), primary_key=True)
    embedding: Mapped[bytes] = mapped_column(LargeBinary)


class IndexChangeRow(Base):
    """A passage that the index must add or drop; triggers write it, the owner of the index drains it."""

    __tablename__ = "index_change"

    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    passage_id: Mapped[str] = mapped_column(String(32))


class HeldRow(Base):
    """A draft the gate held back. `draft` and `findings` are erased on decision; only reviewers ever read them."""

    __tablename__ = "held"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    what: Mapped[str] = mapped_column(String(16))  # record, edit, advice, follow-up
    origin: Mapped[str] = mapped_column(String(8))  # file, form, api
    record_id: Mapped[str | None] = mapped_column(String(32))
    author_id: Mapped[str | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    draft: Mapped[dict[str, Any] | None]
    findings: Mapped[list[Any] | None]
    reasons: Mapped[list[Any] | None]
    created: Mapped[datetime]
    decided: Mapped[datetime | None] = mapped_column(index=True)
    decision: Mapped[str | None] = mapped_column(String(12))
    decided_by: Mapped[str | None] = mapped_column(String(32))
    answers: Mapped[dict[str, Any] | None]
    said: Mapped[CleanText | None]  # to the author, where it was turned away
    author: Mapped[PersonRow | None] = relationship(foreign_keys=[author_id])


class WritingRow(Base):
    """What somebody began to write and has not saved: `fields` is seen by its author alone, and dropped after a time.

    It has not passed the gate, so nothing else ever reads this table.
    """

    __tablename__ = "writing"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    path: Mapped[str] = mapped_column(String(120))
    fields: Mapped[dict[str, Any]]
    changed: Mapped[datetime]


class SourceFileRow(Base):
    """A file of a folder as the last run saw it; the raw path is read by runs and managers alone."""

    __tablename__ = "source_file"
    __table_args__ = (Index("source_file_by_hash", "folder", "sha256"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    folder: Mapped[str] = mapped_column(String(1024))
    path: Mapped[str] = mapped_column(String(1024))
    sha256: Mapped[str] = mapped_column(String(64))
    size: Mapped[int] = mapped_column(BigInteger)
    mtime_ns: Mapped[int] = mapped_column(BigInteger)
    status: Mapped[str] = mapped_column(String(12))  # live, held, rejected, failed, withdrawn, same
    reason: Mapped[str | None] = mapped_column(String(200))
    record_id: Mapped[str | None] = mapped_column(String(32), index=True)
    held_id: Mapped[str | None] = mapped_column(String(32), index=True)


class RunRow(Base):
    __tablename__ = "run"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    started: Mapped[datetime] = mapped_column(index=True)
    finished: Mapped[datetime | None]
    report: Mapped[dict[str, Any] | None]


class TeamWordRow(Base):
    """The gate's own lists: `what` is 'never a name' or 'always replace'; reviewers and managers see them."""

    __tablename__ = "team_word"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    what: Mapped[str] = mapped_column(String(16))
    word: Mapped[str] = mapped_column(String(120))
    label: Mapped[str] = mapped_column(String(16), default="PERSON")
    added_by: Mapped[str | None] = mapped_column(String(32))
    created: Mapped[datetime]


class SynonymRow(Base):
    """The team's additions to the list of synonyms and abbreviations."""

    __tablename__ = "synonym"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    prefer: Mapped[str] = mapped_column(String(120))
    also: Mapped[list[Any]]
    added_by: Mapped[str | None] = mapped_column(String(32))
    created: Mapped[datetime]


class QuestionRow(Base):
    """A search worth learning from: answered by nothing close, or marked 'this helped'. Identifiers were removed."""

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[CleanText]
    strength: Mapped[str] = mapped_column(String(8))
    helped_record_id: Mapped[str | None] = mapped_column(ForeignKey("record.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]


class FactRow(Base):
    """Small facts the parts leave for one another, such as which index folder is current."""

    __tablename__ = "fact"

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
