"""Which days and months a record can bear; a day far from any plan may be somebody's day of birth."""

from datetime import date
from typing import Final

FIRST_MONTH: Final = "2000-01"
YEARS_BACK, YEARS_AHEAD = 1, 10
PLANNED: Final = "no more than a year ago and no more than ten years ahead"
"""When a planned day can be, in words."""
MONTHS: Final = "from 2000 on, and not in the future"
"""When a consultation's month can be, in words."""


def can_be_planned(day: date) -> bool:
    """Whether a follow-up or a review may be planned for a day."""
    today = date.today()
    return _in_year(today, today.year - YEARS_BACK) <= day <= _in_year(today, today.year + YEARS_AHEAD)


def can_be_month(month: str) -> bool:
    """Whether a consultation may have been in a month, given as 2026-05."""
    return FIRST_MONTH <= month <= f"{date.today():%Y-%m}"


def _in_year(day: date, year: int) -> date:
    """The same day in another year, or the last of February."""
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
