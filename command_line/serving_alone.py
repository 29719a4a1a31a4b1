"""One web server to a data folder, and a port of its own: both are settled before anything slow begins."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from kb.errors import KbError, ServerActive
from kb.settings import Settings

WAIT_SECONDS = 0.5
"""Longer than a command takes that only asks whether the folder is served."""


class CannotListen(KbError):
    """Another program listens on the port, or the address is not this machine's."""


@contextmanager
def serving_alone(settings: Settings) -> Iterator[None]:
    """Serve a data folder alone for the length of the block. Raises ServerActive beside another server.

    Where the index lies on a Chroma server, two web servers do not get in each other's way.
    """
    from kb.database import make_private_folder  # SQLAlchemy takes a third of a second

    make_private_folder(settings.data_dir)
    lock = FileLock(_lock_file(settings), timeout=WAIT_SECONDS)
    try:
        lock.acquire()
    except Timeout:
        if not settings.chroma_url:
            raise ServerActive from None
        yield
        return
    try:
        _note_file(settings).write_text(address_of(settings), "utf-8")
        yield
    finally:
        _note_file(settings).unlink(missing_ok=True)
        lock.release()


def is_served(settings: Settings) -> bool:
    """Whether a web server is at work on the data folder."""
    if not _lock_file(settings).exists():
        return False
    try:
        with FileLock(_lock_file(settings), timeout=0):
            return False
    except Timeout:
        return True


def address_served(settings: Settings) -> str:
    """The address of the server that is at work on the data folder, or the one that the settings name."""
    if is_served(settings):
        with suppress(OSError):
            return _note_file(settings).read_text("utf-8")
    return address_of(settings)


def address_of(settings: Settings) -> str:
    """Where the settings say that the pages are."""
    return f"http://{settings.host}:{settings.port}"


def listening_sockets(settings: Settings) -> list[socket.socket]:
    """The host's addresses, taken before the server is made. Raises CannotListen."""
    host, port = settings.host, settings.port
    found: list[socket.socket] = []
    try:
        for family, kind, protocol, _, address in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
            found.append(_bound(socket.socket(family, kind, protocol), address))
    except OSError as error:
        for one in found:
            one.close()
        raise CannotListen(_why_not(error, host, port)) from None
    return found


def _bound(made: socket.socket, address: tuple[object, ...]) -> socket.socket:
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if made.family == socket.AF_INET6:
        made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
    try:
        made.bind(address)
    except OSError:
        made.close()
        raise
    return made


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Another program listens on {host}:{port}; give another port with --port."
    if error.errno == errno.EACCES:
        return f"Port {port} needs an administrator's rights; give one above 1023 with --port."
    return f"{host} is not an address of this machine; give another with --host."


def _lock_file(settings: Settings) -> Path:
    return settings.data_dir / "server.lock"


def _note_file(settings: Settings) -> Path:
    return settings.data_dir / "server.address"
