"""Changing a resource: its document as one text, whose headings and pages stand on lines of their own."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kb.store.records import StoredRecord
from kb.types import Draft, Section, TextT
from search_api.deps import Form
from search_api.forms import WritingPage
from search_api.writing import (
    LONGEST_TEXT,
    day_of,
    errors_in_day,
    errors_in_month,
    errors_in_promise,
    errors_of_length,
    facets_of,
    month_of,
)

_HEADING: Final = re.compile(r"## ?(?P<heading>.*?) ?(?:\(page (?P<page>\d{1,5})\))?")


def resource_of(form: Form, before: StoredRecord | None) -> Draft:
    """The resource a form describes; of `before`, what the form does not ask for stays as it is."""
    return Draft(
        kind="resource",
        title=form.text("title"),
        sections=tuple(sections_in(form.text("notes"))),
        facets=facets_of(form),
        month=month_of(form),
        review_by=day_of(form.text("review_by"), before.record.review_by if before else None),
        source=before.record.source if before else None,
    )


def errors_in_resource(form: Form) -> dict[str, str]:
    """What is wrong with a resource, by field, in the order of the page."""
    errors = errors_of_length(form, "resource")
    if not form.text("title"):
        errors["title"] = "Enter a title"
    if not form.text("notes"):
        errors["notes"] = "Enter the document's text"
    return errors | errors_in_month(form) | errors_in_day(form, "review_by", "review") | errors_in_promise(form)


def document_of(sections: Iterable[Section[TextT]]) -> str:
    """A document's sections as one text: '## Heading (page 3)' begins each that has a heading or a page."""
    return "\n\n".join("\n".join([*_heading_line(section), section.text.strip()]) for section in sections)


def sections_in(document: str) -> Iterator[Section[str]]:
    """The sections of a text as `document_of` writes it."""
    heading, page, lines = None, None, list[str]()
    for line in [*document.split("\n"), "##"]:
        begun = _HEADING.fullmatch(line.strip()) if line.startswith("##") else None
        if begun is None:
            lines.append(line)
            continue
        if text := "\n".join(lines).strip():
            yield Section("notes", text, heading, page)
        heading, page, lines = begun["heading"] or None, int(begun["page"]) if begun["page"] else None, []


def is_short_enough(stored: StoredRecord) -> bool:
    """Whether a document can be changed in a form; a longer one is changed in the folder."""
    return sum(len(section.text) for section in stored.record.sections) < LONGEST_TEXT * 0.9


def _heading_line(section: Section[TextT]) -> list[str]:
    page = f"(page {section.page})" if section.page else ""
    return [" ".join(filter(None, ("##", section.heading, page)))] if section.heading or page else []


PAGE = WritingPage("resource", "resource_form.html", errors_in_resource, resource_of)
