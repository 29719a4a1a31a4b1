"""Opaque keys, the clock, and the id of a passage."""

import hashlib
import secrets
from datetime import UTC, datetime


def new_key() -> str:
    """A fresh opaque key of 16 hexadecimal digits."""
    return secrets.token_hex(8)


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def passage_id(record_id: str, text: str) -> str:
    """The id of a passage, made of its record and its text, so that an unchanged passage keeps its embedding."""
    return hashlib.sha256(f"{record_id}\n{text}".encode()).hexdigest()[:32]


def token_hash(token: str) -> str:
    """What is stored of a secret token."""
    return hashlib.sha256(token.encode()).hexdigest()
