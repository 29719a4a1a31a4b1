"""Files of one run that say the same: the first of them is kept, the others are named as its copies."""

from ingest.decide import SAME, Copy, copy_row
from ingest.prepare import Prepared
from ingest.report import FileReport

ADOPTED = "Known from an earlier run over another folder."


class Contents:
    """What the run has taken in so far, by the hash of its content."""

    def __init__(self) -> None:
        self._places: dict[str, str] = {}

    def copy_of(self, prepared: Prepared) -> Copy | None:
        """The new file as a copy of one that this run took in before it, or None; a record of its own stays with it."""
        known, original = prepared.to_read.known, self._places.get(prepared.sha256)
        own = known is not None and (known.record_id is not None or known.status != SAME)
        if original is None or own or prepared.to_read.change != "added":
            return None
        return Copy(copy_row(prepared.to_read.file, known, prepared.sha256), original)

    def note(self, prepared: Prepared) -> None:
        """Remember a file that was taken in."""
        if prepared.admission is not None and prepared.sha256:
            self._places.setdefault(prepared.sha256, prepared.to_read.file.path)


def report_copy(copy: Copy) -> FileReport:
    """The line of a report that names what a copy is a copy of."""
    return FileReport(
        copy.file.path, "unchanged", None, f"The same as {copy.original}, so it has no record of its own."
    )
