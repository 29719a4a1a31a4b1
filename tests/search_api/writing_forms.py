"""Filled-in forms for tests, and short ways to what they made."""

import re

from httpx2 import Response

from tests.search_api.browsing import Browser

Fields = dict[str, str | list[str]]
PROMISE: Fields = {"worries": "none", "deidentified": "yes"}
CLEAN_ANSWERS: Fields = {"singled_out": "no", "linked": "no", "intruder": "no"}
NAMES_A_PERSON = "Mrs Hartley rang about the commode."


def consultation_fields(**other: str | list[str]) -> Fields:
    """A consultation's form with what is required."""
    fields: Fields = {
        "title": "Bath transfers",
        "challenge": "The partner is tired.",
        "nothing_yet": "yes",
        "do": "save",
    }
    return {**fields, **PROMISE, **other}


def learning_fields(**other: str | list[str]) -> Fields:
    """A learning's form with what is required."""
    return {"title": "Measure twice", "what": "Steps differ.", "do": "save", **PROMISE, **other}


def text_fields(text: str, **other: str | list[str]) -> Fields:
    """A contribution's form."""
    return {"text": text, "do": "save", **PROMISE, **other}


def path_of(response: Response) -> str:
    """Where an answer leads, without its query."""
    assert response.status_code == 303, response.text
    return str(response.headers["location"]).split("?")[0]


def add_consultation(browser: Browser, **other: str | list[str]) -> str:
    """The path of a consultation that was just saved."""
    return path_of(browser.fill("/consultations/new", consultation_fields(**other)))


def hold_consultation(browser: Browser, reviewer: Browser, **other: str | list[str]) -> str:
    """The path of a held draft that names a person."""
    assert add_consultation(browser, challenge=NAMES_A_PERSON, **other) == "/waiting"
    found = re.findall(r"/held/[0-9a-f]{16}", reviewer.get("/held").text)
    return str(found[-1])


def value_of(html: str, name: str) -> str:
    """The value of the first input with a name."""
    found = re.search(rf'name="{re.escape(name)}"[^>]*value="([^"]*)"', html)
    assert found, name
    return found.group(1)


def chosen_of(html: str, name: str) -> str:
    """The value of a list of choices as a browser sends it: what is chosen, else the first."""
    found = re.search(rf'<select id="{re.escape(name)}".*?</select>', html, re.DOTALL)
    assert found, name
    options = re.findall(r'<option value="([^"]*)"( selected)?', found.group())
    return str(next((value for value, chosen in options if chosen), options[0][0]))
