"""A title where the note gives none."""

import re

LONGEST = 90
SHORTEST_CLAUSE = 20

_SAYS = re.compile(r"[^\W_]")
"""A letter or a digit: without one, a line is only a mark."""
_SENTENCE = re.compile(r"(.+?[.!?])(?:\s|$)")
_MAIL_MARKS = re.compile(r"^(?:\s*(?:re|fw|fwd|aw|tr)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:]\s|\s[-–—]\s|\s(?:and|but|because|so|which|who|where|when|um|er|about)\s")
_ABBREVIATION = re.compile(
    r"\b(?:ADHD|AMPS|ASD|CMHT|COPD|CVA|DCD|DFG|GP|ICU|IP|LD|MDT|MND|MoCA|MS|NHS|OT|OTs|PD|PIP|PTSD|SCI|SOAP|TBI|UK|"
    r"ADL|ADLS|BPSD|CBT|CP|CRPS|ME|MSK|OA|RA|TIA|I)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(
    r"\b(?:parkinson|alzheimer|huntington|down|asperger|colles|dupuytren|guillain|barr[eé])\b", re.IGNORECASE
)


def first_sentence(text: str) -> str:
    """The first sentence, cut at a clause or a word where it is long, with an ellipsis to show it."""
    line = next((line.strip() for line in text.split("\n") if _SAYS.search(line)), "Note")
    line = re.sub(r"^(?:[-*•▪●○◦‣■]|\d{1,2}[.)])\s+", "", line)
    sentence = _SENTENCE.match(line)
    short = (sentence.group(1) if sentence else line).rstrip(".")
    if len(short) <= LONGEST:
        return short
    room = short[: LONGEST - 1]
    clauses = [found.start() for found in _CLAUSE.finditer(room) if found.start() >= SHORTEST_CLAUSE]
    cut = room[: clauses[-1]] if clauses else room.rsplit(" ", 1)[0]
    return f"{cut.rstrip(' ,;:-–—')}…"


def tidy_title(title: str) -> str:
    """A title as a reader would write it: without the marks of a mail's subject, and not all in capitals."""
    unmarked = re.sub(r"^[-*•▪●○◦‣■]\s+", "", " ".join(title.split()))
    plain = re.sub(r"([!?])\1+", r"\1", _MAIL_MARKS.sub("", unmarked)).strip()
    return _in_sentence_case(plain or title.strip())


def _in_sentence_case(title: str) -> str:
    """The title in sentence case where all of three words or more are in capitals; known abbreviations stay."""
    words = [word for word in re.findall(r"[^\W\d_]+", title) if len(word) > 1]
    if len(words) < 3 or title != title.upper():
        return title
    lower = _NAMES.sub(lambda found: found.group().capitalize(), title.lower())
    cased = _ABBREVIATION.sub(_abbreviated, lower)
    return cased[:1].upper() + cased[1:]


def _abbreviated(found: re.Match[str]) -> str:
    # "me", "ms", "us" and the like are words too; only those that mean one thing in a note are put in capitals.
    word = found.group().lower()
    return {"moca": "MoCA", "ots": "OTs", "me": "me", "down": "down"}.get(word, word.upper())


def is_title_line(line: str) -> bool:
    """Whether a file's first line reads like a title: short, and not a sentence."""
    plain = line.strip()
    return (
        _SAYS.search(plain) is not None
        and len(plain) <= 110
        and not plain.endswith((".", ",", ";", ":"))
        and plain.count(". ") < 1
    )
