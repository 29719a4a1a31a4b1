"""What forms hold and what they become: drafts for the gate, what is wrong with them, and the way back for an edit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from kb.anonymise.identifiers import KnownNames
from kb.planned import MONTHS, PLANNED, can_be_month, can_be_planned
from kb.store.records import StoredRecord
from kb.types import Approach, Draft, Kind, Section
from kb.vocabulary import (
    APPROACHES,
    CONSULTATION_FIELDS,
    FACETS,
    FIELDS_OF,
    LEARNING_KINDS,
    RESULTS,
    SINGLE_FACETS,
    STATUSES,
)
from search_api.deps import Form

LONGEST_TITLE: Final = 200
LONGEST_TEXT: Final = 50_000
MOST_APPROACHES: Final = 20
APPROACH_PARTS: Final = ("described", "term", "equipment", "what_happened", "result")
APPROACH_TEXTS: Final = ("described", "equipment", "what_happened")
WORRIES: Final = (
    ("rare", "A rare condition, job, hobby or family that few people share"),
    ("news", "Something that was in the news, in court or is widely known locally"),
    ("only", "Words such as “the only one at …”, or a chain of events that only one person lived through"),
)
NO_WORRY: Final = ("none", "None of these")


def count_approaches(form: Form) -> int:
    """How many approaches the form has places for."""
    typed = form.text("approaches")
    return min(int(typed), MOST_APPROACHES) if typed.isdecimal() and len(typed) < 4 else 1


def add_approach(form: Form) -> Form:
    """The form with room for one more approach."""
    return with_values(form, {"approaches": str(min(count_approaches(form) + 1, MOST_APPROACHES))})


def remove_approach(form: Form, number: int) -> Form:
    """The form without one of its approaches, the later ones moved up."""
    count = count_approaches(form)
    values: dict[str, str] = {"approaches": str(max(count - 1, 0))}
    for place in range(max(number, 1), count + 1):
        for part in APPROACH_PARTS:
            values[f"approach-{place}-{part}"] = form.text(f"approach-{place + 1}-{part}")
    return with_values(form, values)


def with_values(form: Form, values: Mapping[str, str]) -> Form:
    """The form with some fields set."""
    return Form({**form.fields, **{name: (value,) for name, value in values.items()}})


def text_fields(form: Form, kind: Kind) -> list[tuple[str, str]]:
    """Every field of free text with what was typed, those left empty left out."""
    names: list[str] = ["title", *FIELDS_OF[kind]]
    if kind == "consultation":
        places = range(1, count_approaches(form) + 1)
        names += [f"approach-{place}-{part}" for place in places for part in APPROACH_TEXTS]
    return [(name, form.text(name)) for name in names if form.text(name)]


def consultation_of(form: Form, before: StoredRecord | None = None) -> Draft:
    """The consultation a form describes; of `before`, what the form does not ask for stays as it is."""
    return Draft(
        kind="consultation",
        title=form.text("title"),
        sections=_sections(form, CONSULTATION_FIELDS, before),
        approaches=tuple(_approaches(form)),
        facets=facets_of(form),
        status=_one_of(form.text("status"), STATUSES) or status_of(form),
        month=month_of(form),
        follow_up_date=day_of(form.text("follow_up_date"), before.record.follow_up_date if before else None),
        review_by=before.record.review_by if before else None,
        source=before.record.source if before else None,
    )


def learning_of(form: Form, before: StoredRecord | None = None) -> Draft:
    """The learning a form describes; of `before`, what the form does not ask for stays as it is."""
    return Draft(
        kind="learning",
        title=form.text("title"),
        sections=_sections(form, FIELDS_OF["learning"], before),
        facets=facets_of(form),
        learning_kind=_one_of(form.text("learning_kind"), LEARNING_KINDS),
        month=month_of(form),
        review_by=day_of(form.text("review_by"), before.record.review_by if before else None),
        source=before.record.source if before else None,
    )


def facets_of(form: Form) -> dict[str, tuple[str, ...]]:
    """The terms ticked, those the team does not know left out."""
    found: dict[str, tuple[str, ...]] = {}
    for facet, terms in FACETS.items():
        ticked = tuple(term for term in terms if term in form.all(facet))
        if ticked:
            found[facet] = ticked[:1] if facet in SINGLE_FACETS else ticked
    return found


def known_names_of(form: Form) -> KnownNames:
    """The names the author asks the gate to look for; they are used for this text and kept nowhere."""
    return KnownNames(_names(form.text("known_client")), _names(form.text("known_others")))


def day_of(text: str, before: date | None = None) -> date | None:
    """The planned day a date field holds, or None; a day that stands in the record already may stay."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day == before or can_be_planned(day) else None


def errors_in_day(form: Form, name: str, what: str) -> dict[str, str]:
    """What is wrong with a planned day, by field."""
    text = form.text(name)
    if not text or day_of(text) is not None:
        return {}
    try:
        date.fromisoformat(text)
    except ValueError:
        return {name: f"Enter the {what} date as a real date, such as {date.today().year + 1}-03-27"}
    return {name: f"Enter a {what} date that is {PLANNED}"}


def without_days_kept(errors: Mapping[str, str], form: Form, before: StoredRecord | None) -> dict[str, str]:
    """The errors but for those in planned days that stand in the record already."""
    days = {} if before is None else {name: form_of(before).text(name) for name in ("follow_up_date", "review_by")}
    return {name: words for name, words in errors.items() if not days.get(name) or form.text(name) != days[name]}


def errors_in_month(form: Form) -> dict[str, str]:
    """What is wrong with the month chosen, by field."""
    chosen = form.text("month")
    return {"month": f"Select a month {MONTHS}"} if chosen and month_of(form) is None else {}


def month_of(form: Form) -> str | None:
    """The month chosen, as 2026-05, or None."""
    chosen = form.text("month")
    return chosen if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", chosen) and can_be_month(chosen) else None


def errors_in_consultation(form: Form) -> dict[str, str]:
    """What is wrong with a consultation, by field, in the order of the page."""
    errors = errors_of_length(form, "consultation")
    if not form.text("title"):
        errors["title"] = "Enter a title"
    if not any(form.text(name) for name in CONSULTATION_FIELDS):
        errors["challenge"] = "Say what the challenge was"
    if "nothing_yet" not in form and "asking" not in form and not _approaches(form) and not form.text("tried"):
        errors["nothing_yet"] = "Say what was tried, or tick “Nothing yet”"
    return errors | errors_in_month(form) | errors_in_day(form, "follow_up_date", "follow-up") | errors_in_promise(form)


def errors_in_learning(form: Form) -> dict[str, str]:
    """What is wrong with a learning, by field, in the order of the page."""
    errors = errors_of_length(form, "learning")
    if not form.text("title"):
        errors["title"] = "Enter a title"
    if not any(form.text(name) for name in FIELDS_OF["learning"]):
        errors["what"] = "Say what happened or what you learned"
    return errors | errors_in_month(form) | errors_in_day(form, "review_by", "review") | errors_in_promise(form)


def errors_in_promise(form: Form) -> dict[str, str]:
    """What is missing of the author's word that the text is de-identified."""
    errors: dict[str, str] = {}
    worries = form.all("worries")
    if not worries:
        errors["worries"] = "Select what the text holds, or “None of these”"
    elif NO_WORRY[0] in worries and len(worries) > 1:
        errors["worries"] = "Select either what the text holds or “None of these”"
    return errors | errors_in_word(form)


def errors_in_word(form: Form) -> dict[str, str]:
    """What is missing of the author's word alone, which is enough for a few lines to a colleague."""
    if "deidentified" in form:
        return {}
    return {"deidentified": "Tick that you have taken out what points to a person"}


def has_tried(form: Form) -> bool:
    """Whether the form says anything of what was tried or what came of it."""
    return bool(_approaches(form) or form.text("outcome") or form.text("learned"))


def status_of(form: Form) -> str:
    """Where a consultation stands whose author does not say: open where it asks something or nothing was tried."""
    asks = form.text("key_question") or not (has_tried(form) or form.text("tried"))
    return "open question" if asks else "answered"


def has_worries(form: Form) -> bool:
    """Whether the author says that the text may single somebody out."""
    return bool(set(form.all("worries")) - {NO_WORRY[0]})


def form_of(stored: StoredRecord) -> Form:
    """A filled-in form to edit a record by; the author's promise is asked for afresh."""
    record = stored.record
    fields: dict[str, tuple[str, ...]] = {
        "title": (record.title,),
        "status": (record.status,),
        "learning_kind": (record.learning_kind,),
        "month": (record.month or "",),
        "follow_up_date": (record.follow_up_date.isoformat() if record.follow_up_date else "",),
        "review_by": (record.review_by.isoformat() if record.review_by else "",),
        "approaches": (str(len(record.approaches)),),
        "version": (str(stored.version),),
        **{facet: stored.terms(facet) for facet in FACETS},
        **{name: (_joined(stored, name),) for name in FIELDS_OF[record.kind]},
    }
    for place, approach in enumerate(record.approaches, 1):
        for part in APPROACH_PARTS:
            fields[f"approach-{place}-{part}"] = (getattr(approach, part) or "",)
    if not record.approaches and not _joined(stored, "tried"):
        fields["nothing_yet"] = ("yes",)
    return Form(fields)


def _approaches(form: Form) -> list[Approach[str]]:
    found: list[Approach[str]] = []
    for place in range(1, count_approaches(form) + 1):
        typed = {part: form.text(f"approach-{place}-{part}") for part in APPROACH_PARTS}
        term = _one_of(typed["term"], APPROACHES)
        if term or any(typed[part] for part in APPROACH_TEXTS):
            result = _one_of(typed["result"], RESULTS) or "not yet known"
            texts = (typed[part] or None for part in APPROACH_TEXTS)
            found.append(Approach(term, result, *texts))
    return found


def _sections(form: Form, names: Iterable[str], before: StoredRecord | None) -> tuple[Section[str], ...]:
    """A section for each field; one that was not changed keeps its headings and pages."""
    sections: list[Section[str]] = []
    for name in names:
        text = form.text(name)
        if before is not None and text and text == _tidied(_joined(before, name)):
            kept = [section for section in before.record.sections if section.field == name]
            sections += [replace(section) for section in kept]  # type: ignore[misc]  # CleanText is a str
        elif text:
            sections.append(Section(name, text))
    return tuple(sections)


def _joined(stored: StoredRecord, name: str) -> str:
    return "\n\n".join(section.text for section in stored.record.sections if section.field == name)


def _tidied(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def errors_of_length(form: Form, kind: Kind) -> dict[str, str]:
    """Which fields are too long, by field."""
    errors: dict[str, str] = {}
    for name, text in text_fields(form, kind):
        longest = LONGEST_TITLE if name == "title" else LONGEST_TEXT
        if len(text) > longest:
            errors[name] = f"Shorten this to {longest:,} characters: it has {len(text):,}"
    return errors


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(r"[,;\n]", text) if name.strip())[:50]


def _one_of(text: str, known: tuple[str, ...]) -> str:
    return text if text in known else ""
