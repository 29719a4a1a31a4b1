# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Names told by what is said of them, whatever their spelling: "Pat walks with two sticks", "fitted for Woods"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY, lexicon, usually_lower
from kb.anonymise.pattern import part_of
from kb.anonymise.words import Word

SAYS: Final = r"(?:c/o|said|says|told|asked|reports|states|declined|refuses|refused|thinks|lives|attended|attends|was seen with (?:his|her|their))"
"""What people alone do, so that even 'Long' and 'Day' before it are names."""
DOES: Final = (
    r"(?:walks|walked|transfers|presents with|cooks|managed|manages|fell|drops|washes|washed|made|makes|wants|likes)"
)
SUBJECT = re.compile(
    r"(?:^|(?<=[.!?][ \t])|(?<=\n))[ \t]*(?P<it>[^\W\d_]+(?:['’-][^\W\d_]+)*)"
    rf"(?:[ \t]+(?:(?P<says>{SAYS})|(?P<does>{DOES}))(?!\w|[ \t]+(?:by|of|from)\b)"
    r"|(?P<age>[ \t]?\(\d\d\)|, (?:widowed|widower|married|divorced|retired|single)\b))"
)
TO_SOMEBODY = re.compile(
    r"\b(?:(?:given|fitted|ordered|issued|delivered|lent|made|trialled|seen|assessed|measured|handed over)[ \t]+(?:to|for|by|with)"
    r"|[Rr]ing|[Rr]ang|[Pp]honed?|[Dd]/[Ww])[ \t]+(?P<it>[A-Z][a-zà-ÿ]{2,})(?=[ \t]*(?:[.,;)\n]|$)|[ \t]+(?:and|who|on|re|at|about)\b)"
)
FAMILY = re.compile(
    r"\b[Tt]he[ \t]+(?P<it>[A-Z][a-zà-ÿ]{2,})[ \t]+(?:family|household|twins|children|kids|brothers|sisters)\b"
    r"|(?:^|(?<=[.!?][ \t])|(?<=\n))(?!(?:Young|Whole|Large|Small|Big|Close|Birth|Foster|Host|New|Extended|Other|Good|Own|Rest)\b)"
    r"(?P<b>[A-Z][a-zà-ÿ]{2,})[ \t]+(?:family|household)[ \t]+(?:have|has|had|are|is|were|was|to|need|needs|want|wants|moved?|moving|live|lives)\b"
)
"""Whose family it is; without an article only at the head of a sentence: 'Cook family have two children'."""
SPELT = re.compile(r"(?<![\w.'’])(?:[^\W\d_][ .-]){3,}[^\W\d_](?!\w)")
SAID_TO_SPELL = re.compile(
    r"\b(?:that['’]?s|spell(?:ed|s|ing)?|spelt|letters(?![ \t]*:)|it['’]?s|as in|so)[ \t:,]*$", re.IGNORECASE
)
OTHER_SCRIPT = re.compile(
    r"[\u0400-\u052f\u0530-\u058f\u0590-\u08ff\u0900-\u139f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u200c\u200d]{2,}"
    r"|[\u0370-\u03ff\u1f00-\u1fff]{3,}"
)
"""Words of Cyrillic, Semitic, Indic, East Asian and other scripts: in a British note mostly somebody's name.

One or two Greek letters are a sign of medicine."""
PET = re.compile(r"\b(?P<kin>[a-z]+)(?:[ \t]+(?:is|was))?[ \t]+(?:called|named)[ \t]+(?P<it>[a-z]{2,})\b")
CLOSING: Final = r"(?:(?:kind|best|warm|many)[ \t]+)?(?:regards|rgds|wishes|thanks|thx|cheers|ta|kr|br|best|diolch|hwyl|cofion(?:[ \t]gorau)?|le[ \t]meas|slán)"
SIGNED = re.compile(
    rf"(?:^|\n)[ \t]*{CLOSING}[,.!]?[ \t]*\n+[ \t]*(?P<it>[^\W\d_]{{2,}})[ \t]*[.x]*[ \t]*(?=\n|$)", re.IGNORECASE
)
SPEAKING = re.compile(
    r"^[ \t>]*\[?\d\d?[:.]\d\d\]?[ \t–-]*(?P<it>[A-Z][\w'’-]*(?:[ ][A-Z][\w'’-]*){0,2})(?=:[ ])|^[ \t>]*(?P<b>[A-Z][\w'’-]*(?:[ ][A-Z][\w'’-]*)?)(?=[ ]\d\d[:.]\d\d:[ ])",
    re.MULTILINE,
)
"""Who speaks in an exported chat: '[08:53] Will P: ...', 'Fi 07:52: ...'."""
RELATED = re.compile(
    r"(?<![\w'’-])(?P<it>[A-Z][a-zà-ÿ]+(?:[ ][A-Z][a-zà-ÿ'’-]+)?)[ ]\((?:his|her|their|the|pt['’]s)?[ ]?(?P<kin>[a-z-]+)(?=[,)]| who\b)"
)
"""Whose relation stands in brackets: 'answered by Roma (wife)'."""
DOUBLED = re.compile(
    r"(?<![\w.'’])(?:(?:(?:[Dd]ouble|[Tt]reble)[ -])?[A-Z][ .,-]{1,2}){1,12}(?:[Dd]ouble|[Tt]reble)[ -][A-Z](?:[ .,-]{1,2}(?:(?:[Dd]ouble|[Tt]reble)[ -])?[A-Z])*(?!\w)"
)
"""A name spelt out with its doubled letters: 'U double Z E double L'."""
SPELT_AFTER = re.compile(r"\b(?P<name>[A-Z][a-z]{2,})[ ,:;-]{1,3}(?P<it>[A-Z](?:[ .-][A-Z]){2,})(?!\w)")
NAME: Final = FIRST | SURNAME
NOBODY: Final = frozenset(
    """
    he she they it we you the this that these those who what then there here so all both some many most more few no not
    one two three four five six seven eight nine ten eleven twelve other others each every everyone everybody nobody someone people person staff men women man woman boy
    boys girl girls lady gent chap team parents everything nothing time house home work school has had have was were is are did
    does do tutor lecturer boss dentist chemist vicar matron driver warden stores distance line less pole seat lever belt bench
    """.split()
)
"""Words that do these things in notes and are surnames too by the lists."""
ALWAYS_ORDINARY: Final = 6
"""How a word is usually written: 6 for one that is nearly always in lower case."""


def find_mentions(text: str, words: Sequence[Word]) -> Iterator[Identifier]:
    """Every word that what stands beside it says is a person; weak, since no list says so."""
    at = {word.start: word for word in words}
    for match in SUBJECT.finditer(text):
        word = at.get(match.start("it"))
        if word and _is_subject(word, match):
            yield _person(match, "a name before what people do")
    for shape, reason in ((TO_SOMEBODY, "a name of somebody for whom something is done"), (FAMILY, "a family's name")):
        for match in shape.finditer(text):
            word = at.get(match.start(part_of(match)))
            may_be = word and (not word.practice or part_of(match) == "b")
            if word and may_be and word.code & NAME and word.lower not in LABELS | KIN | NOBODY:
                yield _person(match, reason)
    for match in PET.finditer(text):
        word = at.get(match.start("it"))
        if word and match["kin"] in KIN and word.casing < ALWAYS_ORDINARY:
            yield _person(match, "a name after 'called' or the like")
    for match in SIGNED.finditer(text):
        word = at.get(match.start("it"))
        if word and not word.practice and (word.code & FIRST or not word.code & VOCABULARY):
            yield _person(match, "a name at the end of a letter")
    yield from _beside_marks(text, at)
    yield from _spelt(text)
    yield from _doubled(text)
    for match in OTHER_SCRIPT.finditer(text):
        yield Identifier(*match.span(), "PERSON", 0.7, "a word in another script", False)


def _beside_marks(text: str, at: Mapping[int, Word]) -> Iterator[Identifier]:
    """Who speaks in a chat, and whose relation stands in brackets."""
    for match in SPEAKING.finditer(text):
        group = part_of(match)
        word = at.get(match.start(group))
        known = word and (word.code & NAME or not word.code & VOCABULARY or group == "b")
        if word and known and not word.practice and word.lower not in LABELS | KIN:
            yield Identifier(*match.span(group), "PERSON", 0.7, "who speaks in a chat", False)
    for match in RELATED.finditer(text):
        word = at.get(match.start("it"))
        named = word and (bool(word.code & FIRST) or not word.practice) and not word.phrase
        if word and named and match["kin"] in KIN and word.lower not in LABELS | KIN | NOBODY:
            yield _person(match, "a name before a relation in brackets")


def _is_subject(word: Word, match: re.Match[str]) -> bool:
    """Whether the word before what people do may be a name; a usual one needs a capital."""
    if word.practice or word.lower in FUNCTION_WORDS | LABELS | KIN | NOBODY or len(word.text) < 2:
        return False
    if not word.code & VOCABULARY:
        return True
    if not word.code & NAME:
        return False
    if not word.text[0].isupper():
        return word.casing <= 3
    return word.casing < ALWAYS_ORDINARY or not match["does"] or bool(word.code & FIRST)


def _spelt(text: str) -> Iterator[Identifier]:
    for match in SPELT.finditer(text):
        word = re.sub(r"[ .-]", "", match[0])
        code = lexicon().code(word)
        a_word = word.lower() in lexicon().practice or (usually_lower(code) and not code & NAME)
        if not a_word and SAID_TO_SPELL.search(text, max(0, match.start() - 24), match.start()):
            yield Identifier(*match.span(), "PERSON", 0.7, "letters read out one by one", False)
        if code & NAME and not code & VOCABULARY:
            yield Identifier(*match.span(), "PERSON", 0.7, "a name spelt letter by letter", False)


def _doubled(text: str) -> Iterator[Identifier]:
    """Names read out letter by letter with 'double', or after the name itself: 'Rae, R A E'."""
    for match in DOUBLED.finditer(text):
        yield Identifier(*match.span(), "PERSON", 0.7, "letters read out one by one", False)
    for match in SPELT_AFTER.finditer(text):
        if re.sub(r"[ .-]", "", match["it"]).lower() == match["name"].lower():
            yield Identifier(*match.span("it"), "PERSON", 0.7, "letters read out one by one", False)


def _person(match: re.Match[str], reason: str) -> Identifier:
    return Identifier(*match.span(part_of(match)), "PERSON", 0.6, reason, False)
