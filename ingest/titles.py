"""A title where the note gives none."""

import re

LONGEST = 90
_SENTENCE = re.compile(r"(.+?[.!?])(?:\s|$)")


def first_sentence(text: str) -> str:
    """The first sentence, cut at a word where it is long, with "..." to show it."""
    line = next((line.strip() for line in text.split("\n") if line.strip()), "Note")
    line = re.sub(r"^(?:[-*•]|\d{1,2}[.)])\s+", "", line)
    sentence = _SENTENCE.match(line)
    short = (sentence.group(1) if sentence else line).rstrip(".")
    if len(short) <= LONGEST:
        return short
    return f"{short[: LONGEST - 3].rsplit(' ', 1)[0].rstrip(',;:')}..."


def is_title_line(line: str) -> bool:
    """Whether a file's first line reads like a title: short, and not a sentence."""
    plain = line.strip()
    return 0 < len(plain) <= 110 and not plain.endswith((".", ",", ";", ":")) and plain.count(". ") < 1
