"""Names once found, found everywhere: in any case, with slips of the pen, as initials; and the names a person gave."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kb.anonymise.identifiers import Identifier, KnownNames, TeamLists
from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.anonymise.names import PARTICLES, TITLE_WORDS, Word

LETTERS = re.compile(r"[^\W\d_]+")


def find_repeats(text: str, words: Sequence[Word], found: Iterable[Identifier]) -> Iterator[Identifier]:
    """Every further mention of a word of a name already found, and the initials of a full name."""
    certain: set[str] = set()
    initials: set[str] = set()
    for each in found:
        if each.label != "PERSON":
            continue
        parts = [part for part in LETTERS.findall(text[each.start : each.end]) if part.lower() not in PARTICLES | TITLE_WORDS]
        if each.strong or each.confidence >= 0.85:
            certain.update(part.lower() for part in parts if len(part) > 2)
        if 2 <= len(parts) <= 3:
            initials.add("".join(part[0] for part in parts).upper())
    for word in words:
        parts = {part.lower() for part in LETTERS.findall(word.text)}
        if parts & certain and _may_be_name(word):
            yield Identifier(word.start, word.end, "PERSON", 0.9, "a name found elsewhere in the text", True)
        elif word.capitals and word.text in initials and word.lower not in lexicon().practice:
            yield Identifier(word.start, word.end, "PERSON", 0.75, "initials of a person named in the text", False)


def _may_be_name(word: Word) -> bool:
    if word.text[0].isupper():
        return not (word.opens and word.casing == 6 and not word.capitals)
    return not word.code & VOCABULARY


def find_known(text: str, known: KnownNames, lists: TeamLists) -> Iterator[Identifier]:
    """The names the author gave, with one slip in five letters or more, and the team's own list."""
    wanted = {part.lower() for name in (*known.client, *known.others) for part in LETTERS.findall(name) if len(part) > 1}
    wanted -= PARTICLES | TITLE_WORDS
    for match in LETTERS.finditer(text):
        lower = match[0].lower()
        if lower in wanted and (match[0][0].isupper() or not lexicon().code(lower) & VOCABULARY or len(wanted) == 1):
            yield Identifier(*match.span(), "PERSON", 0.99, "a name you gave", True)
        elif len(lower) >= 4 and not lexicon().code(lower) & VOCABULARY and any(one_slip(lower, name) for name in wanted):
            yield Identifier(*match.span(), "PERSON", 0.9, "like a name you gave", True)
    for phrase, label in lists.always:
        for match in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE):
            yield Identifier(*match.span(), label, 0.99, "on the team's own list", True)


def one_slip(one: str, other: str) -> bool:
    """Whether two words of five letters or more differ by one letter put in, left out, changed or swapped."""
    if len(other) < 5 or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    swapped = one[start + 2 :] == other[start + 2 :] and one[start : start + 2] == other[start : start + 2][::-1]
    return swapped or one[start + 1 :] == other[start + 1 :] or one[start + 1 :] == other[start:] or one[start:] == other[start + 1 :]
