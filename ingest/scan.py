"""Finding the files of a folder, without opening any of them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.readers import OLD_SUFFIXES, SUFFIXES

PASSED_OVER = frozenset(("readme.md", "readme.txt", "thumbs.db", "desktop.ini"))
LONGEST_PATH = 1_000


@dataclass(frozen=True)
class FoundFile:
    """A file to take in: its folder and its path in it, '/' between parts; sizes in bytes."""

    folder: Path
    path: str
    size: int
    mtime_ns: int

    @property
    def full(self) -> Path:
        return self.folder / self.path

    @property
    def suffix(self) -> str:
        return Path(self.path).suffix.lower()


@dataclass
class Scan:
    """What a folder holds: files to take in, and those that cannot be taken in with the reason for each."""

    files: list[FoundFile] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    unreadable_folders: list[str] = field(default_factory=list)


def scan_folder(folder: Path) -> Scan:
    """Walk a folder and those inside it; hidden files and Office's lock files are passed over."""
    scan = Scan()
    for entry, path in _walk(folder, "", scan):
        refusal = _refusal(entry, path)
        if refusal is not None:
            scan.refused.append((path, refusal))
        elif Path(path).suffix.lower() in SUFFIXES:
            _add(scan, folder, path, entry)
    scan.files.sort(key=lambda file: file.path)
    return scan


def _walk(folder: Path, inside: str, scan: Scan) -> Iterator[tuple["os.DirEntry[str]", str]]:
    waiting = [inside]
    while waiting:
        inside = waiting.pop()
        try:
            entries = list(os.scandir(folder / inside))
        except OSError:
            scan.unreadable_folders.append(inside)
            continue
        for entry in entries:
            path = f"{inside}/{entry.name}" if inside else entry.name
            if is_passed_over(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                yield entry, path


def is_passed_over(name: str) -> bool:
    """Whether a walk leaves out a file or folder of that name."""
    return name.startswith((".", "~$", "._")) or name.casefold() in PASSED_OVER


def is_walked(path: str) -> bool:
    """Whether a walk would come to a path inside its folder."""
    return not any(is_passed_over(part) for part in path.split("/"))


def _refusal(entry: "os.DirEntry[str]", path: str) -> str | None:
    suffix = Path(path).suffix.lower()
    if entry.is_symlink():
        return "This is a link to another place; put the file itself into the folder."
    if suffix in OLD_SUFFIXES:
        return "Save as Word (.docx) or PDF: this format is not read."
    if suffix not in SUFFIXES:
        return None
    if not entry.is_file(follow_symlinks=False):
        return "This is not an ordinary file."
    if len(path.splitlines()) > 1:
        return "There is a line break in the name of this file or of its folder: rename it."
    if printable(path) != path:
        return "The name of this file holds characters that cannot be read: rename it."
    if len(path) > LONGEST_PATH:
        return "The name of this file and its folders is too long: shorten it."
    return None


def _add(scan: Scan, folder: Path, path: str, entry: "os.DirEntry[str]") -> None:
    try:
        facts = entry.stat(follow_symlinks=False)
    except OSError:
        scan.refused.append((path, "This file cannot be opened: check who may read it."))
        return
    scan.files.append(FoundFile(folder, path, facts.st_size, facts.st_mtime_ns))


def printable(path: str) -> str:
    """A path that can be printed and kept: bytes that are not UTF-8 and control characters are shown as '?'."""
    plain = path.encode("utf-8", "replace").decode("utf-8")
    return "".join(character if character.isprintable() else "?" for character in plain)
