"""One file on its way to the store: read, structured and past the gate, in a thread beside the embedding."""

import hashlib
import re
from dataclasses import dataclass

from ingest.decide import ToRead, read_whole
from ingest.reading import ReadingPool
from ingest.structure import Structured, structure
from kb.anonymise.gate import Gate
from kb.anonymise.identifiers import KnownNames
from kb.errors import UnreadableFile
from kb.intake import NOT_DECLARED, Admission, check_draft, hold_anyway

_SEPARATORS = re.compile(r"[_\-./\\]+")


@dataclass(frozen=True)
class Prepared:
    """A file and what the gate made of it; `admission` is None and `reason` says why where it could not be read."""

    to_read: ToRead
    sha256: str
    admission: Admission | None
    reason: str | None = None


@dataclass(frozen=True)
class Preparing:
    """What preparing a file needs."""

    pool: ReadingPool
    gate: Gate
    max_bytes: int
    deidentified: bool

    def prepare(self, to_read: ToRead) -> Prepared:
        """Read a file and pass it through the gate."""
        data = b""
        try:
            if to_read.file.size > self.max_bytes:
                raise UnreadableFile(f"This file is larger than {self.max_bytes // 1_000_000} MB: split it.")
            data = read_whole(to_read.file.full)
            admission, warnings = self._admit(to_read, data)
        except UnreadableFile as error:
            return Prepared(to_read, _digest(data), None, error.reason)
        except Exception as error:
            # The one place of the run that catches all: whatever it is, this file is noted and the night goes on.
            return Prepared(to_read, "", None, f"This file could not be taken in ({type(error).__name__}).")
        return Prepared(to_read, _digest(data), admission, warnings)

    def _admit(self, to_read: ToRead, data: bytes) -> tuple[Admission, str | None]:
        read = self.pool.read(data, to_read.file.suffix)
        made: Structured = structure(read, source=to_read.file.path)
        name = _SEPARATORS.sub(" ", to_read.file.path)
        known = KnownNames(client=made.known_names)
        admission = check_draft(made.draft, self.gate, known=known, also_check=(name, *read.also_check))
        if not self.deidentified:
            admission = hold_anyway(admission, NOT_DECLARED)
        return admission, " ".join(made.warnings)[:200] or None


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest() if data else ""
