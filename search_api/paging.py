"""Lists in pages: which page an address asks for, and which pages a list links to."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Pages:
    """The pages of a list: the one shown, how many there are, and the address of each by its number."""

    page: int
    count: int
    address: Callable[[int], str]

    @classmethod
    def of(cls, asked: str, items: int, per_page: int, address: Callable[[int], str]) -> "Pages":
        """The pages of so many items; the last one where an address asks for one beyond it."""
        count = count_pages(items, per_page)
        return cls(min(page_of(asked), count), count, address)

    @property
    def numbers(self) -> list[int | None]:
        """Pages to link to: the first, the ones around this one and the last; None stands for a gap."""
        wanted = sorted({1, self.page - 1, self.page, self.page + 1, self.count} & set(range(1, self.count + 1)))
        numbers: list[int | None] = []
        for number in wanted:
            before = numbers[-1] if numbers else 0
            if before is not None and number - before == 2:
                numbers.append(number - 1)
            elif before is not None and number - before > 2:
                numbers.append(None)
            numbers.append(number)
        return numbers


def count_pages(items: int, per_page: int) -> int:
    """How many pages so many items fill; an empty list has one."""
    return max(-(-items // per_page), 1)


def page_of(text: str) -> int:
    """The page that an address asks for; the first where it is no number."""
    return max(int(text), 1) if text.isdecimal() and len(text) < 7 else 1
