"""Turning a held record away, with words for its author that say why."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from kb.intake import reject
from kb.store.audit import note_action
from kb.store.held import HeldDraft
from kb.store.people import Person
from kb.types import CleanText
from search_api.deps import Form
from search_api.saving import team_gate
from search_api.services import Services

LONGEST_WORDS: Final = 500
REASONS_TO_REJECT: Final = (
    ("names", "It says too much about who it is"),
    ("rare", "It is so unusual that people would know who it is"),
    ("there", "The team has it already"),
    ("elsewhere", "It belongs in the care record"),
    ("talk", "Better talked about first"),
)
TOLD: Final = {
    "names": "It still said too much about who it is. You are welcome to write it again without those details.",
    "rare": "It is so unusual that people might know who it is, however it is written.",
    "there": "The team has much the same already. Thank you all the same.",
    "elsewhere": "It belongs in the care record rather than here.",
    "talk": "A reviewer would like to talk about it with you first.",
}
"""What the author reads for each of the reasons."""


@dataclass(frozen=True)
class Said:
    """A reviewer's own words to an author: `text` is what passed the gate, or None where `found` something."""

    text: CleanText | None
    found: bool


def words_to_author(services: Services, form: Form) -> Said:
    """The reviewer's own words, where there are any, passed through the gate like every text that is kept."""
    if not 0 < len(form.text("said")) <= LONGEST_WORDS:
        return Said(None, found=False)
    verdict = team_gate(services).check([form.text("said")])
    is_clear = verdict.decision == "clear" and verdict.texts is not None
    return Said(verdict.texts[0], found=False) if is_clear and verdict.texts else Said(None, found=True)


def errors_in_rejection(held: HeldDraft, form: Form, person: Person, said: Said | None) -> dict[str, str]:
    """What is missing before a held record is erased; who takes back their own gives no reason."""
    if held.summary.author_id == person.id:
        return {}
    errors: dict[str, str] = {}
    if form.text("reason") not in dict(REASONS_TO_REJECT):
        errors["reason"] = "Select why it is rejected"
    if len(form.text("said")) > LONGEST_WORDS:
        errors["said"] = f"Shorten your words to the author to {LONGEST_WORDS} characters"
    elif said is not None and said.found:
        errors["said"] = "Something in your words to the author may point to a person: write them without names"
    return errors


def turn_away(session: Session, held: HeldDraft, form: Form, person: Person, said: Said | None) -> None:
    """Reject a held record, erase it, and keep the reason for its author."""
    reason = form.text("reason") if held.summary.author_id != person.id else ""
    answers = {"reason": reason} if reason else None
    reject(session, held.summary.id, reviewer_id=person.id, answers=answers, said=said.text if said else None)
    note_action(session, "rejected", person_id=person.id, about=held.summary.id)
