# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Names once found, found everywhere: in any case, with slips of the pen, as initials; and the names a person gave."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from kb.anonymise.cues import FUNCTION_WORDS, PARTICLES, SITE_KINDS, SITE_LINKS, TITLE_WORDS
from kb.anonymise.identifiers import CUED, Identifier
from kb.anonymise.lexicon import FIRST, VOCABULARY, lexicon, usually_lower
from kb.anonymise.names.word_names import OF_SOMEBODY
from kb.anonymise.not_names.things import THING
from kb.anonymise.words import Word
from kb.types import FloatArray

FIELD = re.compile(r"[ \t]*(?::|#|=|\|(?![ \t]*(?:\n|$))|(?:no|num|number)\b\.?|[A-Z]{2}[ ]?\d)")
NO_LETTERS = FUNCTION_WORDS - {"us", "it"}
"""Small words that are nobody's initials in capitals."""
LETTERS = re.compile(r"[^\W\d_]+")


HELPERS = frozenset(("will", "may", "can", "might", "do"))
LEAST_REPEATED = 0.2
"""Probability from which an ordinary word in lower case is taken for the name of somebody named in the text."""


def find_repeats(
    text: str, words: Sequence[Word], found: Iterable[Identifier], chances: FloatArray | None = None
) -> Iterator[Identifier]:
    """Every further mention of a word of a name already found, and the initials of a full name."""
    certain: set[str] = set()
    proven: set[str] = set()
    initials: set[str] = set()
    helpers: set[str] = set()
    shown: dict[str, set[int]] = defaultdict(set)
    for each in found:
        if each.label != "PERSON":
            continue
        parts = [
            part for part in LETTERS.findall(text[each.start : each.end]) if part.lower() not in PARTICLES | TITLE_WORDS
        ]
        helpers.update(HELPERS.intersection(part.lower() for part in parts[:-1]))
        parts = [part for part in parts if len(parts) == 1 or part.lower() not in FUNCTION_WORDS]
        if each.strong:
            proven.update(part.lower() for part in parts)
        if each.strong or each.confidence >= 0.75:
            certain.update(
                part.lower() for part in parts if len(part) > 2 and (each.strong or _is_no_common_word(part))
            )
        covered = text[each.start : each.end]
        if 2 <= len(covered) <= 4 and covered.isupper() and "." not in covered:
            shown[covered].add(each.start)
        if 2 <= len(parts) <= 3:
            initials.add("".join(part[0] for part in parts).upper())
    for at, word in enumerate(words):
        spelt = {word.lower} if word.text.isalpha() else {part.lower() for part in LETTERS.findall(word.text)}
        likely = chances is not None and 1 - chances[at, 0] >= LEAST_REPEATED
        if word.practice and word.capitals and not spelt & proven:
            continue
        if (spelt & certain and (likely or _may_be_name(word))) or _has_an_s(text, word, certain):
            yield Identifier(
                word.start, word.end, "PERSON", 0.9, "a name found elsewhere in the text", bool(spelt & proven)
            )
        elif word.lower in helpers and _is_given_a_task(text, word):
            yield Identifier(word.start, word.end, "PERSON", 0.75, "a name found elsewhere in the text", False)
        elif not word.capitals or _is_abbreviation(text, word):
            continue
        elif word.text in initials or shown[word.text] - {word.start}:
            yield Identifier(word.start, word.end, "PERSON", 0.75, "initials of a person named in the text", False)


def _has_an_s(text: str, word: Word, certain: Collection[str]) -> bool:
    """Whether a word is a name of the text with an s: 'joys arm', 'the Foxes'; what a dictionary has, only as whose it is."""
    name = next((word.lower.removesuffix(end) for end in ("es", "s") if word.lower.removesuffix(end) in certain), None)
    if name is None or name == word.lower or word.practice:
        return False
    family = word.titled and text[max(0, word.start - 4) : word.start].lower() == "the "
    theirs = OF_SOMEBODY.match(f"'s{text[word.end : word.end + 40]}") or THING.match(text, word.end)
    return not word.code & VOCABULARY or family or theirs is not None


def find_same(text: str, words: Sequence[Word], found: Sequence[Identifier]) -> Iterator[Identifier]:
    """Every further mention of a name of somebody or something in the same letters; weak.

    An ordinary word is one only with a capital inside a sentence, or where the same words stand around it: a title is
    often the first sentence of what it stands above.
    """
    labels = {text[each.start : each.end]: each.label for each in found if each.label in WIDENED}
    covered = {at for each in found for at in range(each.start, each.end)}
    heads = {word.start: word for word in words}
    for spelt, label in labels.items():
        for match in re.finditer(rf"(?<![\w'’-]){re.escape(spelt)}(?![\w-])", text) if len(spelt) > 2 else ():
            word = heads.get(match.start())
            if word is None or word.practice or covered.issuperset(range(*match.span())):
                continue
            alone = word.end == match.end() and bool(word.code & VOCABULARY)
            if not alone or (word.titled and not word.opens):
                yield Identifier(*match.span(), label, 0.75, "found elsewhere in the text", False)
    for each in found:
        for start, end in _said_again(text, each) if each.label != "OTHER" else ():
            if not covered.issuperset(range(start, end)):
                yield Identifier(start, end, each.label, 0.75, "found elsewhere in the text", False)


SAME_AROUND = 10
"""How many characters before or after a mention are the same in another."""


def _said_again(text: str, found: Identifier) -> Iterator[tuple[int, int]]:
    """The other places where the words of a finding stand with the same ones before or after them."""
    spelt = text[found.start : found.end]
    before = text[max(0, found.start - SAME_AROUND) : found.start]
    after = text[found.end : found.end + SAME_AROUND]
    for around, start in ((before + spelt, len(before)), (spelt + after, 0)):
        at = text.find(around) if len(around) == len(spelt) + SAME_AROUND and re.search(r"\w{2}", around) else -1
        while at >= 0:
            if at + start != found.start:
                yield at + start, at + start + len(spelt)
            at = text.find(around, at + 1)


def _is_given_a_task(text: str, word: Word) -> bool:
    """Whether a capitalised word stands before 'to', where no helping verb does: 'May to lead', 'Will to ring'."""
    return word.titled and re.match(r"[ ]to[ ][a-z]", text[word.end : word.end + 5]) is not None


def _is_no_common_word(part: str) -> bool:
    """Whether a word of a doubtful finding may be looked for elsewhere: no first name, it is one usually in lower case."""
    code = lexicon().code(part)
    return bool(code & FIRST) or not usually_lower(code)


def _is_abbreviation(text: str, word: Word) -> bool:
    """Whether letters that might be somebody's are short for a thing: 'NI: ...', 'PE', '2.6 WTE'."""
    counted = text[max(0, word.start - 2) : word.start - 1].isdigit() or text[word.end : word.end + 1].isdigit()
    return counted or word.lower in lexicon().practice or word.lower in NO_LETTERS or bool(FIELD.match(text, word.end))


def sure_names(text: str, found: Iterable[Identifier]) -> frozenset[str]:
    """The words, in lower case, of the people surely found in a text, to be looked for in the other texts of a run."""
    parts = {
        part.lower()
        for each in found
        if each.label == "PERSON" and each.strong
        for part in LETTERS.findall(text[each.start : each.end])
    }
    return frozenset(part for part in parts - PARTICLES - TITLE_WORDS if len(part) > 2)


STANDS_AS_NAME = re.compile(r"['’]s\b|[ ](?:[a-z]|[-–+(&][ \w])|[.,:;/)]|[ \t]*(?:\n|$)")
"""What may follow a name at the head of a sentence: a word in lower case or a mark, no further word of a heading."""


def find_elsewhere(text: str, words: Sequence[Word], elsewhere: frozenset[str]) -> Iterator[Identifier]:
    """Names that were surely found in another text of the same run; weak, since this text may use them as words."""
    for word in words if elsewhere else ():
        if not (word.lower in elsewhere or elsewhere.intersection(word.lower.split("-"))):
            continue
        if word.practice and word.lower not in lexicon().practice:
            continue  # an eponym or a make before its thing
        if not word.code & VOCABULARY or (word.text[0].isupper() and (not word.opens or _stands_as_name(text, word))):
            yield Identifier(word.start, word.end, "PERSON", CUED, "a name found in another text of this run", False)


def _stands_as_name(text: str, word: Word) -> bool:
    """Whether a word at the head of a sentence may be somebody there: 'Green rails', but no 'Will need', 'Hope to see'."""
    a_verb = word.lower in HELPERS or re.match(r"[ ]to\b", text[word.end : word.end + 4])
    return not a_verb and STANDS_AS_NAME.match(text, word.end) is not None


LOWER_INITIAL = re.compile(r"(?<![\w.])(?:[^\W\d_]\.[ ]?){1,2}$")
LAST_INITIAL = re.compile(r"[ ][A-HJ-Z](?=\.(?:[ ]*(?:[–—,;:)(\n-]|$)|[ ][a-z]))")
"""The initial after a first name, where no sentence ends with it: 'Mercy A. – nothing to do'."""
FRIENDS_OF = re.compile(r"\bfriends[ ]of[ ](?:the[ ])?$", re.IGNORECASE)
WIDENED = frozenset(("PERSON", "LOCATION", "ORG"))


def widen(
    text: str, words: Sequence[Word], found: Sequence[Identifier], chances: FloatArray | None = None
) -> list[Identifier]:
    """Each name with the words beside it that belong to it: capitalised ones, and those the tagger thinks likely."""
    starts, ends = [word.start for word in words], [word.end for word in words]
    likely = [False] * len(words) if chances is None else (1 - chances[:, 0] >= LEAST_REPEATED).tolist()

    def belongs(at: int, to: int) -> bool:
        one, other = words[min(at, to)], words[max(at, to)]
        if likely[at] and not words[at].phrase and text[one.end : other.start] in (" ", "-"):
            return len(words[at].text) > 1 or words[at].lower not in "ai"
        return _continues(text, one, other) and (at > to or _leads(words[at]))

    wider = []
    for each in found:
        start, end = each.start, each.end
        at = bisect_left(ends, end)
        while each.label in WIDENED and at + 1 < len(words) and ends[at] == end and belongs(at + 1, at):
            at += 1
            end = ends[at]
        while each.label == "ORG" and at < len(words) and ends[at] == end and (more := _site_goes_on(text, words, at)):
            at += more
            end = ends[at]
        at = bisect_left(starts, start)
        while each.label in WIDENED and 0 < at < len(words) and starts[at] == start and belongs(at - 1, at):
            at -= 1
            start = starts[at]
        initial = LOWER_INITIAL.search(text, max(0, start - 5), start) if each.label == "PERSON" else None
        start = initial.start() if initial else start
        last = LAST_INITIAL.match(text, end) if each.label == "PERSON" else None
        end = last.end() if last else end
        friends = FRIENDS_OF.search(text, max(0, start - 16), start) if each.label == "ORG" else None
        start = friends.start() if friends else start
        wider.append(replace(each, start=start, end=end))
    return wider


def _site_goes_on(text: str, words: Sequence[Word], at: int) -> int:
    """How many words after the one at a place belong to the name of a site that ends there so far."""
    following = words[at + 1 : at + 3]
    shown = following and text[words[at].end : following[0].start] == " "
    if shown and (following[0].titled or words[at].lower == words[at].text) and following[0].lower in SITE_KINDS:
        return 1
    if shown and following[0].capitals and words[at].titled and not following[0].practice:
        return 1
    linked = shown and following[0].lower in SITE_LINKS and len(following) == 2
    gap = text[following[0].end : following[1].start] if linked else ""
    named = linked and gap == " " and following[1].titled
    return 2 if named and (not following[1].practice or following[1].lower in SITE_KINDS) else 0


def _leads(word: Word) -> bool:
    return not word.practice and not (word.opens and word.casing >= 5)


def _continues(text: str, word: Word, following: Word) -> bool:
    same = (word.titled and following.titled) or (word.capitals and following.capitals)
    shown = text[word.end : following.start] in (" ", "'s ", "’s ", "-", " & ")
    return (
        same
        and shown
        and not following.practice
        and following.lower not in TITLE_WORDS
        and not (word.capitals and following.code & VOCABULARY)
    )


def _may_be_name(word: Word) -> bool:
    if word.text[0].isupper():
        return not (word.opens and word.casing == 6 and not word.capitals)
    return not word.code & VOCABULARY
