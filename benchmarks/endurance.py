"""The whole product through bad nights: `python -m benchmarks.endurance [--files 2500] [--saves 200] [--kills 30]`.

A folder of invented notes is taken in by `kb ingest` while `kb serve` runs and is searched, then learnings are saved in
a real browser; then either process is ended with kill -9 while notes come and go, again and again. After each, every
record must be found by the running server within ten seconds, and `kb doctor` must end with 0.
"""

import argparse
import json
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import httpx
from playwright.sync_api import Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
KB = [sys.executable, "-c", "from command_line.main import app; app()"]
EMAIL, PASSWORD = "manager@example.org", "three-plain-words-here"
LIMIT = 10.0
"""Seconds within which a saved record must be found."""
WORDS = re.findall(
    r"\w+",
    "kettle ladder carpet window basket pillow saddle button ribbon marble candle bottle hammer pencil curtain garden "
    "tunnel shovel bucket magnet jacket helmet rocket parcel barrel carton velvet pebble butter trolley walnut turnip "
    "radish cabbage lantern blanket cushion mattress wardrobe cupboard drawer mirror teapot saucer napkin sponge",
)
CHALLENGES = (
    "could not get out of the bath without help and had begun to wash at the sink",
    "fell twice at night on the way to the toilet and was afraid of the stairs",
    "would not eat in the dining hall because of the noise and the smells",
    "wanted to return to work after the stroke but tired within an hour",
    "the hoist did not fit under the bed and the carers lifted by hand",
    "the family disagreed about the through-floor lift and nobody had asked the client",
)
TRIED = ("a bath board", "a rail and better light", "a quiet table", "pacing with a diary", "a low bed", "a meeting")


@dataclass
class Note:
    """A note and four words that no other note has together; `record_id` once it was saved in the browser."""

    name: str
    marker: str
    text: str
    record_id: str | None = None


@dataclass
class Tally:
    """What was asked and what was not found."""

    asked: int = 0
    missed: list[str] = field(default_factory=list)
    slowest: float = 0.0


def make_notes(count: int, rng: random.Random) -> list[Note]:
    """Invented notes, each with a marker of its own."""
    markers: set[tuple[str, ...]] = set()
    while len(markers) < count:
        markers.add(tuple(sorted(rng.sample(WORDS, 4))))
    return [_note(number, " ".join(marker), rng) for number, marker in enumerate(sorted(markers))]


def _note(number: int, marker: str, rng: random.Random) -> Note:
    challenge, tried = rng.choice(CHALLENGES), rng.choice(TRIED)
    text = (
        f"# A visit about a {marker.split(maxsplit=1)[0]}\n\n## Background\n\n"
        f"The client {challenge}. {sentence_of(marker)}\n\n"
        f"## What we tried\n\nWe tried {tried} for two weeks.\n\n## Outcome\n\nIt partly worked.\n"
    )
    return Note(f"note-{number:05}.md", marker, text)


def sentence_of(marker: str) -> str:
    """A sentence that holds the four words."""
    one, two, three, four = marker.split()
    return f"We moved the {one} next to the {two} and kept the {three} away from the {four}."


class Product:
    """`kb` on a data folder, with a server that can be killed and started again."""

    def __init__(self, data: Path, port: int) -> None:
        self._data, self._port = data, port
        self.address = f"http://127.0.0.1:{port}"
        self._environment = {**os.environ, "HF_HUB_OFFLINE": "1", "KB_DATA_DIR": str(data)}
        self.server: subprocess.Popen[str] | None = None

    def begin(self, *arguments: str) -> subprocess.Popen[str]:
        """Start a `kb` command."""
        return subprocess.Popen(
            [*KB, *arguments],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def call(self, *arguments: str, stdin: str = "") -> tuple[int, str]:
        """Run a `kb` command to its end; its exit code and what it printed on stdout."""
        process = self.begin(*arguments)
        printed, _ = process.communicate(stdin)
        return process.returncode, printed

    def serve(self) -> None:
        """Start the server and wait until it answers."""
        self.server = self.begin("serve", "--port", str(self._port))
        until = time.monotonic() + 120
        while time.monotonic() < until:
            try:
                httpx.get(f"{self.address}/sign-in", timeout=5)
                return
            except httpx.HTTPError:
                time.sleep(0.1)
        raise SystemExit("the server did not start")

    def written(self) -> set[str]:
        """The names of the files whose records are in the database."""
        with closing(sqlite3.connect(f"file:{self._data / 'kb.sqlite3'}?mode=ro", uri=True)) as database:
            rows = database.execute("SELECT path FROM source_file WHERE status = 'live'").fetchall()
        return {path for (path,) in rows}

    def end(self, how: signal.Signals) -> None:
        """End the server."""
        if self.server is not None:
            self.server.send_signal(how)
            self.server.wait(60)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@contextmanager
def all_the_while(step: Callable[[Tally], None]) -> Iterator[Tally]:
    """Take the step again and again, in a thread, until the end of the block; no answer counts as missed."""
    tally, over = Tally(), threading.Event()

    def go_on() -> None:
        while not over.is_set():
            try:
                step(tally)
            except httpx.HTTPError as error:
                tally.missed.append(type(error).__name__)

    thread = threading.Thread(target=go_on)
    thread.start()
    yield tally
    over.set()
    thread.join()


def search_once(product: Product, token: str, tally: Tally) -> None:
    """Ask one question."""
    started = time.monotonic()
    answer = ask(product, token, "how did others help someone out of the bath")
    tally.asked += 1
    tally.slowest = max(tally.slowest, time.monotonic() - started)
    if answer.get("degraded"):
        tally.missed.append("degraded")


class Following:
    """Picks one of the files that a run has just written, and asks until it is found."""

    def __init__(self, product: Product, token: str, notes: list[Note]) -> None:
        self._product, self._token = product, token
        self._notes = {note.name: note for note in notes}
        self._written: set[str] = set()

    def follow_one(self, tally: Tally) -> None:
        written = self._product.written() & self._notes.keys()
        fresh, self._written = sorted(written - self._written), written
        if not fresh:
            time.sleep(0.1)
            return
        note, since = self._notes[fresh[-1]], time.monotonic()
        while not is_found(self._product, self._token, note) and time.monotonic() < since + LIMIT:
            time.sleep(0.1)
        tally.asked += 1
        tally.slowest = max(tally.slowest, time.monotonic() - since)
        if time.monotonic() >= since + LIMIT:
            tally.missed.append(note.marker)


def ask(product: Product, token: str, question: str) -> dict[str, object]:
    """The answer of the running server to a question."""
    answer = httpx.get(
        f"{product.address}/api/v1/search",
        params={"q": question},
        headers={"Authorization": f"Bearer {token}"},
        timeout=30,
    )
    answer.raise_for_status()
    found: dict[str, object] = answer.json()
    return found


def is_found(product: Product, token: str, note: Note) -> bool:
    """Whether the record is on the first page of results for its sentence: by its file, or as it was saved."""
    results = ask(product, token, sentence_of(note.marker))["results"]
    assert isinstance(results, list)
    return any(note.name == result["source"] or note.record_id == result["record_id"] for result in results)


def look_for(product: Product, token: str, notes: list[Note]) -> Tally:
    """Look for every note until it is found or the time is up."""
    tally, until = Tally(), time.monotonic() + LIMIT
    started = time.monotonic()
    waiting = notes
    while waiting:
        with ThreadPoolExecutor(4) as askers:
            found = askers.map(lambda note: is_found(product, token, note), waiting)
            left = [note for note, is_there in zip(waiting, found, strict=True) if not is_there]
        tally.asked += len(waiting)
        if left and time.monotonic() > until:
            tally.missed = [note.marker for note in left]
            break
        waiting = left
        time.sleep(0.2 if left else 0)
    tally.slowest = time.monotonic() - started
    return tally


def save_in_browser(product: Product, notes: list[Note]) -> None:
    """Sign in and save a learning for each note, as a colleague would."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_context(base_url=product.address).new_page()
        page.goto("/sign-in")
        page.locator("[name=email]").fill(EMAIL)
        page.locator("[name=password]").fill(PASSWORD)
        page.keyboard.press("Enter")
        page.locator("form[action='/sign-out']").first.wait_for(state="attached")
        for note in notes:
            _save(page, note)
        browser.close()


def _save(page: Page, note: Note) -> None:
    page.goto("/learnings/new")
    page.locator("#title").fill(f"About {note.marker.split()[0]} and washing")
    page.locator("#what").fill(f"A board was better than a rail. {sentence_of(note.marker)}")
    page.get_by_label("None of these").check()
    page.get_by_label("I have taken out names").check()
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_url("**/records/*")
    note.record_id = page.url.split("/records/")[1].partition("?")[0]


def write(folder: Path, notes: list[Note]) -> None:
    """Write notes as files."""
    for note in notes:
        (folder / note.name).write_text(note.text, "utf-8")


def is_sound(product: Product) -> bool:
    """Stop the server in order, let the doctor look and mend, and serve again; what it found is printed."""
    product.end(signal.SIGTERM)
    code, printed = product.call("doctor", "--json")
    product.serve()
    found = {check["name"]: check["found"] for check in json.loads(printed)["checks"] if check["found"]}
    if code or found:
        print(f"   doctor: exit {code}, found {found}", flush=True)
    return code == 0


def kill_and_look(product: Product, token: str, folder: Path, notes: list[Note], rng: random.Random, turn: int) -> bool:
    """Take in new notes, end one of the two processes with kill -9 on the way, run again, and look for all of them."""
    write(folder, notes)
    run = product.begin("ingest", str(folder), "--json")
    time.sleep(rng.uniform(0.2, 8))
    if turn % 2:
        run.kill()
        run.wait()
    else:
        product.end(signal.SIGKILL)
        product.serve()
        run.communicate()
    code, _ = product.call("ingest", str(folder), "--json")
    tally = look_for(product, token, notes)
    sound = is_sound(product)
    killed = "kb ingest" if turn % 2 else "kb serve"
    print(
        f"   {turn + 1}: {killed} killed; ingest exit {code}; {len(tally.missed)} of {len(notes)} not found "
        f"in {tally.slowest:.1f} s; doctor {'green' if sound else 'RED'}",
        flush=True,
    )
    return code == 0 and sound and not tally.missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2500)
    parser.add_argument("--saves", type=int, default=200)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--each", type=int, default=40, help="new notes before each kill")
    given = parser.parse_args()
    rng = random.Random(7)
    notes = make_notes(given.files + given.saves + given.kills * given.each, rng)
    rng.shuffle(notes)
    place = Path(tempfile.mkdtemp())
    product, folder = Product(place / "data", free_port()), place / "notes"
    folder.mkdir()
    product.call("user", "add", EMAIL, "--name", "Manager", "--role", "manager", "--password-stdin", stdin=PASSWORD)
    token = json.loads(product.call("user", "token", EMAIL, "--json")[1])["token"]
    first, saved, later = notes[: given.files], notes[given.files :][: given.saves], notes[given.files + given.saves :]
    good = True
    try:
        product.serve()
        write(folder, first)
        started = time.monotonic()
        following = Following(product, token, first)
        with (
            all_the_while(partial(search_once, product, token)) as meanwhile,
            all_the_while(following.follow_one) as followed,
        ):
            code, printed = product.call("ingest", str(folder), "--json")
            time.sleep(2)  # the last that were written are followed too
        counts = {key: value for key, value in json.loads(printed).items() if key != "files"}
        print(f"{given.files} files: exit {code}, {time.monotonic() - started:.0f} s, {counts}", flush=True)
        print(
            f"   {meanwhile.asked} searches meanwhile, slowest {meanwhile.slowest:.2f} s, "
            f"not answered in full: {len(meanwhile.missed)} {sorted(set(meanwhile.missed))}",
            flush=True,
        )
        print(
            f"   {followed.asked} followed from being written to being found: slowest {followed.slowest:.1f} s, "
            f"{len(followed.missed)} not within {LIMIT:.0f} s",
            flush=True,
        )
        good = good and not followed.missed
        tally = look_for(product, token, first)
        print(f"   {len(tally.missed)} not found, all looked for in {tally.slowest:.1f} s", flush=True)
        good = good and not tally.missed and code == 0
        save_in_browser(product, saved)
        tally = look_for(product, token, saved)
        print(f"{given.saves} saved in the browser: {len(tally.missed)} not found", flush=True)
        good = good and not tally.missed and is_sound(product)
        for turn in range(given.kills):
            some = later[turn * given.each : (turn + 1) * given.each]
            good = kill_and_look(product, token, folder, some, rng, turn) and good
        tally = look_for(product, token, notes)
        print(f"in the end {len(tally.missed)} of {len(notes)} not found", flush=True)
        good = good and not tally.missed
    finally:
        product.end(signal.SIGKILL)
        shutil.rmtree(place)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
