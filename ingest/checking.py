"""Looking through a folder before the first night: the files a run would read, and what the gate makes of each."""

from collections import Counter
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ingest.ahead import prepare_ahead
from ingest.decide import ToRead
from ingest.prepare import Prepared
from ingest.report import Progress, Silent
from ingest.scan import printable, scan_folder
from kb.anonymise.gate import Gate
from kb.settings import Settings


@dataclass(frozen=True)
class Checked:
    """A file, 'clear', 'redacted', 'held' or 'unreadable', with the findings counted by label, and why in words."""

    path: str
    decision: str
    found: dict[str, int]
    reason: str = ""

    def as_json(self) -> dict[str, Any]:
        """The file as `kb anonymise --check --json` prints it."""
        return asdict(self)


def check_folder(folder: Path, gate: Gate, settings: Settings, progress: Progress | None = None) -> list[Checked]:
    """What a run would make of a folder of which nothing is known yet; nothing is kept."""
    progress = progress or Silent()
    scan = scan_folder(folder)
    checked = [Checked(printable(path), "unreadable", {}, reason) for path, reason in scan.refused]
    progress.begin(len(scan.files))
    to_read = [ToRead(file, "added") for file in scan.files]
    for done, prepared in enumerate(prepare_ahead(to_read, gate, settings), 1):
        checked.append(_checked(prepared))
        progress.advance(done)
    return sorted(checked, key=lambda one: one.path)


def _checked(prepared: Prepared) -> Checked:
    path, admission = prepared.to_read.file.path, prepared.admission
    if admission is None:
        return Checked(path, "unreadable", {}, prepared.reason or "")
    found = Counter(str(each.label) for texts in admission.verdict.identifiers for each in texts)
    return Checked(path, admission.decision, dict(found), "; ".join(admission.verdict.reasons))
