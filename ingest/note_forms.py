"""Well-known forms of notes, whose headings mean what they mean only together: SOAP, SBAR, GROW, Gibbs, Driscoll."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from ingest.blocks import Block
from ingest.labels import Label, label_of


@dataclass(frozen=True)
class Form:
    """Fields by the names of the form's headings; the form is followed where `least` of `told_by` stand in a note."""

    fields: dict[str, str]
    told_by: frozenset[str]
    least: int
    words: dict[str, str] = field(default_factory=dict)
    """What its letters stand for: "P" alone over a section reads like the first letter of somebody's name."""


@dataclass(frozen=True)
class Followed:
    """The fields of the forms that a note follows, and the words their letters stand for, by label."""

    fields: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    def names(self, label: Label) -> bool:
        """Whether a label is one of the form's; a letter counts alone."""
        return label.name in self.fields and _counts(label)

    def heading_of(self, label: Label) -> str:
        """The label as a heading: what a letter stands for, else as it is written."""
        return self.words.get(label.name, label.written) if _counts(label) else label.written


_GIBBS: Final = {
    "description": "what", "what happened": "what", "feelings": "what", "thoughts and feelings": "what",
    "thoughts": "what", "what i thought and felt": "what", "what was i thinking and feeling": "what",
    "evaluation": "so_what", "analysis": "so_what", "conclusion": "now_what", "conclusions": "now_what",
    "action plan": "now_what", "next time": "now_what",
}  # fmt: skip
FORMS: Final = (
    Form({"s": "background", "o": "background", "a": "challenge", "p": "tried"}, frozenset("soap"), 3,
         {"s": "Subjective", "o": "Objective", "a": "Assessment", "p": "Plan"}),
    Form({"s": "background", "b": "background", "a": "challenge", "r": "tried", "recommendation": "tried",
          "recommendations": "tried"}, frozenset("sbar"), 3,
         {"s": "Situation", "b": "Background", "a": "Assessment", "r": "Recommendation"}),
    Form({"recommendation": "tried", "recommendations": "tried"},
         frozenset(("situation", "background", "assessment", "recommendation", "recommendations")), 4),
    Form({"g": "occupation", "r": "background", "o": "tried", "w": "tried"}, frozenset("grow"), 4,
         {"g": "Goal", "r": "Reality", "o": "Options", "w": "Will"}),
    Form({"goal": "occupation", "reality": "background", "options": "tried", "will": "tried", "way forward": "tried"},
         frozenset(("goal", "reality", "options", "will", "way forward")), 3),
    Form(_GIBBS, frozenset(("description", "feelings", "thoughts and feelings", "evaluation", "analysis", "conclusion",
                            "action plan")), 4),
    Form({"what happened": "what", "what": "what", "what next": "now_what"}, frozenset(("so what",)), 1),
)  # fmt: skip
"""Rolfe et al. 2001 and Driscoll 2007 ask what, so what, now what; Gibbs 1988 has six steps; GROW is Whitmore's."""


def form_of(blocks: Sequence[Block]) -> Followed:
    """The forms that a note follows; empty for a note in its writer's own order."""
    labels = [label for block in blocks for line in _lines(block) if (label := label_of(line))]
    names = {label.name for label in labels if _counts(label)}
    fields: dict[str, str] = {}
    words: dict[str, str] = {}
    for form in FORMS:
        if len(names & form.told_by) >= form.least:
            fields, words = {**form.fields, **fields}, {**form.words, **words}
    return Followed(fields, words)


def _lines(block: Block) -> list[str]:
    if block.kind == "verbatim":
        return []
    if block.kind == "list":
        return [block.text.lstrip(" -")]
    return [*block.text.split("\n"), *(row[0] for row in block.rows if row)]


def _counts(label: Label) -> bool:
    return len(label.name) > 1 or len(label.written) == 1
