"""What the tests of the index share: a store with passages, and an embedder that keeps texts apart."""

import subprocess
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from kb.database import Database
from kb.index import batches
from kb.settings import Settings
from kb.store.keys import passage_id
from kb.store.passages import save_passages
from kb.store.records import add_record, withdraw_record
from kb.types import _SEAL, CleanText, Embedded, FloatArray, Passage, Record, Section
from tests.fakes import FakeEmbedder

ROOT = Path(__file__).parents[2]


class ScatterEmbedder(FakeEmbedder):
    """Gives each text a direction of its own, so that a passage is nearest to itself alone."""

    dimensions = 64

    def embed(self, texts: Sequence[str]) -> list[Embedded]:
        # The store puts the title before the text, and here both are the same.
        return [Embedded(scatter(text.split(". ")[-1])) for text in texts]


def scatter(text: str) -> FloatArray:
    """Return a unit vector (64,) made of the text's checksum."""
    drawn = np.random.default_rng(zlib.crc32(text.encode())).normal(size=64).astype(np.float32)
    return np.asarray(drawn / np.linalg.norm(drawn), dtype=np.float32)


def settings_in(folder: Path) -> Settings:
    return Settings(data_dir=folder, database_url="", chroma_url="")


def clean(text: str) -> CleanText:
    return CleanText(text, seal=_SEAL)


def store_texts(database: Database, texts: Iterable[str], origin: str = "here") -> list[str]:
    """Keep one record of one passage for each text, 25 to a transaction; return the record ids."""
    made: list[str] = []
    for batch in batches(list(texts), 25):
        with database.begin() as session:
            made += [_store(session, clean(text), origin) for text in batch]
    return made


def _store(session: Session, words: CleanText, origin: str) -> str:
    record = Record(kind="learning", title=words, sections=(Section("what", words),))
    record_id = add_record(session, record, origin=origin)
    passage = Passage(passage_id(record_id, words), record_id, 0, "what", words, words)
    save_passages(session, record_id, [passage])
    return record_id


def withdraw(database: Database, record_ids: Iterable[str]) -> None:
    for record_id in record_ids:
        with database.begin() as session:
            withdraw_record(session, record_id)


def wait_until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Return as soon as the condition holds; fail where it never does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came to pass"
        time.sleep(0.05)


def start_child(mode: str, folder: Path, count: int = 0) -> "subprocess.Popen[str]":
    """Start another process on the same data folder; it says a word on each line when it gets somewhere."""
    command = [sys.executable, "-m", "tests.kb.index_child", mode, str(folder), str(count)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def said(child: "subprocess.Popen[str]") -> str:
    """Return the next line a child says."""
    assert child.stdout is not None
    return child.stdout.readline().strip()
