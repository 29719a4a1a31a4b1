"""Whether a phrase denies a word in it: "no splint on", "without a hospital bed", "left the rail off"."""

import re
from typing import Final

_DENYING: Final = (
    r"(?:no|not(?! (?:only|just|yet)\b)|never|neither|nor|without|cannot|\w+n['’]t|"
    r"(?:instead|out|rid) of|rather than|in place of|other than|apart from|except|"
    r"(?:leav|tak)(?:e|es|ing) (?:out|off|away)|(?:left|took|taken) (?:out|off|away)|g(?:ave|ive|iving|iven) up|"
    r"stop(?:s|ped|ping)?|refus(?:e[sd]?|ing)|declin(?:e[sd]?|ing)|cancel(?:s|l?ed|l?ing)?|avoid(?:s|ed|ing)?|"
    r"abandon(?:s|ed|ing)?)"
)
_GOES_ON: Final = (
    r"(?:and|but|so|then|because|though|although|until|while|with|at|in|on|by|during|after|before|was|were|is|are)\b"
)
"""What goes on to something that is not denied: "no progress with the splint", "did not eat at school"."""
_WORD: Final = r"[^\S\n]+[\w'’-]+"
_FURTHER: Final = rf"(?![^\S\n]+{_GOES_ON}){_WORD}"
_BEFORE: Final = re.compile(rf"\b{_DENYING}(?:{_WORD}(?:{_FURTHER}){{0,3}})?[^\S\n]+(?:[\"“'‘(]|\w+-)?$", re.IGNORECASE)
_PUT: Final = re.compile(
    rf"\b(?:leav(?:e|es|ing)|left|tak(?:e|es|ing|en)|took)(?:{_FURTHER}){{0,3}}[^\S\n]+$", re.IGNORECASE
)
_AWAY: Final = re.compile(rf"\w*(?:{_FURTHER})?[^\S\n]+(?:off|away|aside|out(?! (?:to|for|on|in)\b))\b", re.IGNORECASE)
_FARTHEST: Final = 90
"""Characters of a phrase that are read before a word."""


def is_denied(text: str, start: int, end: int) -> bool:
    """Whether the phrase that a stretch of a text stands in says that it is not so, was not there or was left away.

    Only the words of the same clause count, up to four before it; what is said of it afterwards, such as "was
    refused", is how it went.
    """
    before = text[max(0, start - _FARTHEST) : start]
    if _BEFORE.search(before):
        return True
    return _PUT.search(before) is not None and _AWAY.match(text, end) is not None
