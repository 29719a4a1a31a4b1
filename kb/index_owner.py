"""Who owns the index on this machine, and which of its folders is the current one."""

import json
import os
import shutil
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from filelock import FileLock, Timeout

from kb.errors import OwnerActive
from kb.settings import Settings

CURRENT: Final = "CURRENT"
SEAL: Final = "SEAL"


@dataclass(frozen=True)
class Stamp:
    """A complete index folder and what it was made with; another Chroma or another model needs a new folder."""

    folder: str
    chromadb: str
    model_id: str
    dimensions: int


class IndexOwner:
    """Holds the lock on the index until it is released; a killed process lets go of it too."""

    def __init__(self, settings: Settings, what: str, seconds: float) -> None:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._lock = FileLock(settings.data_dir / "index.lock", thread_local=False)
        try:
            self._lock.acquire(timeout=seconds, poll_interval=0.1)
        except Timeout:
            raise OwnerActive(owner_sentence(settings)) from None
        settings.index_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        note = {"pid": os.getpid(), "what": what, "since": datetime.now(UTC).strftime("%d %B %Y at %H:%M UTC")}
        write_safely(_owner_file(settings), note)

    def release(self) -> None:
        """Let another process own the index."""
        self._lock.release()

    def __enter__(self) -> "IndexOwner":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def take_index(settings: Settings, what: str = "another command", seconds: float = 1.0) -> IndexOwner:
    """Return the ownership of the index; raise OwnerActive, naming the owner, where it is not free within `seconds`."""
    return IndexOwner(settings, what, seconds)


def owner_sentence(settings: Settings) -> str:
    """Return one sentence that says who owns the index."""
    note = _read(_owner_file(settings))
    if note is None:
        return "Another process owns the index."
    return f"The index belongs to {note.get('what')} (process {note.get('pid')}, since {note.get('since')})."


def new_stamp(folder: str, model_id: str, dimensions: int) -> Stamp:
    """Return the stamp of a folder that this process makes."""
    return Stamp(folder, version("chromadb"), model_id, dimensions)


def current_stamp(index_dir: Path) -> Stamp | None:
    """Return the stamp of the current folder, or None where there is none that can be used."""
    note = _read(index_dir / CURRENT)
    try:
        stamp = None if note is None else Stamp(**note)
    except TypeError:
        return None
    return stamp if stamp is not None and (index_dir / stamp.folder).is_dir() else None


def switch_to(index_dir: Path, stamp: Stamp) -> None:
    """Make a folder the current one, in one step that a power cut cannot halve."""
    write_safely(index_dir / CURRENT, asdict(stamp))


def remove_other_folders(index_dir: Path, keep: str) -> None:
    """Remove every folder but one, and with them the embeddings of passages that are gone."""
    for folder in index_dir.iterdir():
        if folder.is_dir() and folder.name != keep:
            shutil.rmtree(folder, ignore_errors=True)


def seal(index_dir: Path, folder: str) -> None:
    """Note the state of a folder's files after closing it in order."""
    write_safely(index_dir / SEAL, {"folder": folder, "files": _state_of(index_dir / folder)})


def is_sealed(index_dir: Path, folder: str) -> bool:
    """Tell whether a folder was closed in order and nothing has touched its files since.

    Chroma saves its files one by one, and opening half-saved ones can end the whole process with a segmentation fault;
    so any other folder is not even opened but built anew from the store.
    """
    note = _read(index_dir / SEAL)
    return note == {"folder": folder, "files": _state_of(index_dir / folder)}


def break_seal(index_dir: Path) -> None:
    """Say that the folder is in use from now on."""
    (index_dir / SEAL).unlink(missing_ok=True)


def _state_of(folder: Path) -> dict[str, list[int]]:
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return {str(f.relative_to(folder)): [f.stat().st_size, f.stat().st_mtime_ns] for f in files}


def write_safely(path: Path, note: dict[str, Any]) -> None:
    """Write a note so that a reader sees the old one or the new one, never half of it."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("w", encoding="utf-8") as file:
        json.dump(note, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _owner_file(settings: Settings) -> Path:
    return settings.data_dir / "index.owner"


def _read(path: Path) -> dict[str, Any] | None:
    try:
        note = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return note if isinstance(note, dict) else None
