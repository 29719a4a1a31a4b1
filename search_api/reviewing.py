"""What a reviewer makes of a held record: which findings stand, what else is replaced, how the text then reads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kb.anonymise.identifiers import Identifier, Label
from kb.anonymise.redact import Placeholders, redact
from kb.intake import draft_of_held, texts_of_held
from kb.store.held import HeldDraft
from kb.types import Draft, texts_of
from kb.vocabulary import FIELD_LABELS
from search_api.deps import Form

QUESTIONS: Final = (
    ("singled_out", "Could somebody pick this person out, because too few people fit what is left?"),
    ("linked", "Put together with the news, social media or local talk, would it show who it is?"),
    (
        "intruder",
        "Could a neighbour, a relative or somebody who reads the local paper name the person in half an hour?",
    ),
)
QUESTION_ABOUT: Final = {
    "singled_out": "whether somebody could pick this person out",
    "linked": "whether the news or local talk would show who it is",
    "intruder": "whether a neighbour or a relative could name the person",
}
"""The same questions in a few words, for what is said where one is not answered."""
ALSO_LABELS: Final[tuple[tuple[Label, str], ...]] = (
    ("PERSON", "a person"),
    ("LOCATION", "a place"),
    ("ORG", "an organisation"),
    ("OTHER", "another detail"),
)
LABEL_WORDS: Final[dict[Label, str]] = {
    "PERSON": "a name",
    "ADDRESS": "an address",
    "POSTCODE": "a postcode",
    "LOCATION": "a place",
    "ORG": "an organisation",
    "DATE": "a date",
    "DOB": "a date of birth",
    "AGE_OVER_89": "an age over 89",
    "NHS_NUMBER": "an NHS number",
    "NINO": "a National Insurance number",
    "PHONE": "a phone number",
    "EMAIL": "an e-mail address",
    "URL": "a web address",
    "USERNAME": "a user name",
    "ID": "a reference number",
    "VEHICLE": "a vehicle",
    "OTHER": "a detail",
}
NAMES: Final[frozenset[Label]] = frozenset(("PERSON", "LOCATION", "ORG"))
"""What a word can be taken for by mistake; an address or a date is never 'never a name'."""
LISTABLE: Final = NAMES | {"ADDRESS"}
"""What can stand on the list of words that are always replaced."""
HEADING: Final = "Heading"
UNREAD: Final = "the text "
"""How the gate's reasons begin where it could not read a text: 'the text took too long to read'."""
CONTRIBUTION_WORDS: Final = {"advice": "Advice", "follow-up": "What happened", "thanks": "Thanks"}


@dataclass(frozen=True)
class Marked:
    """One finding as the page shows it; `key` names it in the form, and names, unlike numbers, can be listed."""

    key: str
    words: str
    label: Label
    reason: str
    accepted: bool
    strong: bool

    @property
    def what(self) -> str:
        """What it is, in words."""
        return LABEL_WORDS[self.label]

    @property
    def is_name(self) -> bool:
        return self.label in NAMES

    @property
    def is_listable(self) -> bool:
        return self.label in LISTABLE


@dataclass(frozen=True)
class Part:
    """One text of a held record: the original in pieces, each with its finding or None, and as it would go live."""

    number: int
    label: str
    pieces: tuple[tuple[str, Marked | None], ...]
    redacted: str

    @property
    def findings(self) -> list[Marked]:
        """The findings in this text, in order."""
        return [marked for _, marked in self.pieces if marked is not None]

    @property
    def is_unchanged(self) -> bool:
        """Whether it would be read as it came."""
        return self.redacted == "".join(words for words, _ in self.pieces)


@dataclass(frozen=True)
class Card:
    """Texts that belong together and are read together: a section with its heading, an approach with its parts."""

    label: str
    parts: tuple[Part, ...]

    def reworded(self, form: Form) -> bool:
        """Whether the reviewer wrote any of it anew."""
        return any(form.text(f"reworded-{part.number}") for part in self.parts)


def cards_of(parts: Sequence[Part]) -> list[Card]:
    """The texts of a held record by what they belong to; a heading stands before the text it came after."""
    cards: list[Card] = []
    for part in parts:
        before = cards[-1] if cards else None
        if before and part.label == HEADING:
            cards[-1] = Card(before.label, (part, *before.parts))
        elif before and part.label.startswith(f"{before.label}:"):
            cards[-1] = Card(before.label, (*before.parts, part))
        else:
            cards.append(Card(part.label, (part,)))
    return cards


def title_of(held: HeldDraft) -> str | None:
    """A held record's title without what was found in it; None where it has none, or where nobody could look."""
    has_title = held.summary.what in ("record", "edit") and held.findings
    if not has_title or any(reason.startswith(UNREAD) for reason in held.summary.reasons):
        return None
    return redact(texts_of_held(held)[0], held.findings[0], Placeholders())


def left_in(parts: Sequence[Part]) -> list[Marked]:
    """The findings that surely point to a person, are not replaced, and stand in the text as it would be read."""
    return [
        one
        for part in parts
        for one in part.findings
        if one.strong and not one.accepted and one.words.casefold() in part.redacted.casefold()
    ]


def parts_of(held: HeldDraft, form: Form) -> list[Part]:
    """Every text of a held record with what the reviewer chose so far; before any choice all findings stand."""
    texts = texts_of_held(held)
    found = [*held.findings, *[() for _ in texts[len(held.findings) :]]]
    labels = labels_of(held)
    accepted = accepted_keys(held, form)
    also = also_words(form)
    label = also_label(form)
    placeholders = Placeholders()
    parts = []
    for number, (text, identifiers) in enumerate(zip(texts, found, strict=True)):
        standing = [one for place, one in enumerate(identifiers) if f"{number}-{place}" in accepted]
        shown = redact(text, _with_also(text, standing, also, label), placeholders)
        pieces = tuple(_pieces(number, text, identifiers, accepted))
        parts.append(Part(number, labels[number], pieces, form.text(f"reworded-{number}") or shown))
    return parts


def accepted_keys(held: HeldDraft, form: Form) -> frozenset[str]:
    """The findings the reviewer lets stand."""
    if "seen" in form:
        return frozenset(form.all("accept"))
    return frozenset(f"{number}-{place}" for number, found in enumerate(held.findings) for place in range(len(found)))


def words_of(held: HeldDraft, key: str) -> tuple[str, Label] | None:
    """The words of one finding and what they are, or None where there is no such finding."""
    number, _, place = key.partition("-")
    if not (number.isdecimal() and place.isdecimal()) or len(key) > 12:
        return None
    texts = texts_of_held(held)
    if int(number) >= len(held.findings) or int(place) >= len(held.findings[int(number)]):
        return None
    found = held.findings[int(number)][int(place)]
    return texts[int(number)][found.start : found.end], found.label


def without_word(held: HeldDraft, form: Form, word: str) -> Form:
    """The form with every finding of a word taken back."""
    kept = tuple(key for key in sorted(accepted_keys(held, form)) if not _is(words_of(held, key), word))
    return Form({**form.fields, "accept": kept, "seen": ("yes",)})


def also_words(form: Form) -> tuple[str, ...]:
    """The words the reviewer adds, one to a line."""
    return tuple(dict.fromkeys(" ".join(line.split()) for line in form.text("also").splitlines() if line.strip()))[:50]


def also_label(form: Form) -> Label:
    """What the added words are."""
    chosen = form.text("also_label")
    return next((label for label, _ in ALSO_LABELS if label == chosen), "PERSON")


def labels_of(held: HeldDraft) -> list[str]:
    """What each text of a held record is, in the order of its texts."""
    if held.summary.what not in ("record", "edit"):
        return [CONTRIBUTION_WORDS.get(held.summary.what, "Text")]
    return _labels(draft_of_held(held))


def _labels(draft: Draft) -> list[str]:
    """A label for each text of a draft; the same walk over both keeps them side by side."""
    sections = [
        replace(one, text=FIELD_LABELS.get(one.field, "Text"), heading=one.heading and HEADING)
        for one in draft.sections
    ]
    approaches = [
        replace(
            one,
            described=one.described and f"Approach {number}",
            equipment=one.equipment and f"Approach {number}: equipment",
            what_happened=one.what_happened and f"Approach {number}: what happened",
        )
        for number, one in enumerate(draft.approaches, 1)
    ]
    source = draft.source and "File"
    return texts_of(
        replace(draft, title="Title", source=source, sections=tuple(sections), approaches=tuple(approaches))
    )


def _pieces(
    number: int, text: str, identifiers: Sequence[Identifier], accepted: frozenset[str]
) -> Iterator[tuple[str, Marked | None]]:
    at = 0
    for place, one in enumerate(identifiers):
        if one.start > at:
            yield text[at : one.start], None
        key, words = f"{number}-{place}", text[one.start : one.end]
        yield words, Marked(key, words, one.label, one.reason, key in accepted, one.strong)
        at = one.end
    if at < len(text):
        yield text[at:], None


def _with_also(text: str, standing: Sequence[Identifier], also: Sequence[str], label: Label) -> list[Identifier]:
    added: list[Identifier] = []
    for word in sorted(also, key=len, reverse=True):
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, word.split())) + r"(?!\w)"
        for match in re.finditer(pattern, text, re.IGNORECASE):
            one = Identifier(match.start(), match.end(), label, 1.0, "a reviewer marked it", True)
            if not any(one.overlaps(other) for other in added):
                added.append(one)
    kept = [replace(one) for one in standing if not any(one.overlaps(other) for other in added)]
    return sorted((*kept, *added), key=lambda one: one.start)


def _is(found: tuple[str, Label] | None, word: str) -> bool:
    return found is not None and found[0].casefold() == word.casefold()
