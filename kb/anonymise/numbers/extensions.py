"""Extensions and bleeps that follow one that was found: 'bleep 7720, me 7731', '088 not 880'."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from kb.anonymise.identifiers import Identifier
from kb.anonymise.pattern import any_case, is_no_year

SHORTEST, LONGEST = 3, 5
MEASURED = r"[ ]?(?:mm|cm|m|kg|g|mg|mcg|ml|lb|st|hrs?|mins?|steps|metres|times|people|visits|%)\b"
MEANT_OTHERWISE = r"(?:scor|built|since|in|aged?|born|from|until|weigh|walked|total|of)\w*\b"
"""Before a figure that is a score, a year or a measure."""


def find_more_extensions(text: str, found: Sequence[Identifier]) -> Iterator[Identifier]:
    """Figures of as many digits as an extension found before them, in a row with it and a few words apart."""
    for first in found:
        length = first.end - first.start
        if first.label == "PHONE" and SHORTEST <= length <= LONGEST and text[first.start : first.end].isdigit():
            at = first.end
            while (further := _in_a_row(length).match(text, at)) and is_no_year(further["it"]):
                yield Identifier(
                    *further.span("it"), "PHONE", 0.75, "an extension or bleep number beside another", False
                )
                at = further.end()


@cache
def _in_a_row(length: int) -> re.Pattern[str]:
    """What a further number of so many digits looks like."""
    return any_case(
        rf"(?:[ ]?[,;/|]|[ ]\(?(?:and|or|not|now|then)\b|\)?\n)[ ]*(?:-[ ])?"
        rf"(?:(?!{MEANT_OTHERWISE})[a-z][\w'’&/-]*[ :.=]{{1,2}}){{0,2}}"
        rf"(?P<it>\d{{{length}}})(?![\w%°]|[.,:/-]\d|{MEASURED})"
    )
