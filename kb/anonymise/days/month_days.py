# ruff: noqa: E501 - an expression cut in two is harder to read
"""Days with their month in no usual words: a slip of the pen ('12 Marhc'), a day in a plain number ('twelve March')."""

from collections.abc import Iterator
from functools import cache

from kb.anonymise.days.dates import DAY, FOUR_YEAR, MONTH, MONTHS, ORDINAL
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.pattern import any_case
from kb.anonymise.slips import one_slip_from

WORD = r"(?P<month>[a-z]{4,10})"
NEARLY = any_case(
    rf"(?<![\w£$/.:])(?:the[ ]|of[ ])?(?:{DAY}(?:[ ]?{ORDINAL})?[ ](?:of[ ])?{WORD}\b(?:,?[ ]{FOUR_YEAR}\b)?"
    rf"|(?<=[ ])(?P<b>[a-z]{{4,10}})[ ]{DAY}{ORDINAL}(?!\w))"
)
SHORTEST, LONG = 4, 6
"""Letters of a month's name in which a slip still shows it, and from which on it does though somebody is called so."""
CARDINAL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|thirty(?:[ -]one)?)"
COUNTED_DAY = any_case(rf"(?<!\w)(?:the[ ])?{CARDINAL}[ ](?:of[ ])?(?!(?-i:may|march|mar)\b){MONTH}(?![ ]\w+s\b)")


def find_month_days(text: str) -> Iterator[Identifier]:
    """Every such day; weak."""
    for match in COUNTED_DAY.finditer(text):
        yield Identifier(*match.span(), "DATE", 0.75, "a day with its month, in words", False)
    for match in NEARLY.finditer(text):
        if _is_nearly_a_month((match["month"] or match["b"]).lower()):
            yield Identifier(*match.span(), "DATE", 0.75, "a day with its month, misspelt", False)


@cache
def _slips(shortest: int) -> frozenset[str]:
    """Every spelling of a month's name with one slip of the pen."""
    months = [each.lower() for each in MONTHS]
    slips = {slip for month in months if len(month) >= shortest for slip in one_slip_from(month)}
    return frozenset(slips.difference(months))


def _is_nearly_a_month(word: str) -> bool:
    """Whether a word is a slip of a month's name: none of a dictionary, and a name only where the month is long."""
    code = lexicon().code(word)
    return not code & VOCABULARY and word not in lexicon().practice and word in _slips(LONG if code else SHORTEST)
