"""What somebody typed in a form, with a name for each text: to be read, or copied from, where the form is gone."""

import re
from typing import Final

from kb.similar import PARTS
from kb.vocabulary import FACETS, FIELD_LABELS
from search_api.deps import Form
from search_api.pages import capital
from search_api.reviewing import QUESTIONS

CHOSEN: Final = frozenset(
    (
        *FACETS, *(name for name, _ in QUESTIONS), *(f"weight_{part}" for part in PARTS),
        "accept", "also_label", "approach", "approaches", "asking", "confirmed", "csrf", "deidentified", "do", "draft",
        "form_token", "learning_kind", "mark", "may_be_named", "month", "months", "next", "nothing_yet", "own_words",
        "reason", "record_id", "result", "role", "search", "seen", "status", "stays", "sure", "version", "worries",
    )
)  # fmt: skip
"""Fields that are ticked, selected or hidden, so that nobody typed what is in them."""
_CHOSEN_OF_APPROACH: Final = re.compile(r"approach-\d+-(term|result)")


def typed_in(form: Form) -> list[tuple[str, str]]:
    """Everything somebody typed, each with its name: no choices, ids, secrets or passwords."""
    shown = [name for name in form.fields if is_typed(name)]
    named = [(label_of(name) or capital(re.sub("[-_]", " ", name)), form.fields[name]) for name in shown]
    return [(label, words) for label, values in named for words in values if words]


def is_typed(name: str) -> bool:
    """Whether a field holds what somebody typed and may be shown."""
    return not (name in CHOSEN or _CHOSEN_OF_APPROACH.fullmatch(name) or name.startswith("password"))


def label_of(name: str) -> str:
    """What a text of a record is called, or '' for any other field."""
    approach = re.fullmatch(r"approach-(\d+)-(described|equipment|what_happened)", name)
    if approach:
        return f"Approach {approach[1]}: {approach[2].replace('_', ' ')}"
    return {**FIELD_LABELS, "title": "Title", "text": "Text"}.get(name, "")
