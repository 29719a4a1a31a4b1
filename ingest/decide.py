"""Telling new, changed, moved, unchanged and vanished files apart; nothing is written here."""

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from ingest.scan import FoundFile, Scan
from kb.errors import RemovalsNeedConsent, UnreadableFile
from kb.store.runs import SourceFile

Change = Literal["added", "changed", "moved"]

UNFINISHED: Final = -1
"""Time of change of a file whose record is kept but not embedded yet: a run that is cut off there goes on here."""

CANNOT_OPEN: Final = "This file cannot be opened: check who may read it."
TOO_LARGE: Final = "This file is larger than {} MB: split it."


@dataclass(frozen=True)
class ToRead:
    """A file to be read, why, and what earlier runs knew of it."""

    file: FoundFile
    change: Change
    known: SourceFile | None = None


@dataclass
class Plan:
    """What a run has to do in one folder."""

    to_read: list[ToRead] = field(default_factory=list)
    to_finish: list[tuple[FoundFile, SourceFile]] = field(default_factory=list)
    touched: list[SourceFile] = field(default_factory=list)
    vanished: list[SourceFile] = field(default_factory=list)
    waiting: list[SourceFile] = field(default_factory=list)
    failing: list[SourceFile] = field(default_factory=list)
    unopened: list[FoundFile] = field(default_factory=list)


def decide(scan: Scan, known: Sequence[SourceFile]) -> Plan:
    """What became of each file since the last run. Size and time settle it where they can, else the content's hash."""
    plan = Plan()
    by_path = {file.path: file for file in known}
    there = {file.path for file in scan.files}
    missing = [f for f in known if f.path not in there and f.status != "withdrawn" and not _hidden(f.path, scan)]
    moved_from = {file.sha256: file for file in missing if file.sha256}
    for file in scan.files:
        _decide_file(plan, file, by_path.get(file.path), moved_from)
    moved = {one.known.id for one in plan.to_read if one.change == "moved" and one.known is not None}
    plan.vanished = [file for file in missing if file.id not in moved]
    return plan


def _decide_file(plan: Plan, file: FoundFile, known: SourceFile | None, moved_from: dict[str, SourceFile]) -> None:
    if known is not None and known.status != "withdrawn" and _looks_unchanged(file, known):
        _unchanged(plan, known)
        return
    try:
        digest = hash_file(file.full)
    except OSError:
        plan.unopened.append(file)
        return
    if known is not None and known.status != "withdrawn":
        _decide_known(plan, file, known, digest)
    elif digest in moved_from:
        plan.to_read.append(ToRead(file, "moved", moved_from.pop(digest)))
    else:
        plan.to_read.append(ToRead(file, "added", known))


def _decide_known(plan: Plan, file: FoundFile, known: SourceFile, digest: str) -> None:
    if digest != known.sha256:
        plan.to_read.append(ToRead(file, "changed", known))
    elif known.mtime_ns == UNFINISHED:
        plan.to_finish.append((file, known))
    else:
        plan.touched.append(replace(known, size=file.size, mtime_ns=file.mtime_ns))
        _unchanged(plan, known)


def _looks_unchanged(file: FoundFile, known: SourceFile) -> bool:
    return (file.size, file.mtime_ns) == (known.size, known.mtime_ns)


def _unchanged(plan: Plan, known: SourceFile) -> None:
    if known.status == "held":
        plan.waiting.append(known)
    elif known.status == "failed":
        plan.failing.append(known)


def _hidden(path: str, scan: Scan) -> bool:
    """Whether a file lies in a folder that could not be opened: it is not known to be gone."""
    return any(folder == "" or path.startswith(f"{folder}/") for folder in scan.unreadable_folders)


def hash_file(path: Path) -> str:
    """The SHA-256 of a file's content. Raises OSError."""
    with os.fdopen(open_plainly(path), "rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def read_whole(path: Path) -> bytes:
    """A file's bytes. Raises UnreadableFile."""
    try:
        with os.fdopen(open_plainly(path), "rb") as opened:
            return opened.read()
    except OSError:
        raise UnreadableFile(CANNOT_OPEN) from None


def read_named(path: Path, max_mb: int) -> bytes:
    """The bytes of a file that somebody named, links followed. Raises UnreadableFile, also where it is too large."""
    if path.stat().st_size > max_mb * 1_000_000:
        raise UnreadableFile(TOO_LARGE.format(max_mb))
    try:
        return path.read_bytes()
    except OSError:
        raise UnreadableFile(CANNOT_OPEN) from None


def open_plainly(path: Path) -> int:
    """Open a file, never through a link and never waiting for a pipe."""
    return os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def check_removals(known: Sequence[SourceFile], vanished: Sequence[SourceFile]) -> None:
    """Raise RemovalsNeedConsent where more than a third of what a folder gave would be withdrawn."""
    gave = sum(file.status in ("live", "held") for file in known)
    gone = sum(file.status in ("live", "held") for file in vanished)
    if gone * 3 > gave:
        raise RemovalsNeedConsent(
            f"{gone} of {gave} files are gone, so their records would be withdrawn. "
            "If that is right, run again with --allow-removals; nothing was changed."
        )
