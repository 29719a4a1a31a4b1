"""Passwords: Argon2id hashes and the few rules a new one has to meet."""

import threading
from itertools import pairwise
from typing import Final

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from kb.errors import PasswordRefused

SHORTEST: Final = 12
LONGEST: Final = 256

# Only common passwords of twelve characters or more matter: shorter ones are refused for their length.
COMMON: Final = frozenset({
    "password", "passphrase", "letmein", "welcome", "iloveyou", "qwertyuiop", "qwertyuiopasdfghjkl",
    "administrator", "changeme", "trustnoone", "bettertogether", "occupationaltherapy", "occupationaltherapist",
    "therapist", "correcthorsebatterystaple", "manchesterunited", "liverpoolfc", "superman", "spiderman", "sunshine",
    "princess", "football", "starwars", "whatever", "computer", "internet", "nhsnhsnhsnhs", "hospital", "monkey",
    "dragon", "baseball", "unitedkingdom", "england", "passwordpassword", "qwertyqwerty", "asdfghjkl", "zxcvbnm",
    "zaqxsw", "qazwsxedc", "qazwsxedcrfv", "abcabcabcabc", "abcdefghijkl", "abcdefghijklm", "thisismypassword",
    "mypassword", "newpassword", "secretpassword", "defaultpassword", "temporary", "temppassword", "winter",
    "summer", "spring", "autumn", "september", "november", "december", "february",
})  # fmt: skip

# OWASP's first choice for Argon2id (46 MiB, one lane), with a second pass.
_HASHER = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=47_104, parallelism=1),))
# Each hash takes 46 MiB, so a burst of sign-ins waits its turn instead of filling the memory.
_TURNS = threading.BoundedSemaphore(2)
# What a try at an unknown address is compared with, so that it takes as long as any other.
_NOBODYS_HASH = "$argon2id$v=19$m=47104,t=2,p=1$bsiQLBRsYo4Yqs9F7o65TQ$03Zlcegws4piXeLL7TDzseTIbAILyHt57epNyfhhNG8"


def hash_password(password: str) -> str:
    """The Argon2id hash to keep."""
    with _TURNS:
        return _HASHER.hash(password)


def password_matches(password: str, kept: str | None) -> bool:
    """Whether the password is the one kept; with nothing kept it takes the same time and says no."""
    if len(password) > LONGEST:
        return False
    with _TURNS:
        matches = _HASHER.verify(password, kept or _NOBODYS_HASH)
    return matches and bool(kept)


def check_new_password(password: str, *, about: tuple[str, ...] = ()) -> None:
    """Raise PasswordRefused where a new password is too short, common, or made of what is known about its owner."""
    if len(password) < SHORTEST:
        raise PasswordRefused(f"Your password must be {SHORTEST} characters or more. Three random words work well")
    if len(password) > LONGEST:
        raise PasswordRefused(f"Your password must be {LONGEST} characters or fewer")
    letters = _letters(password)
    if len(set(password.casefold())) < 4 or letters in COMMON or _is_a_run(password):
        raise PasswordRefused("This password is too easy to guess. Three random words work well")
    if any(len(known) > 3 and _letters(known) and letters == _letters(known) for known in about):
        raise PasswordRefused("Your password must not be your name, your e-mail address or the practice's name")


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalpha())


def _is_a_run(password: str) -> bool:
    steps = {ord(later) - ord(earlier) for earlier, later in pairwise(password)}
    return steps in ({1}, {-1}) or password.startswith(("123456789", "0123456789"))
