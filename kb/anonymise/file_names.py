"""Files that are only numbered ('case-00012.docx'): the number tells one file from the next, not one person."""

import re

from kb.types import FILE_TAIL

SEPARATORS = re.compile(r"[_\-./\\]+")
SUFFIX = re.compile(r"\.(?:md|markdown|txt|docx|pdf)\b", re.IGNORECASE)
PART = re.compile(r"[A-Za-z]+|\d+|[^A-Za-z\d]")
LONGEST_NAME = 80
OF_A_PERSON = frozenset(
    {"mrn", "pt", "pas", "rio", "emis", "hcpc", "gmc", "nmc", "nhs", "chi", "ref"}
    | {"hosp", "hospital", "datix", "claim", "pin", "id", "no", "mosaic", "dob", "born"}
)
LONGEST_COUNT = 5
A_DAY = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d")
"""Six digits that may be a day, month and year."""


def numbered_files(text: str) -> list[tuple[int, int]]:
    """Where names of numbered files stand in the text: words of three letters or more, up to six digits, the suffix."""
    found = []
    for suffix in SUFFIX.finditer(text):
        line = text[max(0, suffix.start() - LONGEST_NAME) : suffix.start()]
        name = re.split(r"[/\\\n]", line)[-1]
        if _is_numbered(name):
            found.append((suffix.start() - len(name), suffix.end()))
    return found


def head_and_tail(path: str) -> tuple[str, str]:
    """A file's path cut into what the gate has to judge and what it need not: the ending, and a number that counts."""
    ending = FILE_TAIL.search(path)
    if ending is None or ending.end() != len(path):
        return path, ""
    tail = ending.group()
    if not _is_numbered(re.split(r"[/\\\n]", path)[-1][: -len(tail.lstrip("0123456789"))]):
        tail = tail.lstrip("0123456789")
    return path[: -len(tail)], tail


def words_of_name(path: str) -> str:
    """The words of a file's path as a text to judge, without what `head_and_tail` leaves out."""
    return SEPARATORS.sub(" ", head_and_tail(path)[0]).strip()


def _is_numbered(name: str) -> bool:
    parts = PART.findall(name)
    if len(parts) < 2 or not parts[-1].isdecimal() or len(parts[-1]) > 6 or A_DAY.fullmatch(parts[-1]):
        return False
    before = [part for part in parts[:-1] if part not in ("-", "_", " ")]
    words = [part.lower() for part in before]
    if not words or not all(word.isalpha() and word not in OF_A_PERSON for word in words):
        return False
    # 'n00012' counts files; 'K0418832' is what a hospital gives a person.
    return all(len(word) > 2 for word in words) or (len(words) == 1 and len(parts[-1]) <= LONGEST_COUNT)
