"""A shape that tells an identifier: an expression, what it finds, how surely, and a check on what it found."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.anonymise.identifiers import Identifier, Label

Check = Callable[[str], bool]
YEAR = re.compile(r"(?:19|20)\d\d")
SPOKEN_DIGIT = (
    r"(?:zero|nought|naught|nil|oh|one|two|three|four|five|six|seven|eight|nine|double|treble|triple|hundred|thousand"
    r"|o)"
)


def part_of(match: re.Match[str]) -> str | int:
    """The group that is the identifier: `it`, or `b` to `f` in a shape's other forms; 0, the whole, where none is."""
    named = match.re.groupindex
    return next((name for name in ("it", *"bcdef") if name in named and match[name] is not None), 0)


@dataclass(frozen=True)
class Pattern:
    """A shape; where the expression has a group `it` (`b` to `f` in other forms), only that part is the identifier."""

    label: Label
    expression: re.Pattern[str]
    confidence: float
    reason: str
    strong: bool = True
    check: Check | None = None

    def find(self, text: str) -> Iterator[Identifier]:
        """Every stretch of the text that has the shape and passes the check."""
        for match in self.expression.finditer(text):
            group = part_of(match)
            start, end = match.span(group)
            if end > start and (self.check is None or self.check(match[group])):
                yield Identifier(start, end, self.label, self.confidence, self.reason, self.strong)


def shape(expression: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """An expression written with spaces that do not count."""
    return re.compile(expression, flags | re.VERBOSE)


def any_case(expression: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """An expression that matches in any case, unless other flags say otherwise."""
    return re.compile(expression, flags)


def is_no_year(text: str) -> bool:
    """Whether four figures, or what else stands there, are no year of this century or the last."""
    return YEAR.fullmatch(text) is None


def holds_a_digit(text: str) -> bool:
    """Whether there is a figure in the text, in any script."""
    return any(char.isdecimal() for char in text)
