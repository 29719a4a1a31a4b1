"""Writing what a run found to the store, each batch of files in one transaction and its embeddings in the next."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sqlalchemy.orm import Session

from ingest.copies import Contents, report_copy
from ingest.decide import CANNOT_OPEN, UNFINISHED
from ingest.prepare import Prepared
from ingest.report import FileReport
from ingest.scan import FoundFile
from kb.database import Database
from kb.embedder import Embedder
from kb.indexing_store import save_made
from kb.intake import Admission, keep
from kb.store.keys import new_key
from kb.store.passages import embeddings_of, lead_in, passage_ids_of_record, passages_without_embedding
from kb.store.records import is_live, load_record, suggest_facets
from kb.store.runs import SourceFile, drop_held, save_file
from kb.suggest import TermEmbeddings, embed_terms, suggest
from kb.tokens import Tokenizer
from kb.types import Passage, texts_of

WAITS = "Waits for a reviewer."
MOST_UNFINISHED = 5_000
"""Passages of the one batch that a run cut off may have left without embeddings, and room to spare."""


@dataclass
class Keeping:
    """Keeps prepared files; the embedder is not asked for anything before the first new passage."""

    database: Database
    embedder: Embedder
    tokenizer: Tokenizer
    contents: Contents = field(default_factory=Contents)
    _terms: TermEmbeddings | None = field(default=None, init=False)

    def keep_batch(self, batch: Sequence[Prepared]) -> list[FileReport]:
        """Keep a batch: records, passages and files first, then embeddings and suggestions."""
        reports: list[FileReport] = []
        unfinished: list[tuple[FoundFile, SourceFile]] = []
        passages: list[Passage] = []
        with self.database.begin() as session:
            for prepared in batch:
                report, row, new = self._keep_one(session, prepared)
                reports.append(report)
                passages += new
                if row is not None and row.mtime_ns == UNFINISHED:
                    unfinished.append((prepared.to_read.file, row))
        self._finish(unfinished, [(p.id, lead_in(p.title, p.heading) + p.text) for p in passages])
        return reports

    def finish(self, unfinished: Sequence[tuple[FoundFile, SourceFile]]) -> list[FileReport]:
        """Take up files whose run was cut off between keeping and embedding."""
        with self.database.read() as session:
            waiting = passages_without_embedding(session, self.embedder.model_id, MOST_UNFINISHED)
        self._finish(unfinished, waiting)
        return [FileReport(file.path, "added", row.record_id) for file, row in unfinished]

    def _keep_one(
        self, session: Session, prepared: Prepared
    ) -> tuple[FileReport, SourceFile | None, tuple[Passage, ...]]:
        file, known = prepared.to_read.file, prepared.to_read.known
        if prepared.admission is None:
            return self._keep_failure(session, prepared), None, ()
        copy = self.contents.copy_of(prepared)
        if copy is not None:
            save_file(session, copy.file)
            return report_copy(copy), None, ()
        self.contents.note(prepared)
        if known is not None and known.status == "live" and not _is_there(session, known.record_id):
            # A colleague withdrew the record: a changed file does not bring it back.
            row = _row(prepared, known, "live", known.record_id, None)
            save_file(session, replace(row, mtime_ns=file.mtime_ns))
            return FileReport(file.path, prepared.to_read.change, None, "Withdrawn by a colleague."), None, ()
        kept = keep(
            session,
            prepared.admission,
            self.tokenizer,
            origin="file",
            record_id=known.record_id if known else None,
            held_id=known.held_id if known else None,
        )
        if kept.held_id is None and known is not None:
            drop_held(session, known.held_id)
        status = "live" if kept.held_id is None else "held"
        row = _row(prepared, known, status, kept.record_id, kept.held_id)
        if status == "held":
            row = replace(row, reason=why_held(prepared.admission))
            save_file(session, row)
            return FileReport(file.path, "held", None, row.reason), row, ()
        save_file(session, row)
        return FileReport(file.path, prepared.to_read.change, kept.record_id, prepared.reason), row, kept.new_passages

    def _keep_failure(self, session: Session, prepared: Prepared) -> FileReport:
        # The record of an earlier, readable state of the file stays as it is.
        known = prepared.to_read.known
        if prepared.reason != CANNOT_OPEN:
            row = _row(prepared, known, "failed", known.record_id if known else None, known.held_id if known else None)
            save_file(session, replace(row, reason=prepared.reason))
        return FileReport(prepared.to_read.file.path, "failed", None, prepared.reason)

    def _finish(self, unfinished: Sequence[tuple[FoundFile, SourceFile]], waiting: Sequence[tuple[str, str]]) -> None:
        if not unfinished:
            return
        made = self.embedder.embed([text for _, text in waiting]) if waiting else []
        terms = self._term_embeddings()
        with self.database.begin() as session:
            save_made(session, self.embedder.model_id, {key: one for (key, _), one in zip(waiting, made, strict=True)})
            for file, row in unfinished:
                self._suggest(session, str(row.record_id), terms)
                save_file(session, replace(row, mtime_ns=file.mtime_ns))

    def _suggest(self, session: Session, record_id: str, terms: TermEmbeddings) -> None:
        if is_live(session, record_id):
            ids = passage_ids_of_record(session, record_id)
            embeddings = embeddings_of(session, self.embedder.model_id, ids)
            texts = texts_of(load_record(session, record_id).record)
            suggested = suggest([embeddings[i] for i in ids if i in embeddings], terms, "\n".join(texts))
            suggest_facets(session, record_id, suggested)

    def _term_embeddings(self) -> TermEmbeddings:
        if self._terms is None:
            self._terms = embed_terms(self.embedder)
        return self._terms


def why_held(admission: Admission) -> str:
    """What the report says of a held file: that it waits, and for which reasons."""
    return f"{WAITS} {'; '.join(admission.verdict.reasons)}"[:200].strip()


def _is_there(session: Session, record_id: str | None) -> bool:
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
