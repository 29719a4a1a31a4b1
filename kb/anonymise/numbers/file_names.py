"""Files that are only numbered ('case-00012.docx'): the number tells one file from the next, not one person."""

import re
from collections.abc import Iterator

from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, VOCABULARY, lexicon, usually_lower
from kb.anonymise.not_names.things import THING
from kb.types import FILE_TAIL

SEPARATORS = re.compile(r"[_\-./\\\[\](){}<>]+")
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
DAY_IN_NAME = re.compile(
    r"(?<!\d)(?:(?P<d>0[1-9]|[12]\d|3[01])(?P<m>0[1-9]|1[0-2])(?P<y>(?:19|20)?\d\d)"
    r"|(?P<year>(?:19|20)\d\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01]))(?!\d)"
)
RUN_TOGETHER = re.compile(r"(?<![^\W_])(?P<word>[^\W\d_]{5,})(?P<count>[ ]?\d{1,6}(?!\d))?(?![^\W\d_])")
WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""A word of a file's name, also where capitals alone part them: 'KowalczykLeaflet'."""
FAMILY = re.compile(r"[^\W\d_]+(?=[ _-]+(?:family|household)\b)", re.IGNORECASE)
IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]")
SHORTEST_FIRST, SHORTEST_LAST = 3, 3


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


def hidden_in_name(path: str) -> Iterator[str]:
    """What a file's path says in too few words for the gate: a surname, names run together or with a number, a day."""
    yield from (f"Name: {found[1]}" for found in IN_BRACKETS.finditer(path))
    plain = SEPARATORS.sub(" ", SUFFIX.sub("", path))
    for found in DAY_IN_NAME.finditer(plain):
        yield "/".join(found[part] for part in (("d", "m", "y") if found["d"] else ("day", "month", "year")))
    for found in RUN_TOGETHER.finditer(plain):
        alone = found["count"] and _is_surname(found["word"]) and found["word"].lower() not in lexicon().practice
        name = found["word"].capitalize() if alone else _apart(found["word"])
        if name:
            yield f"Name: {name}"
    own = re.split(r"[/\\]", path)[-1]
    for word in (*FAMILY.findall(path), *WORD.findall(SUFFIX.sub("", own))):
        if _is_surname(word.lower()) and word.lower() not in lexicon().practice | lexicon().tests | lexicon().makes:
            yield f"Name: {word.capitalize()}"


def _apart(word: str) -> str:
    """A first name and a surname, or the surname after an initial, that are written as one word; '' for other words."""
    lower = word.lower()
    if lexicon().code(lower) or lower in lexicon().practice:
        return ""
    if _is_surname(lower[1:]) or (re.match(r"[A-Z][A-Z][a-z]", word) and lexicon().code(lower[1:]) & SURNAME):
        return f"Mr {word[1:].capitalize()}"
    cuts = range(SHORTEST_FIRST, len(word) - SHORTEST_LAST + 1)
    at = next((cut for cut in cuts if _are_first_and_last(lower[:cut], lower[cut:])), 0)
    return f"{word[:at].capitalize()} {word[at:].capitalize()}" if at else ""


def _are_first_and_last(first: str, last: str) -> bool:
    if last == "bath" or THING.fullmatch(f" {last}"):
        return False
    codes = lexicon().code(first), lexicon().code(last)
    return bool(codes[0] & FIRST and codes[1] & SURNAME) and not all(map(usually_lower, codes))


def _is_surname(word: str) -> bool:
    """Whether a word is a surname and nothing else."""
    code = lexicon().code(word)
    return len(word) > SHORTEST_LAST and bool(code & SURNAME) and not code & (VOCABULARY | PLACE)


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
