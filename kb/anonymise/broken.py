"""Names that a hyphen at the end of a line breaks in two: 'Mar-' and 'garet'."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import CASING, FIRST, PLACE, SHIFT, SURNAME, VOCABULARY, lexicon

BROKEN = re.compile(
    r"(?<![\w'’-])(?P<head>[^\W\d_]{2,12})"
    r"[-\u00ad\u2010\u2011][ \t]{0,3}\r?\n[ \t>]{0,8}(?P<tail>[^\W\d_]{2,12})(?![\w-])"
)
USUALLY_CAPITAL = 3


def find_broken(text: str) -> Iterator[Identifier]:
    """Every name or place that goes on in the next line, its break included."""
    for match in BROKEN.finditer(text):
        head, whole = match["head"], match["head"] + match["tail"]
        code = lexicon().code(whole)
        a_word = bool(code & VOCABULARY) and ((code & CASING) >> SHIFT > USUALLY_CAPITAL or head[0].islower())
        if a_word or whole.lower() in lexicon().practice:
            continue
        if code & (FIRST | SURNAME) and (match["tail"].islower() or whole.isupper()):
            strong = bool(code & FIRST)
            yield Identifier(*match.span(), "PERSON", 0.85, "a name broken at the end of a line", strong)
        elif code & PLACE and head[0].isupper():
            yield Identifier(*match.span(), "LOCATION", 0.75, "a place broken at the end of a line", False)
