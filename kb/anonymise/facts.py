# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Facts that point to one person, as far as rules can tell them, and combinations that single someone out."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier

SINGLING = re.compile(
    r"\b(?:(?:is|was|are|were|as|being|still|one of)[ \t]+(?:the|our|their)[ \t]+(?:only|last|first|youngest|oldest|sole)\b[^.;\n]{4,80}?"
    r"\b(?:in|at|on|from|round)[ \t]+(?:the|our|this|that)[ \t]+(?:\w+[ \t]+)?(?:village|town|city|county|country|island|street|road|estate|valley|parish|school|team|club|force|regiment|world|uk|area|region)\b"
    r"|the[ \t]+(?:last|first|only)[ \t]+(?:man|woman|person|female|male|family|surviving|living|lady|child|wheelchair)\b[^.;\n]{4,}"
    r"|(?:national|local|front|sunday)[ \t]+(?:papers?|press|page|headlines|newspapers?)\b|in[ \t]the[ \t]+(?:papers|news|gazette)\b"
    r"|(?:film|television|telly|tv|bbc|itv|channel[ \t]4)[ \t]+(?:crew|film|documentary|programme|series|show)\b|on[ \t]+the[ \t]+(?:telly|tv|news|radio)\b"
    r"|high[ \t]+sheriff|lord[ \t]+mayor|\bmayor\b|\bmp\b[ \t]+for|former[ \t]+(?:mayor|footballer|councillor|olympian|minister|mp)|olympi(?:c|an)|paralympi(?:c|an)"
    r"|side[ \t]+of[ \t]+the[ \t]+buses|well[ \t]+known[ \t]+(?:locally|in|for)|everybody[ \t]+knows|everyone[ \t]+(?:in|round)[ \t]+\w+[ \t]+knows|bletchley|world[ \t]+champion|won[ \t]+the\b|record[ \t]+holder)",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"[^.;!?\n]+")


def find_facts(text: str) -> Iterator[Identifier]:
    """Every clause that says what is true of one person alone."""
    for match in SINGLING.finditer(text):
        start = max(text.rfind(mark, 0, match.start()) for mark in (".", ";", "\n", ":", "!", "?")) + 1
        clause = CLAUSE.match(text, start)
        end = max(match.end(), clause.end() if clause else 0)
        yield Identifier(start, end, "OTHER", 0.5, "a fact that may point to one person", False)
