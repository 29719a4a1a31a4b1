"""A browser for tests: fills in forms with the token of the page they stand on."""

import re
from collections.abc import Mapping

import numpy as np
from fastapi import FastAPI
from fastapi.testclient import TestClient
from httpx2 import Response

from kb.database import Database
from kb.index import ExactIndex, VectorIndex
from kb.passwords import hash_password
from kb.store.people import add_person
from kb.types import Role
from tests.fakes import FakeEmbedder

PASSWORD = "kettle bramble lantern"  # noqa: S105
PASSWORD_HASH = hash_password(PASSWORD)


class FakeKeeper:
    """Counts how often it was told of something new."""

    def __init__(self) -> None:
        self.nudges = 0
        self.index: VectorIndex | None = ExactIndex([], np.zeros((0, FakeEmbedder.dimensions), np.float32))

    def nudge(self) -> None:
        self.nudges += 1


class Browser(TestClient):
    """A test client that fills in forms the way a browser does: with the token of the page they stand on."""

    def csrf(self, path: str) -> str:
        found = re.search(r'name="csrf" value="([^"]+)"', self.get(path).text)
        assert found, f"no form on {path}"
        return found.group(1)

    def fill(self, page: str, fields: Mapping[str, str | list[str]], to: str | None = None) -> Response:
        return self.post(to or page, data={"csrf": self.csrf(page), **fields}, follow_redirects=False)

    def sign_in(self, email: str, password: str = PASSWORD) -> Response:
        return self.fill("/sign-in", {"email": email, "password": password})


def signed_in(app: FastAPI, database: Database, role: Role) -> Browser:
    """A browser with a colleague of that role signed in; their address is role@example.org."""
    with database.begin() as session:
        add_person(session, email=f"{role}@example.org", name=f"{role} one", role=role, password_hash=PASSWORD_HASH)
    made = Browser(app)
    assert made.sign_in(f"{role}@example.org").status_code == 303
    return made
