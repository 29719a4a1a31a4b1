"""How fast pages come at a team's size: `python -m benchmarks.load STORE... --questions FILE`.

STORE are data folders that `kb eval --keep` left; they are copied into one store (as often as --times says, the copies
a little apart in meaning), `kb serve` is started on it, someone signs in and searches through HTTP, full pages: first
one at a time, then from sixteen places at once; with --beside also while `kb ingest` takes in a folder of files.
"""

import argparse
import json
import re
import signal
import sqlite3
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import numpy as np

from benchmarks.endurance import EMAIL, PASSWORD, Product, free_port
from kb.database import open_database
from kb.settings import Settings

COPIED = {
    "record": None,
    "section": "id",
    "passage": "number",
    "embedding": None,
}
"""Tables, and the column that numbers their rows anew."""
KEYS = ("id", "record_id", "passage_id")
NOISE = 0.02


def merge(stores: Sequence[Path], times: int, into: Path) -> int:
    """Copy records, passages and embeddings of the stores into a new one; how many passages it then has."""
    open_database(Settings.model_validate({"data_dir": into})).close()
    target = sqlite3.connect(into / "kb.sqlite3")
    rng = np.random.default_rng(3)
    for round_ in range(times):
        for store in stores:
            source = sqlite3.connect(f"file:{store / 'kb.sqlite3'}?mode=ro", uri=True)
            for table in COPIED:
                _copy(source, target, table, round_, rng)
            source.close()
    target.commit()
    count: int = target.execute("SELECT count(*) FROM passage").fetchone()[0]
    target.close()
    return count


def _copy(
    source: sqlite3.Connection, target: sqlite3.Connection, table: str, round_: int, rng: np.random.Generator
) -> None:
    cursor = source.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    kept = [name for name in names if name != COPIED[table]]
    marks = ", ".join("?" * len(kept))
    target.executemany(
        f"INSERT OR IGNORE INTO {table} ({', '.join(kept)}) VALUES ({marks})",
        ([_value(name, row[names.index(name)], round_, rng) for name in kept] for row in cursor),
    )


def _value(name: str, value: object, round_: int, rng: np.random.Generator) -> object:
    if round_ and name in KEYS and isinstance(value, str):
        return f"{round_}{value[1:]}"
    if round_ and name == "embedding" and isinstance(value, bytes):
        moved = np.frombuffer(value, dtype="<f4") + rng.normal(0, NOISE, len(value) // 4)
        return (moved / np.linalg.norm(moved)).astype("<f4").tobytes()
    return value


def sign_in(address: str) -> httpx.Client:
    """A client with the cookies of someone who signed in."""
    client = httpx.Client(base_url=address, timeout=60, follow_redirects=True)
    found = re.search(r'name="csrf" value="([^"]+)"', client.get("/sign-in").text)
    if found is None:
        raise SystemExit("there is no sign-in form")
    client.post("/sign-in", data={"csrf": found[1], "email": EMAIL, "password": PASSWORD})
    return client


def read_questions(path: Path, count: int) -> list[str]:
    """The first questions of a collection that are no longer than people type."""
    texts = [str(json.loads(line)["text"]) for line in path.read_text("utf-8").splitlines() if line.strip()]
    return [text for text in texts if len(text) < 160][:count]


def one_at_a_time(client: httpx.Client, questions: Sequence[str]) -> list[float]:
    """Milliseconds that each full page took."""
    return [_timed(client, question) for question in questions]


def _timed(client: httpx.Client, question: str) -> float:
    started = time.perf_counter()
    answer = client.get("/search", params={"q": question})
    if answer.status_code != 200 or "result" not in answer.text:
        raise SystemExit(f"the search page answered {answer.status_code}")
    return (time.perf_counter() - started) * 1000


def at_once(address: str, questions: Sequence[str], places: int, seconds: float) -> tuple[list[float], float]:
    """Milliseconds of each page while `places` people search without a pause; and pages a second."""
    taken: list[float] = []
    clients = [sign_in(address) for _ in range(places)]
    over = time.monotonic() + seconds

    def go_on(start: int) -> None:
        client, at = clients[start], start
        while time.monotonic() < over:
            taken.append(_timed(client, questions[at % len(questions)]))
            at += places

    threads = [threading.Thread(target=go_on, args=(start,)) for start in range(places)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken, len(taken) / (time.monotonic() - started)


def in_words(taken: Sequence[float]) -> str:
    """The middle, the slow end and the slowest of some times in milliseconds."""
    cuts = statistics.quantiles(taken, n=100)
    return f"p50 {cuts[49]:.0f} ms, p95 {cuts[94]:.0f} ms, slowest {max(taken):.0f} ms"


def memory_mb(pid: int) -> int:
    """Resident memory of a process and of those it started, in MB."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text("utf-8"))
    started = " ".join(file.read_text("utf-8") for file in Path(f"/proc/{pid}/task").glob("*/children")).split()
    return (int(found[1]) // 1000 if found else 0) + sum(memory_mb(int(one)) for one in started)


def measure(product: Product, questions: Sequence[str], seconds: float) -> Iterator[str]:
    """Lines of figures."""
    client = sign_in(product.address)
    one_at_a_time(client, questions[:10])
    yield f"one at a time: {in_words(one_at_a_time(client, questions))}"
    taken, rate = at_once(product.address, questions, 16, seconds)
    yield f"sixteen at once: {rate:.0f} pages a second, {in_words(taken)}"
    if product.server is not None:
        yield f"memory of the server: {memory_mb(product.server.pid)} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stores", nargs="+", type=Path)
    parser.add_argument("--questions", type=Path, required=True, help="a queries.jsonl")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--count", type=int, default=200, help="how many questions")
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--beside", type=Path, help="a folder that is taken in meanwhile")
    given = parser.parse_args()
    questions = read_questions(given.questions, given.count)
    with tempfile.TemporaryDirectory() as place:
        print(f"{merge(given.stores, given.times, Path(place))} passages", flush=True)
        product = Product(Path(place), free_port())
        product.call("user", "add", EMAIL, "--name", "Manager", "--role", "manager", "--password-stdin", stdin=PASSWORD)
        started = time.monotonic()
        product.serve()
        print(f"answers after {time.monotonic() - started:.0f} s", flush=True)
        wait_for_index(Path(place))
        print(f"the index stands after {time.monotonic() - started:.0f} s", flush=True)
        try:
            for line in measure(product, questions, given.seconds):
                print(line, flush=True)
            if given.beside:
                run = product.begin("ingest", str(given.beside), "--json")
                time.sleep(10)
                print("while files are taken in:", flush=True)
                for line in measure(product, questions, given.seconds):
                    print(line, flush=True)
                print("the run went on to the end" if run.poll() is None else "the run was over before", flush=True)
                run.kill()
        finally:
            product.end(signal.SIGKILL)


def wait_for_index(data: Path) -> None:
    """Wait until the server says that its index stands."""
    store = sqlite3.connect(f"file:{data / 'kb.sqlite3'}?mode=ro", uri=True)
    while True:
        found = store.execute("SELECT value FROM fact WHERE name = 'index.report'").fetchone()
        if found and json.loads(found[0]).get("state") == "ready":
            return
        time.sleep(0.5)


if __name__ == "__main__":
    main()
