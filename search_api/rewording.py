"""What a reviewer writes anew in a held record is read by the gate too, and what it finds there is asked about."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from kb.anonymise.gate import Gate
from kb.anonymise.identifiers import Identifier, KnownNames
from kb.anonymise.names.spread import sure_names
from kb.anonymise.numbers.patterns import find_patterns
from kb.intake import texts_of_held
from kb.store.held import HeldDraft
from search_api.deps import Form
from search_api.reviewing import LABEL_WORDS, Part, also_words

UNREAD = "what you wrote could not be checked"


@dataclass(frozen=True)
class InRewording:
    """What the gate finds in words of the reviewer's own, and what it is."""

    words: str
    what: str


@dataclass(frozen=True)
class Asked:
    """Everything a reviewer is asked about in their own words; `key` is what a tick for just this says."""

    found: tuple[InRewording, ...]
    key: str

    @property
    def in_words(self) -> str:
        return ", ".join(one.words for one in self.found)


NOTHING_ASKED = Asked((), "")


def found_in_rewordings(gate: Gate, held: HeldDraft, form: Form, parts: Sequence[Part]) -> Asked:
    """The findings in what the reviewer wrote, but for those that were let stand in the original by their words.

    The names of the original and the words to be replaced are looked for as well: what was taken out may not come back.
    """
    written = [form.text(f"reworded-{part.number}") for part in parts if form.text(f"reworded-{part.number}")]
    if not written:
        return NOTHING_ASKED
    verdict = gate.check(written, known=KnownNames(others=(*_names_in(held), *also_words(form))))
    marked = [one for part in parts for one in part.findings]
    stays = {one.words.casefold() for one in marked if not one.accepted}
    new = [
        InRewording(text[one.start : one.end], LABEL_WORDS[one.label])
        for text, found in zip(written, verdict.identifiers, strict=True)
        for one in found
        if text[one.start : one.end].casefold() not in stays and not _is_number(text, one)
    ]
    unread = () if verdict.redacted else (InRewording(UNREAD, ""),)
    found = tuple(dict.fromkeys((*new, *unread)))
    return Asked(found, _key(found, written) if found else "")


def _is_number(text: str, found: Identifier) -> bool:
    """Whether it is a number or an address on the net, which every release asks about by itself."""
    return any(one.strong and one.overlaps(found) for one in find_patterns(text))


def _names_in(held: HeldDraft) -> list[str]:
    """The words of the people surely named in the original."""
    texts = zip(texts_of_held(held), held.findings, strict=False)
    return sorted(set(chain.from_iterable(sure_names(text, found) for text, found in texts)))


def _key(found: Sequence[InRewording], written: Sequence[str]) -> str:
    # A tick given for other words, or for other findings, does not count: what was written is part of it.
    told = "\n".join((*(one.words for one in found), "", *written))
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()[:16]
