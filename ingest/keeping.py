"""Writing what a run found to the store, each batch of files in one transaction and its embeddings in the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from ingest.copies import Contents, report_copy
from ingest.decide import CANNOT_OPEN, UNFINISHED
from ingest.prepare import Prepared
from ingest.report import FileReport, cut_at_word
from ingest.scan import FoundFile
from kb.database import Database
from kb.embedder import Embedder
from kb.indexing_store import save_made
from kb.intake import Admission, keep
from kb.store.keys import new_key
from kb.store.passages import embeddings_of, lead_in, passage_ids_of_record, passages_without_embedding
from kb.store.records import is_live, live_among, load_record, suggest_facets
from kb.store.runs import SourceFile, add_file, drop_held, note_times, save_file
from kb.suggest import TermEmbeddings, embed_terms, suggest
from kb.tokens import Tokenizer
from kb.types import CleanRecord, Embedded, Passage, texts_of

WAITS = "Waits for a reviewer."
WITHDRAWN_BY_COLLEAGUE = "Withdrawn by a colleague."
MOST_UNFINISHED = 5_000
"""Passages of the one batch that a run cut off may have left without embeddings, and room to spare."""


@dataclass(frozen=True)
class _Begun:
    """A file whose record is kept and whose passages wait for embeddings; `record` is what a new one says."""

    file: FoundFile
    row: SourceFile
    record: CleanRecord | None = None
    passages: tuple[Passage, ...] = ()


@dataclass
class Keeping:
    """Keeps prepared files; the embedder is not asked for anything before the first new passage."""

    database: Database
    embedder: Embedder
    tokenizer: Tokenizer
    contents: Contents = field(default_factory=Contents)
    _begun: list[_Begun] = field(default_factory=list, init=False)
    _terms: TermEmbeddings | None = field(default=None, init=False)

    def keep_batch(self, batch: Sequence[Prepared]) -> list[FileReport]:
        """Keep a batch: records, passages and files first, then embeddings and suggestions."""
        with self.database.begin() as session:
            reports = [self._keep_one(session, prepared) for prepared in batch]
        begun, self._begun = self._begun, []
        passages = [passage for one in begun for passage in one.passages]
        self._finish(begun, [(p.id, lead_in(p.title, p.heading) + p.text) for p in passages])
        return reports

    def finish(self, unfinished: Sequence[tuple[FoundFile, SourceFile]]) -> list[FileReport]:
        """Take up files whose run was cut off between keeping and embedding."""
        with self.database.read() as session:
            waiting = passages_without_embedding(session, self.embedder.model_id, MOST_UNFINISHED)
        self._finish([_Begun(file, row) for file, row in unfinished], waiting)
        return [FileReport(file.path, "added", row.record_id) for file, row in unfinished]

    def _keep_one(self, session: Session, prepared: Prepared) -> FileReport:
        file, known = prepared.to_read.file, prepared.to_read.known
        if prepared.admission is None:
            return self._keep_failure(session, prepared)
        copy = self.contents.copy_of(prepared)
        if copy is not None:
            _save(session, copy.file, known)
            return report_copy(copy)
        self.contents.note(prepared)
        if known is not None and known.status == "live" and not is_there(session, known.record_id):
            # A colleague withdrew the record: a changed file does not bring it back.
            row = _row(prepared, known, "live", known.record_id, None)
            save_file(session, replace(row, mtime_ns=file.mtime_ns))
            return FileReport(file.path, prepared.to_read.change, None, WITHDRAWN_BY_COLLEAGUE)
        return self._keep_admitted(session, prepared, prepared.admission)

    def _keep_admitted(self, session: Session, prepared: Prepared, admission: Admission) -> FileReport:
        file, known = prepared.to_read.file, prepared.to_read.known
        kept = keep(
            session,
            admission,
            self.tokenizer,
            origin="file",
            record_id=known.record_id if known else None,
            held_id=known.held_id if known else None,
        )
        if kept.held_id is not None:
            row = replace(_row(prepared, known, "held", kept.record_id, kept.held_id), reason=why_held(admission))
            _save(session, row, known)
            return FileReport(file.path, "held", None, row.reason)
        if known is not None:
            drop_held(session, known.held_id)
        row = _row(prepared, known, "live", kept.record_id, None)
        _save(session, row, known)
        self._begun.append(_Begun(file, row, admission.record if known is None else None, kept.new_passages))
        return FileReport(file.path, prepared.to_read.change, kept.record_id, prepared.reason)

    def _keep_failure(self, session: Session, prepared: Prepared) -> FileReport:
        # The record of an earlier, readable state of the file stays as it is.
        known = prepared.to_read.known
        if prepared.reason != CANNOT_OPEN:
            row = _row(prepared, known, "failed", known.record_id if known else None, known.held_id if known else None)
            _save(session, replace(row, reason=prepared.reason), known)
        return FileReport(prepared.to_read.file.path, "failed", None, prepared.reason)

    def _finish(self, begun: Sequence[_Begun], waiting: Sequence[tuple[str, str]]) -> None:
        if not begun:
            return
        embedded = self.embedder.embed([text for _, text in waiting]) if waiting else []
        made = {key: one for (key, _), one in zip(waiting, embedded, strict=True)}
        terms = self._term_embeddings()
        with self.database.begin() as session:
            save_made(session, self.embedder.model_id, made)
            live = live_among(session, [str(one.row.record_id) for one in begun])
            for one in begun:
                if one.row.record_id in live:
                    suggest_facets(session, one.row.record_id, self._suggested(session, one, made, terms))
                if one.record is None:
                    save_file(session, replace(one.row, mtime_ns=one.file.mtime_ns))
            note_times(session, {one.row.id: one.file.mtime_ns for one in begun if one.record is not None})

    def _suggested(
        self, session: Session, begun: _Begun, made: Mapping[str, Embedded], terms: TermEmbeddings
    ) -> dict[str, tuple[str, ...]]:
        if begun.record is not None:
            own = [made[passage.id].embedding for passage in begun.passages]
            said = texts_of(begun.record)
            return suggest(own, terms, "\n".join(said))
        record_id = str(begun.row.record_id)
        ids = passage_ids_of_record(session, record_id)
        embeddings = embeddings_of(session, self.embedder.model_id, ids)
        texts = texts_of(load_record(session, record_id).record)
        return suggest([embeddings[i] for i in ids if i in embeddings], terms, "\n".join(texts))

    def _term_embeddings(self) -> TermEmbeddings:
        if self._terms is None:
            self._terms = embed_terms(self.embedder)
        return self._terms


def why_held(admission: Admission) -> str:
    """What the report says of a held file: that it waits, and for which reasons."""
    return cut_at_word(f"{WAITS} {'; '.join(admission.verdict.reasons)}".strip())


def _save(session: Session, file: SourceFile, known: SourceFile | None) -> None:
    if known is None:
        add_file(session, file)
    else:
        save_file(session, file)


def is_there(session: Session, record_id: str | None) -> bool:
    """Whether the record of a file that was taken in is still live."""
    return record_id is not None and is_live(session, record_id)


def _row(
    prepared: Prepared, known: SourceFile | None, status: str, record_id: str | None, held_id: str | None
) -> SourceFile:
    file = prepared.to_read.file
    return SourceFile(
        id=known.id if known else new_key(),
        folder=str(file.folder),
        path=file.path,
        sha256=prepared.sha256,
        size=file.size,
        mtime_ns=UNFINISHED if status == "live" else file.mtime_ns,
        status=status,
        reason=prepared.reason,
        record_id=record_id,
        held_id=held_id,
    )
