"""What a run did, as it is printed, kept and shown to managers."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, Protocol, TypeAlias

Status: TypeAlias = Literal["added", "changed", "moved", "unchanged", "withdrawn", "held", "failed"]


LONGEST_REASON = 200
"""Characters of a reason that are kept."""


def reason_of(faults: Sequence[str]) -> str | None:
    """The faults of a file as one line: those that have room, the last of them cut at a word, and how many more."""
    for count in range(len(faults), 0, -1):
        more = f" And {len(faults) - count} more." if count < len(faults) else ""
        reason = " ".join(faults[:count]) + more
        if len(reason) <= LONGEST_REASON:
            return reason
    more = f" And {len(faults) - 1} more." if len(faults) > 1 else ""
    return f"{cut_at_word(faults[0], LONGEST_REASON - len(more))}{more}" if faults else None


def cut_at_word(text: str, room: int = LONGEST_REASON) -> str:
    """The text, cut at a word with an ellipsis where it has more than so many characters."""
    if len(text) <= room:
        return text
    return f"{text[: room - 1].rpartition(' ')[0].rstrip(' ,;:')}…"


@dataclass(frozen=True)
class FileReport:
    """One file that was not simply unchanged; `path` is relative to the folder it was found in.

    An unchanged file is here where there is a `reason` to say so: a copy, or a file known from another folder.
    """

    path: str
    status: Status
    record_id: str | None = None
    reason: str | None = None


@dataclass(frozen=True)
class Report:
    """The counts of a run and every file that was not unchanged."""

    run_id: str
    seen: int
    added: int
    changed: int
    moved: int
    unchanged: int
    withdrawn: int
    held: int
    failed: int
    seconds: float
    files: tuple[FileReport, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """The report as `kb ingest --json` prints it."""
        made = asdict(self)
        made["files"] = list(made["files"])
        return made


def make_report(run_id: str, seen: int, seconds: float, files: list[FileReport]) -> Report:
    """Count the files by what became of them."""
    counts = Counter(file.status for file in files)
    changed_here = sum(counts[status] for status in ("added", "changed", "moved", "held", "failed"))
    return Report(
        run_id=run_id,
        seen=seen,
        added=counts["added"],
        changed=counts["changed"],
        moved=counts["moved"],
        unchanged=max(0, seen - changed_here),
        withdrawn=counts["withdrawn"],
        held=counts["held"],
        failed=counts["failed"],
        seconds=round(seconds, 2),
        files=tuple(sorted(files, key=lambda file: (file.path, file.status))),
    )


class Progress(Protocol):
    """What the command line draws; both calls come from the thread that runs the night."""

    def begin(self, total: int) -> None:
        """So many files have to be read."""

    def advance(self, done: int) -> None:
        """So many of them are through."""


class Silent:
    """A progress that nobody watches."""

    def begin(self, total: int) -> None:
        del total

    def advance(self, done: int) -> None:
        del done
