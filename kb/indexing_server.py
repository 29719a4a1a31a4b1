"""An index on a Chroma server: one writer at a time, by a lease in SQL."""

import hashlib
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from kb.database import Database
from kb.errors import OwnerActive
from kb.index import ChromaServerIndex
from kb.indexing_store import fact, set_fact
from kb.settings import Settings

LEASE: Final = "index.lease"
LEASE_SECONDS: Final = 120.0


def open_server_index(url: str, model_id: str) -> ChromaServerIndex:
    """Return the server's collection for a model; each model has its own."""
    return ChromaServerIndex(url, f"passages-{hashlib.sha256(model_id.encode()).hexdigest()[:12]}")


@contextmanager
def lease(settings: Settings, database: Database) -> Iterator[None]:
    """Hold the right to write to a Chroma server for the length of the block; raise OwnerActive where another does.

    Without a server there is nothing to lease: the file lock speaks for an index in the data folder.
    """
    if not settings.chroma_url:
        yield
        return
    renew_lease(database)
    try:
        yield
    finally:
        with database.begin() as session:
            set_fact(session, LEASE, "")


def renew_lease(database: Database) -> None:
    """Take the lease, or keep it for another while; raise OwnerActive where another process holds it."""
    me = f"{socket.gethostname()}:{os.getpid()}"
    with database.begin() as session:
        held = json.loads(fact(session, LEASE) or "{}")
        if held and held["who"] != me and held["until"] > time.time():
            raise OwnerActive(f"Another process ({held['who']}) is bringing the index level.")
        set_fact(session, LEASE, json.dumps({"who": me, "until": time.time() + LEASE_SECONDS}))
