"""What is wrong with the parameters of a search by a program, in one plain sentence; pages are lenient instead."""

import re
from typing import Annotated, Final, get_args

from fastapi import Depends, HTTPException, Request
from starlette.datastructures import QueryParams

from kb.search import Sort
from search_api.asking import CHOICES, LONGEST

ONCE: Final = ("q", "since", "until", "sort", "page", "per_page", "as_typed")
MOST_PER_PAGE: Final = 100
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_NAME: Final = re.compile(r"[a-z_]{1,30}")


def check_params(request: Request) -> None:
    """Refuse a search whose parameters do not mean what they say. Raises 422."""
    fault = fault_in(request.query_params)
    if fault is not None:
        raise HTTPException(422, fault)


CheckedParams = Annotated[None, Depends(check_params)]


def fault_in(params: QueryParams) -> str | None:
    """The first wrong parameter and what it can be, or None; what was sent in it is not repeated."""
    names = dict.fromkeys(params)
    return next((fault for name in names if (fault := _fault(name, params.getlist(name)))), None) or _fault_of_all(
        params
    )


def _fault(name: str, values: list[str]) -> str | None:
    if name in CHOICES:
        wrong = any(value not in CHOICES[name] for value in values)
        return f"{name} can be: {', '.join(CHOICES[name])}." if wrong else None
    if name not in ONCE:
        shown = f"{name} is not a parameter" if _NAME.fullmatch(name) else "One of these is not a parameter"
        return f"{shown} of a search. They are: {', '.join((*ONCE, *CHOICES))}."
    if len(values) > 1:
        return f"{name} can be given once."
    return _fault_of_one(name, values[0])


def _fault_of_one(name: str, value: str) -> str | None:
    if name in ("since", "until") and not _MONTH.fullmatch(value):
        return f"{name} is a month such as 2025-06."
    if name == "sort" and value not in get_args(Sort):
        return f"sort can be: {', '.join(get_args(Sort))}."
    if name == "as_typed" and value not in ("0", "1"):
        return "as_typed is 0 or 1."
    if name in ("page", "per_page"):
        most = MOST_PER_PAGE if name == "per_page" else 999_999
        is_right = value.isascii() and value.isdecimal() and len(value) < 7 and 1 <= int(value) <= most
        return None if is_right else f"{name} is a whole number from 1 to {most}."
    if name == "q" and len(value) > LONGEST:
        return f"q can have up to {LONGEST:,} characters."
    return None


def _fault_of_all(params: QueryParams) -> str | None:
    if not params.get("q", "").strip():
        return "q is needed: the question, in plain words."
    if "since" in params and "until" in params and params["since"] > params["until"]:
        return "since must not be later than until."
    return None
