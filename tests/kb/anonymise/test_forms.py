"""The forms people write identifiers in, and what looks like one: a line each in forms, identifiers between «»."""

import re
from pathlib import Path

import pytest

from kb.anonymise.days.ages import find_ages
from kb.anonymise.days.dates import find_dates
from kb.anonymise.days.of_the_month import find_days
from kb.anonymise.days.short_dates import find_short_dates
from kb.anonymise.facts.telling import find_facts
from kb.anonymise.find import find_identifiers
from kb.anonymise.numbers.patterns import find_patterns
from kb.anonymise.places.sites import find_sites
from kb.anonymise.words import words_of

FORMS = Path(__file__).parent / "forms"
MARKED = re.compile(r"«([^»]*)»")


def lines_of(name: str) -> list[str]:
    return [line for line in (FORMS / f"{name}.txt").read_text("utf-8").splitlines() if line.strip()]


def lines_with_identifiers() -> list[tuple[str, str]]:
    """Each line with its file's name; a line break is written as a backslash and an n."""
    lines = [(file.stem, line) for file in sorted(FORMS.glob("*.txt")) for line in lines_of(file.stem)]
    return [
        (kind, line.replace("\\n", "\n") if kind in ("addresses", "layout") else line)
        for kind, line in lines
        if "«" in line
    ]


def missed(line: str) -> str:
    """The letters and digits between the marks of the line that no finding covers."""
    plain = line.replace("«", "").replace("»", "")
    covered = {at for each in find_identifiers(plain) for at in range(each.start, each.end)}
    gold = {
        found.start() - 2 * before + at
        for before, found in enumerate(MARKED.finditer(line))
        for at in range(len(found[1]))
    }
    return "".join(plain[at] for at in sorted(gold - covered) if plain[at].isalnum())


@pytest.mark.parametrize(("kind", "line"), lines_with_identifiers())
def test_every_letter_of_an_identifier_is_covered(kind: str, line: str) -> None:
    assert missed(line) == "", kind


@pytest.mark.parametrize("line", lines_of("clean_numbers"))
def test_numbers_of_the_practice_are_no_identifiers(line: str) -> None:
    found = [*find_patterns(line), *find_dates(line), *find_days(line), *find_short_dates(line), *find_ages(line)]
    assert [line[each.start : each.end] for each in found] == []


@pytest.mark.parametrize("line", lines_of("clean_notes"))
def test_ordinary_words_of_the_practice_name_no_place(line: str) -> None:
    found = find_sites(line, words_of(line))
    assert [line[each.start : each.end] for each in found] == []


@pytest.mark.parametrize("line", lines_of("clean_facts"))
def test_what_is_true_of_many_is_no_fact_about_one(line: str) -> None:
    assert [line[each.start : each.end] for each in find_facts(line)] == []
