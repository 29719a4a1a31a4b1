"""Another process on the same data folder, for tests of ownership and of sudden death."""

import sys
import time
from pathlib import Path

from kb.database import open_database
from kb.index_keeper import IndexKeeper
from kb.index_owner import take_index
from kb.indexing import finish_run
from tests.kb.index_builders import ScatterEmbedder, settings_in, store_texts, withdraw


def own(folder: Path, _count: int) -> None:
    """Hold the index until killed."""
    owner = take_index(settings_in(folder), "a test")
    print("owned", flush=True)
    time.sleep(600)
    owner.release()


def write(folder: Path, count: int) -> None:
    """Do what a nightly run does."""
    settings = settings_in(folder)
    database = open_database(settings)
    store_texts(database, [f"nightly note {at}" for at in range(count)], origin="file")
    level = finish_run(settings, database, ScatterEmbedder())
    print("left to owner" if level.left_to_owner else "finished", flush=True)


def load(folder: Path, count: int) -> None:
    """Keep the index level under a steady load of new and withdrawn records, until killed."""
    settings = settings_in(folder)
    database = open_database(settings)
    keeper = IndexKeeper(settings, database, ScatterEmbedder(), pause=0.01)
    keeper.start()
    while keeper.state != "ready":
        time.sleep(0.01)
    print("ready", flush=True)
    for round_ in range(10_000):
        made = store_texts(database, [f"load {count} {round_} {at}" for at in range(20)])
        withdraw(database, made[:4])
        keeper.wake()


if __name__ == "__main__":
    {"own": own, "write": write, "load": load}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
