"""One file on its way to the store: read, structured and past the gate, in a thread beside the embedding."""

import hashlib
import re
import threading
from dataclasses import dataclass, field, replace

from ingest.decide import TOO_LARGE, ToRead, read_whole
from ingest.reading import ReadingPool
from ingest.report import reason_of
from ingest.structure import Structured, structure
from kb.anonymise.gate import Gate
from kb.anonymise.identifiers import NO_KNOWN_NAMES, KnownNames
from kb.anonymise.lexicon import lexicon
from kb.anonymise.numbers.file_names import head_and_tail, hidden_in_name, words_of_name
from kb.errors import UnreadableFile
from kb.intake import NOT_DECLARED, Admission, check_draft, hold_anyway
from kb.types import Draft, texts_of

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Prepared:
    """A file and what the gate made of it; `admission` is None and `reason` says why where it could not be read."""

    to_read: ToRead
    sha256: str
    admission: Admission | None
    reason: str | None = None
    known: KnownNames = NO_KNOWN_NAMES
    beside: tuple[str, ...] = ()
    looked_for: frozenset[str] = frozenset()
    """Names of the run's other files that were looked for in it."""


class RunNames:
    """Words of the people surely named in the files of a run so far: kept in memory, and only until it ends."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._names: frozenset[str] = frozenset()

    def add(self, names: frozenset[str]) -> None:
        """Take in the names of one file; words of the practice, as in 'Mr Barthel', are left to the other rules."""
        with self._lock:
            self._names |= names - lexicon().practice

    def so_far(self) -> frozenset[str]:
        return self._names


@dataclass(frozen=True)
class Preparing:
    """What preparing a file needs."""

    pool: ReadingPool
    gate: Gate
    max_bytes: int
    deidentified: bool
    names: RunNames = field(default_factory=RunNames)

    def prepare(self, to_read: ToRead) -> Prepared:
        """Read a file and pass it through the gate."""
        data = b""
        looked_for = self.names.so_far()
        try:
            if to_read.file.size > self.max_bytes:
                raise UnreadableFile(TOO_LARGE.format(self.max_bytes // 1_000_000))
            data = read_whole(to_read.file.full)
            prepared = self._admit(Prepared(to_read, _digest(data), None, looked_for=looked_for), data)
        except UnreadableFile as error:
            return Prepared(to_read, _digest(data), None, error.reason)
        except Exception as error:
            # The one place of the run that catches all: whatever it is, this file is noted and the night goes on.
            return Prepared(to_read, "", None, f"This file could not be taken in ({type(error).__name__}).")
        if prepared.admission is not None:
            self.names.add(prepared.admission.verdict.names)
        return prepared

    def look_again(self, prepared: Prepared) -> Prepared:
        """The file, checked once more where it holds a name that files read after it gave away."""
        admission = prepared.admission
        if admission is None or admission.record is None:
            return prepared
        words = {word.lower() for text in texts_of(admission.draft) for word in _WORD.findall(text)}
        new = (self.names.so_far() - prepared.looked_for) & words
        if not new:
            return prepared
        return self._check(replace(prepared, looked_for=prepared.looked_for | new), admission.draft)

    def _admit(self, prepared: Prepared, data: bytes) -> Prepared:
        file = prepared.to_read.file
        read = self.pool.read(data, file.suffix)
        made: Structured = structure(read, source=file.path)
        prepared = replace(
            prepared,
            reason=reason_of(made.warnings),
            known=KnownNames(client=made.known_names),
            beside=(words_of_name(file.path), *hidden_in_name(file.path), *made.as_written, *read.also_check),
        )
        return self._check(prepared, made.draft)

    def _check(self, prepared: Prepared, draft: Draft) -> Prepared:
        head, tail = head_and_tail(draft.source or "")
        admission = check_draft(
            replace(draft, source=head),
            self.gate,
            known=prepared.known,
            also_check=prepared.beside,
            elsewhere=prepared.looked_for,
        )
        admission = _with_tail(replace(admission, draft=draft), tail)
        return replace(prepared, admission=admission if self.deidentified else hold_anyway(admission, NOT_DECLARED))


def _with_tail(admission: Admission, tail: str) -> Admission:
    """The admission with the file's whole name: its ending is no part of what the gate judged."""
    record = admission.record
    if record is None or record.source is None or not tail:
        return admission
    return replace(admission, record=replace(record, source=record.source.with_tail(tail)))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""
