"""Telling new, changed, moved, unchanged and vanished files apart; nothing is written here."""

import hashlib
import os
import stat
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, Literal

from ingest.scan import FoundFile, Scan, is_walked
from kb.errors import RemovalsNeedConsent, UnreadableFile
from kb.store.keys import new_key
from kb.store.runs import GAVE, WITHDRAWN, KnownFiles, SourceFile

Change = Literal["added", "changed", "moved"]

UNFINISHED: Final = -1
"""Time of change of a file whose record is kept but not embedded yet: a run that is cut off there goes on here."""

SAME: Final = "same"

CANNOT_OPEN: Final = "This file cannot be opened: check who may read it."
TOO_LARGE: Final = "This file is larger than {} MB: split it."


@dataclass(frozen=True)
class ToRead:
    """A file to be read, why, and what earlier runs knew of it."""

    file: FoundFile
    change: Change
    known: SourceFile | None = None


@dataclass(frozen=True)
class Copy:
    """A file that says what another one says, and where that one lies; it has no record of its own."""

    file: SourceFile
    original: str


@dataclass
class Plan:
    """What a run has to do in one folder; `adopted` are unchanged files known from runs over other folders."""

    to_read: list[ToRead] = field(default_factory=list)
    to_finish: list[tuple[FoundFile, SourceFile]] = field(default_factory=list)
    touched: list[SourceFile] = field(default_factory=list)
    vanished: list[SourceFile] = field(default_factory=list)
    waiting: list[SourceFile] = field(default_factory=list)
    failing: list[SourceFile] = field(default_factory=list)
    unopened: list[FoundFile] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    adopted: list[SourceFile] = field(default_factory=list)
    forgotten: list[SourceFile] = field(default_factory=list)
    taken_over: set[str] = field(default_factory=set)
    """Ids of files that were known at another place, and are taken for moved from there."""


Elsewhere = Mapping[str, Sequence[SourceFile]]
"""Files by the hash of their content."""


def decide(
    scan: Scan,
    known: KnownFiles,
    elsewhere: Callable[[], Elsewhere] = dict,
    taken_over: AbstractSet[str] = frozenset(),
) -> Plan:
    """What became of each file since the last run. Size and time settle it where they can, else the content's hash.

    `elsewhere` tells of equal files of other folders, and of withdrawn ones; it is asked only where a file is new.
    `taken_over` are the ids of files that another folder of the run has taken for moved.
    """
    deciding = _Deciding(Plan(), known.from_others, taken_over)
    walked = [file for file in known.files if is_walked(file.path)]
    there = {file.path for file in scan.files}
    missing = [f for f in walked if f.path not in there and f.status != WITHDRAWN and not _hidden(f.path, scan)]
    by_path = deciding.by_path(walked)
    for file in scan.files:
        deciding.decide_file(file, by_path.get(file.path))
    moved_from = {f.sha256: f for f in missing if f.sha256 and f.status != SAME and f.id not in taken_over}
    deciding.decide_new(moved_from, elsewhere)
    plan = deciding.plan
    plan.vanished = [file for file in missing if file.id not in plan.taken_over]
    return plan


@dataclass
class _Deciding:
    """Goes through the files once; those whose content is new where they lie wait until all others are decided."""

    plan: Plan
    from_others: frozenset[str]
    taken_over: AbstractSet[str]
    new: list[tuple[FoundFile, SourceFile | None, str]] = field(default_factory=list)
    there: dict[str, str] = field(default_factory=dict)

    def by_path(self, known: Sequence[SourceFile]) -> dict[str, SourceFile]:
        """The files by path; what was a copy before another file was moved to its place is forgotten."""
        copies_first = sorted(known, key=lambda file: file.status not in (SAME, WITHDRAWN))
        by_path = {file.path: file for file in copies_first}
        self.plan.forgotten = [f for f in known if f.status == SAME and by_path[f.path].id != f.id]
        return by_path

    def decide_file(self, file: FoundFile, known: SourceFile | None) -> None:
        if known is not None and known.status not in (WITHDRAWN, SAME) and _looks_unchanged(file, known):
            self._unchanged(known)
            return
        try:
            digest = known.sha256 if known and _is_old_copy(file, known) else hash_file(file.full)
        except OSError:
            self.plan.unopened.append(file)
            return
        if known is not None and known.status not in (WITHDRAWN, SAME):
            self._decide_known(file, known, digest)
        else:
            self.new.append((file, known, digest))

    def _decide_known(self, file: FoundFile, known: SourceFile, digest: str) -> None:
        if digest != known.sha256:
            self.plan.to_read.append(ToRead(file, "changed", known))
        elif known.mtime_ns == UNFINISHED:
            self.plan.to_finish.append((file, known))
            self.there[known.sha256] = known.path
        else:
            touched = replace(known, size=file.size, mtime_ns=file.mtime_ns)
            self.plan.touched.append(touched)
            self._unchanged(touched)

    def _unchanged(self, known: SourceFile) -> None:
        if known.status in GAVE:
            self.there[known.sha256] = known.path
        if known.id in self.from_others:
            self.plan.adopted.append(known)
        if known.status == "held":
            self.plan.waiting.append(known)
        elif known.status == "failed":
            self.plan.failing.append(known)

    def decide_new(self, moved_from: dict[str, SourceFile], elsewhere: Callable[[], Elsewhere]) -> None:
        """Tell moved files, copies and files that bring something new apart; one that comes back gets its record."""
        others = elsewhere() if self.new else {}
        for file, known, digest in self.new:
            comes_back = known is not None and known.status == WITHDRAWN and known.sha256 == digest
            candidates = () if comes_back else [f for f in others.get(digest, ()) if not self._is_taken(f)]
            original = None if comes_back else self._original(digest, moved_from, candidates)
            gone = next((f for f in candidates if is_gone(f.place)), None)
            if original is not None:
                self.plan.copies.append(Copy(copy_row(file, known, digest), original))
            elif digest in moved_from:
                self._take_over(file, moved_from.pop(digest))
            elif gone is not None:
                self._take_over(file, gone)
            else:
                self.plan.to_read.append(ToRead(file, "added", known))

    def _is_taken(self, file: SourceFile) -> bool:
        return file.id in self.taken_over or file.id in self.plan.taken_over

    def _take_over(self, file: FoundFile, known: SourceFile) -> None:
        self.plan.to_read.append(ToRead(file, "added" if known.status == WITHDRAWN else "moved", known))
        self.plan.taken_over.add(known.id)

    def _original(
        self, digest: str, moved_from: Mapping[str, SourceFile], candidates: Sequence[SourceFile]
    ) -> str | None:
        if digest in self.there or digest in moved_from:
            return self.there.get(digest)
        return next((str(f.place) for f in candidates if f.status != WITHDRAWN and not is_gone(f.place)), None)


def is_gone(place: Path) -> bool:
    """Whether no file lies at a place; one in a folder that cannot be opened is not known to be gone."""
    try:
        return not stat.S_ISREG(place.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False


def copy_row(file: FoundFile, known: SourceFile | None, digest: str) -> SourceFile:
    """What is remembered of a copy; a record that its place once had stays with it, withdrawn."""
    return SourceFile(
        id=known.id if known else new_key(),
        folder=str(file.folder),
        path=file.path,
        sha256=digest,
        size=file.size,
        mtime_ns=file.mtime_ns,
        status=SAME,
        record_id=known.record_id if known else None,
    )


def _is_old_copy(file: FoundFile, known: SourceFile) -> bool:
    return known.status == SAME and _looks_unchanged(file, known)


def _looks_unchanged(file: FoundFile, known: SourceFile) -> bool:
    return (file.size, file.mtime_ns) == (known.size, known.mtime_ns)


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
