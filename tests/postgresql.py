"""A PostgreSQL of the tests' own, in a temporary folder and reached by a Unix socket alone."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import NoReturn

import pytest
from sqlalchemy import create_engine, text

from kb.database import open_database
from kb.settings import Settings

OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "max_wal_senders": "0",
    "wal_level": "minimal",
}
_numbers = count(1)


@dataclass(frozen=True)
class Cluster:
    """A server that runs; `folder` holds its files and its socket."""

    folder: Path

    def url(self, name: str) -> str:
        """Return the URL of one of its databases."""
        return f"postgresql+psycopg://kb@/{name}?host={self.folder}"

    def run(self, statement: str) -> None:
        """Run a statement that stands outside any transaction, such as one that makes a database."""
        engine = create_engine(self.url("postgres"), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(statement))
        engine.dispose()

    @contextmanager
    def fresh(self, template: str = "migrated") -> Iterator[str]:
        """Give the URL of a new database that is gone afterwards."""
        name = f"test_{next(_numbers)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield self.url(name)
        self.run(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Start a server with an empty, migrated database, and stop it at the end; skip where it cannot be had."""
    programs = _programs()
    # A socket's path must be short, and whoever runs the server must be able to walk to it: not the tests' own folder.
    folder = Path(tempfile.mkdtemp(prefix="kb-pg-", dir="/tmp"))
    _give_away(folder)
    _call([programs / "initdb", "-D", folder / "data", "-U", "kb", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"])
    options = [f"-c {name}='{value}'" for name, value in {**OPTIONS, "unix_socket_directories": folder}.items()]
    control: list[str | Path] = [programs / "pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log"]
    _call([*control, "start", "-o", " ".join(options)])
    try:
        cluster = Cluster(folder)
        cluster.run("CREATE DATABASE migrated TEMPLATE template0")
        open_database(Settings(data_dir=folder / "beside", database_url=cluster.url("migrated"))).close()
        yield cluster
    finally:
        _call([*control, "stop", "-m", "immediate"])
        shutil.rmtree(folder)


def _programs() -> Path:
    config = shutil.which("pg_config")
    told = [Path(subprocess.check_output([config, "--bindir"], text=True).strip())] if config else []
    folders = [*told, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
    here = next((folder for folder in folders if (folder / "initdb").exists()), None)
    if here is None:
        _go_without("no PostgreSQL is installed")
    if find_spec("psycopg") is None:
        _go_without("the driver psycopg is not installed")
    return here


def _go_without(why: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"The tests of PostgreSQL cannot run: {why}.")
    pytest.skip(why)


def _give_away(folder: Path) -> None:
    # PostgreSQL refuses to be run by root.
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("nobody").pw_uid, pwd.getpwnam("nobody").pw_gid)
        folder.chmod(0o755)


def _call(command: list[str | Path]) -> None:
    other = "nobody" if os.geteuid() == 0 else None
    done = subprocess.run(
        command, user=other, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
