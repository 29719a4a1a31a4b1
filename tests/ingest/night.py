"""A night in a process of its own, slow enough to be cut off: arguments are the data folder and the notes' folder."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from ingest.pipeline import Tools, run
from kb.anonymise.gate import Gate
from kb.database import open_database
from kb.settings import Settings
from kb.types import Embedded
from tests.fakes import FakeEmbedder, FakeTokenizer


class SlowEmbedder(FakeEmbedder):
    """Takes a moment over each batch, as a model does."""

    def embed(self, texts: Sequence[str]) -> list[Embedded]:
        time.sleep(0.05)
        return super().embed(texts)


def main() -> None:
    settings = Settings(data_dir=Path(sys.argv[1]))
    database = open_database(settings)
    run([Path(sys.argv[2])], Tools(settings, database, Gate(), SlowEmbedder(), FakeTokenizer()))


if __name__ == "__main__":
    main()
