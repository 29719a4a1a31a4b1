# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""Names told by what stands before them: a title, a relation, a label such as 'Name:'."""

import re
from collections.abc import Iterator

from kb.anonymise.cues import FUNCTION_WORDS, KIN
from kb.anonymise.days.dates import MONTH
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, VOCABULARY, is_a_word, lexicon
from kb.anonymise.not_names.brackets import names_nobody
from kb.anonymise.pattern import part_of

NAME_WORD = r"(?:(?:O|D|N|M|L)['’])?[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*"
PARTICLE = r"(?:de|da|do|dos|del|della|di|du|van|von|der|den|la|le|el|al|bin|binti|bint|ibn|ap|ab|ferch|verch|st\.?|mac|mc|ter|ten|abu|ben|an|na|nic|mhic|a['’])"
NAME = rf"{NAME_WORD}(?:[ \t]+(?:{PARTICLE}[ \t]+)*{NAME_WORD}){{0,3}}"
TITLE = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Master|Dr|Doctor|Prof|Professor|Rev|Revd|Reverend|Fr|Pastor|Imam|Rabbi|Sir|Dame|Lady|Lord|Sgt|Sergeant|Capt|Captain|Mister|Missus|Nurse"
    r"|Cllr|Councillor|Auntie|Aunty|Aunt|Uncle|Nana|Nanna|Grandad|Grandma|Pani|Pan|Begum|Hajji|Haji|Ustad)"
)
TITLED = re.compile(rf"\b{TITLE}\b\.?(?:[ \t]*(?:and|&)[ \t]*{TITLE}\b\.?)?[ \t]+(?P<it>{NAME})")
REVISED = re.compile(rf"Rev\.?[ \t]+{MONTH}", re.IGNORECASE)
"""'Rev. March' at the head of a form."""
PLACEHOLDER = re.compile(r"[A-Z](?:\.|$)|X{1,4}(?:['’]s)?$|[A-Z]\d?(?:['’]s)?$")
WRITTEN_OUT = re.compile(
    r"(?:MS|Nurse|Doctor|Professor|Reverend|Pastor|Imam|Rabbi|Sir|Dame|Lady|Lord|Sergeant|Captain|Mister|Missus|Master|Councillor|Auntie|Aunty|Aunt|Uncle|Nana|Nanna|Grandad|Grandma)\.[ \t]"
)
"""A title that is no abbreviation ends its sentence where a stop follows: 'by the Named Nurse. Anticipatory', 'has MS. Ask'."""


ORDINARY_AFTER = frozenset(
    [
        "the",
        "a",
        "he",
        "she",
        "they",
        "it",
        "we",
        "this",
        "that",
        "his",
        "her",
        "plan",
        "client",
        "review",
        "refer",
        "there",
        "no",
        "not",
        "both",
        "in",
        "on",
        "at",
        "to",
    ]
)
INITIALED = re.compile(
    r"(?=[A-Z])(?<!\bvitamin )(?<!\bVitamin )(?<!\bclient )(?<!\bClient )(?<!\bhepatitis )(?<!\bgroup )(?<!\bcase )(?<!\blevel )(?<!\bgrade )(?<!\ba )(?<!\bA )(?<![\w.])"
    r"(?:[A-Z]\.(?:[ -]?[A-Z]\.){0,2}[ ]?|(?<=by )[A-Z] |(?<=: )[A-Z] |(?<=\n)[B-HJ-Z] |(?<=and )[A-Z] )(?=[A-Z])(?:Mc|Mac|O['’])?(?:[A-Z][a-zà-ÿ]+|[A-Z]{3,})(?:-[A-Z][a-z]+)?\b"
)


CELTIC = re.compile(
    rf"(?:\b{NAME_WORD}[ \t]+){{0,3}}\b(?:Nic|Mac|Mhic|Ní|Uí|Ó|Ua)[ \t]+(?:(?:a['’]|an|na)[ \t]*(?:[tnh]-)?)?{NAME_WORD}"
)
LINEAGE = re.compile(
    rf"\b(?P<first>{NAME_WORD})(?:[ \t]+{NAME_WORD})?[ \t]+(?:ap|ab|ferch|verch|bin|binti|bint|ibn|van[ \t]de[rn]?|van[ \t]het|von[ \t]der|von|van|de[ \t]la|dos|della|ter|ten)[ \t]+{NAME_WORD}(?:[ \t]+(?:ap|ab|ferch|bin|binti|bint|ibn)[ \t]+{NAME_WORD})*"
)
REVERSED = re.compile(
    r"(?<![\w,-])(?P<it>(?:Mc|Mac|O['’])?[A-Z]{3,}(?:-[A-Z]{2,})?,[ \t](?:[A-Z][a-zà-ÿ]+|[A-Z]{3,})(?:[ \t][A-Z][a-zà-ÿ]+|[ \t][A-Z]\b)?)(?=[ \t]*(?:[/|\t(,;\n]|$|-[ \t]|\d|DOB|NHS))"
)
ON_A_LIST = re.compile(
    r"^[ \t|]*(?:(?:[Bb]ed|[Rr]m|[Rr]oom|[Bb]ay)[ ]?)?[A-Z]{0,2}\d{1,2}[a-z]?[ \t:|.-]+(?P<it>(?:Mc|Mac|O['’])?[A-Z]{3,}(?:-[A-Z]{2,})?,[ ][A-Z])\b(?!\w)"
    r"|\b(?:Pt|PT|Patient|PATIENT|Name|NAME|Client|CLIENT)[ \t]*:[ \t]*(?P<b>(?:Mc|Mac|O['’])?[A-Z]{2,}(?:-[A-Z]{2,})?,[ ][A-Z][a-zà-ÿ]+)\b",
    re.MULTILINE,
)
"""A surname in capitals with an initial beside a bed, or with a first name after a label: 'C1  MCALPINE, W'."""
QUOTED = re.compile(
    rf"(?-i:[A-Z][\w'’-]*[a-z])[ \t]*\((?:known[ \t]as[ \t]+|aka[ \t]+|a\.k\.a\.?[ \t]+)?[\"“'‘](?P<it>{NAME_WORD})[\"”'’]\)"
)
"""A nickname in quotes and brackets after a name: 'A. Farouk ("Abs")'."""
TYPED_BY = re.compile(
    r"\b(?:typed|dictated|transcribed|entered|filed|scribed)[ \t]+by[ \t:]+(?P<it>[a-z]{2,3})(?=[ \t]*(?:$|[,.;)\n]))",
    re.MULTILINE,
)
DICTATED = re.compile(
    r"\b(?i:typed|dictated|our[ ]ref|your[ ]ref)\b[^\n]{0,20}?[ :](?P<it>[A-Z]{2,3}/[a-z]{2,3})[ \t]*$|^[ \t]*(?P<b>[A-Z]{1,2}-?[A-Z]/[a-z]{2,3})[ \t]*$",
    re.MULTILINE,
)
"""Who dictated a letter and who typed it: 'typed 14.07.25 RK/sm'."""
ALONE = re.compile(
    r"(?:^|\n)(?:>[ \t]*)?[ \t]*(?P<it>[A-Z])\.?[ \t]*x{0,4}[ \t]*(?=\n[\n>]*[ \t]*(?:[-_=]{3,}|From:|Sent:|>|On[ \t][^\n]{4,60}wrote:)|\s*$)"
)
SMALL_LETTERS = re.compile(
    r"\n[ \t]*(?P<it>[a-z]\.[a-z]\.?(?:[a-z]\.?)?|(?<=\n\n)(?!ok|ta|no|pt|ot|hi|so|me|xx|na|gp|sw|dn|hv|am|pm)[a-z]{2})\s*\Z|\b(?:[Tt]a|[Tt]hanks|[Cc]heers|[Rr]egards|[Ss]igned[^\n]{0,12}/)[,.]?[ \t\n]+(?P<b>[A-Z])\.?[ \t]*\s*\Z"
)
"""Initials in small letters that end a message: 'p.a.', 'tp'; or one after a greeting."""
MESSAGE = re.compile(
    r"\b(?i:you|u|ur|me|my|i['’]?m|i['’]?ll|thanks|thx|ta|cheers|soon|tmrw|tomorrow|later|love|bless|hi|ok|her|him|pls|please|no[ ](?:probs|worries)|see|ring|hope|sorry)\b[^\n]{0,120}?(?:[.!?,]|[ ]x{1,3}|[ ][–-]|\b(?i:thanks|thx|ta|cheers|love|regards|later|soon|tmrw|tomorrow|bless|x{1,3}))[ ](?P<it>[A-Z])(?:[ ]?x{1,4})?\.?[ \t]*(?=\n|$)"
    r"|\b(?i:thanks|thx|ta|cheers|love|regards)[ ,]+(?P<b>[A-Z])(?:[ ]?x{1,4})?\.?[ \t]*(?=\n|$)"
)
"""An initial that ends a line of a message: 'See u soon. R', 'thanks love J x'."""
NO_SIGN_OFF = re.compile(
    r"(?:\d|\b[A-Z]|[A-Z],|(?i:grade|type|size|vitamin|option|part|plan|box|band|group|side|hepatitis|category))[ ,.–-]+$"
)
"""Before a letter that is one of several or of a kind: 'me or A, B'."""
CLOSED = re.compile(r"[^\n]{2}(?:[ \t]*\n[ \t]*\n|[.!?,)][ \t]*\n)\s*$")
"""What stands before an initial that signs: a line of more than one letter, or else it is a row of headings (S, O, A, P)."""


def _celtic(text: str) -> Iterator[Identifier]:
    """Names with a particle that says whose child somebody is, with or without a title: 'Nic an Tàilleir', 'ap Rhys'."""
    for match in CELTIC.finditer(text):
        yield Identifier(*match.span(), "PERSON", 0.9, "a name with a particle", False)
    for match in LINEAGE.finditer(text):
        last = match[0].split()[-1]
        if not {match["first"].lower(), last.lower()} & lexicon().practice:
            yield Identifier(*match.span(), "PERSON", 0.8, "a name with a particle", False)


def _reversed(text: str) -> Iterator[Identifier]:
    """A surname in capitals before the first name, as stickers and lists print it: 'HARGREAVES, Lily'."""
    for match in REVERSED.finditer(text):
        surname, first = (
            re.findall(r"[^\W\d_]+", match["it"].partition(",")[0])[-1],
            match["it"].partition(",")[2].split()[0],
        )
        ordinary = surname.lower() in lexicon().practice or lexicon().code(surname) & VOCABULARY
        if lexicon().code(first) & FIRST and (not ordinary or lexicon().code(surname) & SURNAME):
            yield Identifier(*match.span("it"), "PERSON", 0.85, "a surname before a first name", False)
    for match in ON_A_LIST.finditer(text):
        yield Identifier(*match.span(part_of(match)), "PERSON", 0.85, "a surname on a list", False)


def _sign_offs(text: str) -> Iterator[Identifier]:
    """A single initial that signs a message: alone on the last line, or on the line before the message it answers."""
    for match in ALONE.finditer(text):
        if CLOSED.search(text, max(0, match.start("it") - 12), match.start("it")):
            yield Identifier(*match.span("it"), "PERSON", 0.6, "an initial at the end of a message", False)
    for match in MESSAGE.finditer(text):
        group = part_of(match)
        if not NO_SIGN_OFF.search(text, max(0, match.start(group) - 14), match.start(group)):
            yield Identifier(*match.span(group), "PERSON", 0.65, "an initial at the end of a message", False)
    last = SMALL_LETTERS.search(text, max(0, len(text) - 40))
    if last:
        yield Identifier(*last.span(part_of(last)), "PERSON", 0.6, "an initial at the end of a message", False)


def _is_no_surname(word: str) -> bool:
    """Whether a word after an initial is of the practice or an ordinary one: 'L. Pelvis', 'I. OCAIRS'."""
    code = lexicon().code(word)
    return word.lower() in lexicon().practice or (is_a_word(code) and not code & (FIRST | SURNAME))


def _name_alone(name: str) -> str:
    """A name in capitals up to the first word that is part of the sentence: 'JOYCE AND GRANDSON TYRELL'."""
    for word in list(re.finditer(r"\S+", name))[1:] if name.isupper() else ():
        if word[0].lower() in FUNCTION_WORDS | KIN:
            return name[: word.start()].rstrip()
    return name


def _is_a_make(text: str, match: re.Match[str]) -> bool:
    """Whether a title and what follows it, or the word before it too, are a make or of a story: 'Mr Kipling', 'time Mr Wolf'."""
    spelt = re.findall(r"[^\W\d_]+", match[0].lower())
    before = re.findall(r"[^\W\d_]+", text[max(0, match.start() - 24) : match.start()].lower())[-1:]
    return any(
        tuple(words[: len(phrase)]) == phrase
        for words in (spelt, before + spelt)
        for phrase in lexicon().practice_phrases.get(words[0], ())
    )


CRAFT = re.compile(
    r"master[ \t]+(?:baker|builder|butcher|carpenter|mason|plumber|tailor|craftsman|mariner|chef|cutler|brewer|cooper|weaver|printer|joiner|potter|thatcher|glazier|saddler|farrier|decorator|plasterer|roofer|upholsterer|distiller|gardener|barber)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"\b(?:a|the|as|retired|former|qualified|trained)[ \t]+$", re.IGNORECASE)


def _is_a_craft(text: str, match: re.Match[str]) -> bool:
    """Whether 'master' with a trade after an article says what somebody's craft was: 'he was a master baker'."""
    return bool(CRAFT.match(match[0])) and bool(ARTICLE.search(text, max(0, match.start() - 12), match.start()))


BRACKETED = re.compile(rf"\b{TITLE}\b\.?[ \t]+[\[<(][ \t]*(?P<it>{NAME})[ \t]*[\])>]")
OF_A_ROLE = re.compile(
    rf"\b(?:client|patient|pt|resident|pupil|service[ ]user|daughter|son|wife|husband|mum|dad|brother|sister|carer|neighbour|told|saw|rang|met|asked)[ \t]+\[(?P<it>(?-i:{NAME}))\]",
    re.IGNORECASE,
)
PARTED = re.compile(r"\b(?:Mrs|Mr|Ms|Miss|Mx|Dr)\.?[ \t]*\n\s*(?P<it>[A-Z][\w'’-]+)")
"""A title that ends a field or a line, and what the next begins with."""


def find_titled(text: str) -> Iterator[Identifier]:
    """Every name that follows a title, has a particle in it, or is an initial that signs."""
    yield from _celtic(text)
    yield from _reversed(text)
    yield from _sign_offs(text)
    for match in TITLED.finditer(text):
        skipped = REVISED.match(match[0]) or WRITTEN_OUT.match(match[0]) or _is_a_craft(text, match)
        if not (PLACEHOLDER.fullmatch(match["it"]) or skipped or _is_a_make(text, match)):
            yield Identifier(
                match.start("it"),
                match.start("it") + len(_name_alone(match["it"])),
                "PERSON",
                0.98,
                "a name after Mr, Mrs, Dr or the like",
                True,
            )
    for match in BRACKETED.finditer(text):
        if not names_nobody(match["it"]):
            yield Identifier(*match.span("it"), "PERSON", 0.95, "a name after Mr, Mrs, Dr or the like", True)
    for match in OF_A_ROLE.finditer(text):
        if not names_nobody(match["it"]) and lexicon().code(match["it"].split()[0]) & (FIRST | SURNAME):
            yield Identifier(*match.span("it"), "PERSON", 0.95, "a name in brackets after a word for somebody", False)
    for match in PARTED.finditer(text):
        if match["it"].lower() not in FUNCTION_WORDS:
            yield Identifier(*match.span("it"), "PERSON", 0.95, "a name after Mr, Mrs, Dr or the like", True)
    for match in QUOTED.finditer(text):
        if match["it"].lower() not in lexicon().practice:
            yield Identifier(*match.span("it"), "PERSON", 0.85, "a nickname in quotes", False)
    for match in (*TYPED_BY.finditer(text), *DICTATED.finditer(text)):
        group = part_of(match)
        if match[group] not in FUNCTION_WORDS and not lexicon().code(match[group]) & VOCABULARY:
            yield Identifier(*match.span(group), "PERSON", 0.7, "initials of whoever typed it", False)


A_UNIT = re.compile(
    r"(?:\d|\b(?:size|grade|type|AIS|hepatitis|vitamin|option|part|category|level|stage|appendix|section|side|box|plan|band))[ \t]*$",
    re.IGNORECASE,
)
"""What a letter that ends a sentence is no initial after: '1.5 L. Bells rang', 'size L. Ask'."""


def find_initialled(text: str) -> Iterator[Identifier]:
    """Every initial with a surname: 'J. Okoro'."""
    for match in INITIALED.finditer(text):
        surname = match[0].split(".")[-1].split()[-1]
        if A_UNIT.search(text, max(0, match.start() - 14), match.start()):
            continue
        if surname.lower() not in ORDINARY_AFTER and not _is_no_surname(surname):
            yield Identifier(*match.span(), "PERSON", 0.85, "initials with a surname", False)
