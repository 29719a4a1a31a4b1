"""Words that were parted at the end of a line, put back together."""

import re
from typing import Final

from kb.anonymise.lexicon import FIRST, PLACE, SURNAME, VOCABULARY, lexicon

_FIRST_HALF: Final = re.compile(r"(?P<half>[^\W\d_]+)(?P<mark>[-\u2010\u2011\u00ad])[ \t]*$")
_SECOND_HALF: Final = re.compile(r"[ \t]*(?P<half>[^\W\d_]+)(?P<end>[^\s]*)[ \t]*")
_GOES_ON: Final = frozenset(("and", "or", "to", "nor", "but", "than", "as", "in", "with", "not"))
"""What follows a hyphen that waits for its second word: "short- and long-term"."""
SOFT: Final = "\u00ad"
_BEGIN_COMPOUNDS: Final = frozenset(
    ("well", "self", "long", "short", "high", "low", "full", "part", "half", "non", "anti", "multi", "semi", "two",
     "three", "four", "one", "six", "right", "left", "small", "large", "open", "hard", "good", "ill", "cross", "step")
)  # fmt: skip
_END_COMPOUNDS: Final = frozenset(("up", "free", "handed", "sided", "based", "term", "time", "person", "known"))
"""Halves of words that are written with a hyphen, though the word lists know many of them without one."""


def whole_word(line: str, following: str) -> tuple[str, str] | None:
    """Both lines with a word that was parted between them at the end of the first; None where none was.

    The hyphen goes where the halves make a word, or the second is none by itself; "well-known" keeps it.
    """
    first, second = _FIRST_HALF.search(line), _SECOND_HALF.match(following)
    if first is None or second is None or not second["half"][:1].islower():
        return None
    start, end = first["half"], second["half"]
    hyphen = "" if first["mark"] == SOFT or not _is_compound(start, end) else "-"
    if hyphen and end in _GOES_ON:
        return None
    return f"{line[: first.start('mark')]}{hyphen}{end}{second['end']}", following[second.end() :]


def with_whole_words(lines: list[str]) -> list[str]:
    """The lines with every word that was parted at the end of one whole again, in that line."""
    kept: list[str] = []
    for line in lines:
        joined = whole_word(kept[-1], line) if kept else None
        if joined is None:
            kept.append(line)
            continue
        kept[-1] = joined[0]
        kept += [joined[1]] if joined[1] else []
    return kept


def run_on(text: str, following: str) -> str:
    """A text and what follows it on the next page as one text."""
    joined = whole_word(text, following)
    return f"{text} {following}" if joined is None else " ".join(part for part in joined if part)


def _is_compound(start: str, end: str) -> bool:
    if len(start) == 1:
        return True  # an X-ray
    if not _is_word(end) or (start[0].isupper() and _is_name(start, end)):
        return False
    begins = start.lower() in _BEGIN_COMPOUNDS and len(end) > 3
    return begins or (end in _END_COMPOUNDS and _is_word(start)) or not _is_word(start + end)


def _is_name(start: str, end: str) -> bool:
    """Whether halves that begin with a capital are those of a name: in pieces, the gate would not know it."""
    return not _is_word(start) or bool(lexicon().code(start + end) & (FIRST | SURNAME | PLACE))


def _is_word(letters: str) -> bool:
    known = lexicon()
    return bool(known.code(letters) & VOCABULARY) or letters.lower() in known.practice
