"""The child process that reads files and applies the rules to their text, with nothing else within its reach."""

import json
import sys
import time
from dataclasses import astuple
from typing import Any

from ingest.blocks import to_json
from ingest.readers import read_bytes
from kb.anonymise.by_rules import find_by_rules
from kb.errors import UnreadableFile

RULES = "rules"
"""What is asked for with a text; with a file it is its suffix."""
TOO_MUCH_MEMORY = "This file cannot be read within the memory allowed: it is damaged, or not an ordinary file."
DAMAGED = "This file is damaged or is not what its name says: open it and save it again."


def main() -> None:
    """Answer one request after another until there are no more. Arguments: megabytes, seconds of processor time."""
    memory_mb, cpu_seconds = int(sys.argv[1]), int(sys.argv[2])
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    _limit_memory(memory_mb)
    while head := requests.readline():
        asked, length = json.loads(head)
        _limit_time(cpu_seconds)
        answer = json.dumps(_answer(requests.read(length), asked)).encode()
        answers.write(f"{len(answer)}\n".encode() + answer)
        answers.flush()


def _answer(data: bytes, asked: str) -> dict[str, Any]:
    try:
        return {"ruled": _rule(data.decode("utf-8"))} if asked == RULES else to_json(read_bytes(data, asked))
    except UnreadableFile as error:
        return {"error": error.reason}
    except (MemoryError, RecursionError):
        return {"error": TOO_MUCH_MEMORY}
    except Exception:
        # The one place that catches all: whatever a library stumbles over is this file's fault, not the run's.
        return {"error": DAMAGED}


def _rule(text: str) -> list[tuple[Any, ...]]:
    return [(*astuple(found), doubt) for found, doubt in find_by_rules(text)]


def _limit_memory(memory_mb: int) -> None:
    if sys.platform == "win32":
        return  # Windows has no such limits; the clock and the checks on size still hold
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (memory_mb * 1_000_000, memory_mb * 1_000_000))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(cpu_seconds: int) -> None:
    if sys.platform == "win32":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + cpu_seconds, hard))
