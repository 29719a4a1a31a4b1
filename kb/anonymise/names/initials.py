# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Initials that stand where somebody would: after a role, as whoever acts, as whoever signs."""

import re
from collections.abc import Iterator

from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import VOCABULARY, lexicon

INITIALS = re.compile(
    r"(?:\[comment[ ]|\b(?:[Pp]t|[Pp]atient|[Cc]lient|[Ii]nitials|known as|called|[Mm]inutes by|[Ss]igned|[Ss]een by|by|present|told|OT|SW|PT)\b[ \t]*[:(,-]?[ \t]*|(?:^|[.!?]|\n)[ \t]*(?=[A-Z]{2,3}[ \t]*\.?[ \t]*$))"
    r"(?P<it>[A-Z]{2,3}\b|(?:[A-Z]\.){2,3})|\b(?P<says>[A-Z]{2})(?=[ \t]+(?:says|said|writing|asked|agreed)\b)|\b(?P<own>[A-Z]{2})(?=['’]s\b|[ \t]+is[ \t]+\d\d\b)|\b(?P<act>[A-Z]{2})(?=[ \t]+to[ \t]+(?:order|chase|refer|ring|call|e-?mail|follow|book|review|discuss|contact|feed|check|send|visit|write|complete|arrange|liaise|action|take|speak)\b)|(?<![\w.])(?P<dots>(?:[A-Z]\.[ ]?){2,3})(?=[ ,;)]|$)"
)
SHORT_FORMS = frozenset(("dob", "eg", "ie", "ni", "am", "pm", "ps", "nb", "tbc", "rip"))
"""What letters with a stop after each are short for, and nobody's initials."""
NO_INITIALS = frozenset(
    "UL LL BP HR RR IV IM SC OK TV PC HQ ID DN SW GP OT PT HV CT MR MRI AM PM EU US UK NHS USA BSL WC".split()
)


def find_initials(text: str) -> Iterator[Identifier]:
    """Initials that stand where a person's name would."""
    for match in INITIALS.finditer(text):
        group = next(name for name in ("it", "says", "own", "act", "dots") if match[name])
        spelt = match[group].strip()
        if (
            spelt not in NO_INITIALS
            and spelt.lower().replace(".", "") not in lexicon().practice | SHORT_FORMS
            and (group in ("it", "says") or not lexicon().code(spelt) & VOCABULARY)
        ):
            yield Identifier(
                match.start(group),
                match.start(group) + len(spelt),
                "PERSON",
                0.65,
                "initials where a name would stand",
                False,
            )
