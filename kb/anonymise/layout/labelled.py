# ruff: noqa: E501 - an expression or a list of words cut in two is harder to read
"""What stands as the value of a label, however the two are set: 'DOB: Aug 47', '**Town:** penarth', '## Ref' with '118'
below, 'Key safe; 1066', a cell beside or below. What a birth or a number is has its shape; names are judged in `values.py`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from kb.anonymise.days.dates import DAY, FOUR_YEAR, MONTH, MONTH_NUMBER
from kb.anonymise.identifiers import CUED, Identifier, Label
from kb.anonymise.layout.cells import cells_below, parting_of
from kb.anonymise.layout.values import (
    is_a_call_name,
    is_ordinary,
    names_a_firm,
    names_a_place,
    names_a_school,
    names_an_address,
    names_somebody,
)
from kb.anonymise.names.titles import TITLE
from kb.anonymise.numbers.postcodes import POSTAL_AREAS
from kb.anonymise.pattern import any_case

HINT: Final = r"(?:[ ]?(?:/|&|and)[ ]?(?:age|sex))?(?:[ ]?\([^()\n]{1,12}\))?"
"""What else a form asks for there, and how to fill it in: 'DOB/age (dd/mm/yy)'."""
TAGS: Final = r"(?:[`\"'”’]|</?[a-z]{1,8}>){0,4}"
MARKED: Final = (
    rf"[*_]{{0,3}}{TAGS}[ \t]*(?:(?:[:=;>(\[…–—→~•·]|\.{{2,60}}|-(?=[ \t]))[.:*_ \t]{{0,60}}){{1,4}}[\"“‘']?"
)
LOOSE: Final = rf"(?:[ ](?:in|on|from|per)[ ](?:the[ ])?[a-z]{{2,9}})?{TAGS}(?:(?:[^\w\n£$%]|_){{1,60}}|(?=(?<=>))){TAGS}(?:(?:is|was|(?:given|recorded|shown|noted)[ ]as)[ ])?"
"""What may stand between a label that is no other word and a value that is told by its shape: any marks, or none but a space."""
CELLED: Final = r"[*_ ]{0,20}(?:[|\t]|[ ]{3})[|*_ \t]{0,20}"
BELOW: Final = r"[*_: \t]{0,6}\n(?:[ \t>*_-]{0,20}\n){0,2}[ \t>*_•:-]{0,8}(?:\d{1,2}[.)][ ])?"
OPENS: Final = (
    r"(?:^|(?<=[|\t;])|(?<=[.!?][ ])|(?<=[ ]{3}))[ \t]{0,8}(?:[-*•#>]{1,6}[ \t]|\d{1,2}[.)][ \t]){0,2}[*_]{0,3}"
)
"""Where a line, a cell or a sentence begins, with the marks of a list, a heading or bold type."""
ENDS: Final = r"(?=[*_ \t]{0,20}(?:[|\n;,)\]]|[.](?:\s|$)|$|[ ]{2}|\t))"
BIRTH: Final = (
    rf"(?:(?:{DAY}(?:st|nd|rd|th)?(?:[ ]of)?[ /.\\,–-]{{0,3}})?{MONTH}[ /.,\\'’–-]{{0,3}}(?:{FOUR_YEAR}|\d\d)"
    rf"|{DAY}[ /.\\–-]{{1,3}}{MONTH_NUMBER}[ /.\\–-]{{1,3}}(?:{FOUR_YEAR}|\d\d)|{MONTH_NUMBER}[ /–-](?:{FOUR_YEAR}|\d\d)|{FOUR_YEAR})(?![\w/]|[-.]\d)"
)
FIGURES: Final = r"(?=(?:[A-Z]{1,4}[-/ ]?)?\d(?:[ ./-]?[A-Z]{0,3}\d){2})(?:[A-Z]{1,4}[-/ ]?)?\d[A-Z\d]*(?:[ ./-][A-Z]{0,3}\d[A-Z\d]*){0,4}(?![\w%/-]|[.,]\d|[ ]?(?:mm|cm|m|kg|lbs?|mg|ml)\b)"
NO: Final = r"(?:[ ]?(?:no|nos|num|number|nr|id|i\.d|ref|\#))"
TITLED: Final = any_case(rf"{TITLE}\.?[ ](?=\w)")


@dataclass(frozen=True)
class Kind:
    """A kind of label, the shape of its value, and whether the words alone tell it with nothing but a space between.

    `judge` says whether what has the shape may be the value; with it, the label has to open a line, a cell or a sentence.
    """

    label: Label
    words: str
    value: str
    strong: bool
    spaced: bool = False
    judge: Callable[[str], bool] | None = None

    def gaps(self) -> tuple[str, ...]:
        """What may stand between the label and its value beside it or below."""
        if self.spaced and self.judge is None:
            return LOOSE, BELOW
        marked = f"(?:{MARKED}|{BELOW})"
        return (marked, "[ ]") if self.spaced else (marked,)

    def beside(self, gap: str) -> re.Pattern[str]:
        """The label with its value, where this gap stands between the two."""
        opens = r"(?<![\w-])" if self.judge is None else OPENS
        return re.compile(
            rf"{opens}(?:{self.words})(?![\w'’]){HINT}{gap}(?P<it>{self.value})", re.IGNORECASE | re.MULTILINE
        )

    def heading(self) -> re.Pattern[str]:
        """The cell that holds the label alone."""
        return re.compile(rf"[*_ \t]*(?:{self.words}){HINT}[*_: \t]*", re.IGNORECASE)


_WORD: Final = r"(?:[A-Z]{1,3}[.](?=[ ]\w)|[\w'’&-]*[\w'’&])"
_WORDS: Final = rf"{_WORD}(?:(?:[ ]|[ ]?/[ ]?){_WORD}){{0,4}}{ENDS}"
KINDS: Final = (
    Kind("DOB", r"d\.?[ ]?o\.?[ ]?b\.?|date[ ]of[ ]birth|birth[ ]?date|year[ ]of[ ]birth|yob|year[ ]born", BIRTH, True, spaced=True),
    Kind("DOB", r"born|birth", BIRTH, True),
    Kind("NHS_NUMBER", rf"(?:nhs|chi|hcn|h[ ]?&[ ]?c){NO}?", r"\d(?:[ .-]?\d){3,11}(?!\w|[ ]?%)", True, spaced=True),
    Kind("ID", rf"(?:hosp(?:ital)?|patient|client|pt|case|record|unit|file|mrn|pas|rio|mosaic|emis){NO}|mrn", FIGURES, True, spaced=True),
    Kind("ID", r"(?:our[ ]|your[ ]|my[ ])?ref(?:erence)?(?:[ ](?:no|number|code))?|case[ ]ref(?:erence)?", FIGURES, False),
    Kind("ID", r"key[ ]?safe(?:[ ](?:code|no|number|pin))?|lock[ ]?box|key[ ]?box|key[ ]?code|key[ ]?pad|(?:door|gate|entry|alarm|access)[ ]?(?:code|pin|no|number)", r"(?!C500\b|Y500\b)[A-Z]?\d(?:[ -]?\d){2,5}[A-Z]?(?![\w%/-]|[.,:]\d|[ ]?(?:mm|cm|m|kg)\b)", True, spaced=True),
    Kind("PHONE", rf"(?:home[ ]|work[ ])?(?:tel|telephone|phone|mob|mobile|landline)(?:{NO}|s)?|contact{NO}", r"(?!(?:19|20)\d\d(?![ ]?\d))\+?\(?\d(?:[ ()-]{0,2}\d){3,14}(?![\w%/-]|[.,:]\d)", True),
    Kind("POSTCODE", r"post[ ]?code|p/code", rf"(?:{POSTAL_AREAS})\d{{1,2}}[A-Z]?(?:[ ]?\d[A-Z]{{2}})?(?!\w)", False, spaced=True),
    Kind("PERSON", r"(?:(?:client|patient|pt|pupil|child)(?:['’]?s)?[ ])?(?:(?:full|first|last|given|family|sur|fore)[ ]?)?names?|client|patient|pt|pupil|resident|tenant|service[ ]user|su|gp|nok|next[ ]of[ ]kin|key[ ]?worker|social[ ]worker", _WORDS, False, judge=names_somebody),
    Kind("PERSON", r"known[ ]as|aka|(?:likes|prefers)[ ]to[ ]be[ ]called|(?:nick|preferred[ ])name", _WORDS, False, spaced=True, judge=is_a_call_name),
    Kind("LOCATION", r"(?:home[ ]?)?town|village|city|birth[ ]?place|place[ ]of[ ]birth|lives[ ]in", _WORDS, False, judge=names_a_place),
    Kind("ADDRESS", r"(?:home[ ]|current[ ]|temporary[ ])?addr(?:ess)?|lives[ ]at", _WORDS, False, judge=names_an_address),
    Kind("ORG", r"landlord|landlady|employer|work[ ]?place|place[ ]of[ ]work|works[ ](?:at|for)|(?:care[ ])?agency|care[ ]provider|housing[ ]association", _WORDS, False, judge=names_a_firm),
    Kind("ORG", r"school|nursery|college|care[ ]home|(?:gp[ ])?surgery|gp[ ]practice", _WORDS, False, judge=names_a_school),
)  # fmt: skip
"""Every kind of label. No ward is one: it is found by its own shape where it has a name."""
LABEL: Final = re.compile("|".join(kind.words for kind in KINDS), re.IGNORECASE)
_CELL: Final = re.compile(
    rf"(?:^|[|\t,]|[ ]{{3}})[*_ ]{{0,20}}(?P<it>{LABEL.pattern}){HINT}[*_: ]{{0,20}}(?=[|\t,]|[ ]{{3}}|$)",
    re.IGNORECASE | re.MULTILINE,
)
"""A label that is all its cell holds."""
_BESIDE: Final = tuple((kind, kind.beside(gap)) for kind in KINDS for gap in kind.gaps())
_SHAPES: Final = {kind: re.compile(rf"[*_ \t]*(?P<it>{kind.value})[*_ \t]*", re.IGNORECASE) for kind in KINDS}
_IN_TABLES: Final = tuple((kind, kind.heading(), kind.beside(CELLED)) for kind in KINDS)


def is_a_label(words: str) -> bool:
    """Whether these words are a label whose value points to a person: 'Date of birth', 'Town'."""
    return LABEL.fullmatch(words) is not None


def find_labelled(text: str) -> Iterator[Identifier]:
    """Every value of a label; weak, but for births, telephones and numbers of a person or a door."""
    for kind, expression in _BESIDE:
        for match in expression.finditer(text):
            if _stands(kind, match["it"]):
                yield _value(kind, text, *match.span("it"))
    yield from _in_tables(text)


def _in_tables(text: str) -> Iterator[Identifier]:
    """The values in the cells below a label and beside it; of what only words tell, in those that its table points to."""
    labels = {match["it"].lower() for match in _CELL.finditer(text)}
    for kind, heading, celled in _IN_TABLES if labels else ():
        if not any(heading.fullmatch(label) for label in labels):
            continue
        cells = [(match, at) for cell, at in cells_below(text, heading) if (match := _SHAPES[kind].match(cell))]
        spans = [(at + match.start("it"), at + match.end("it")) for match, at in cells if _stands(kind, match["it"])]
        below = [span for span in spans if kind.judge is None or not _in_commas(text, span[0])]
        beside = [match.span("it") for match in celled.finditer(text) if _stands(kind, match["it"])]
        if kind.judge is not None and below and beside:
            paired = [span for span in beside if _is_a_pair(text, span[0]) and not is_ordinary(text[slice(*span)])]
            below, beside = ([], paired) if paired else (below, [])
        yield from (_value(kind, text, *span) for span in (*below, *beside))


def _in_commas(text: str, at: int) -> bool:
    """Whether commas part the cells of the line at this place, as they do in prose too."""
    return parting_of(_line(text, at)) == ","


def _is_a_pair(text: str, at: int) -> bool:
    """Whether the line at this place has two cells, a label and its value, and so heads no table."""
    return len(re.findall(r"[|\t]|[ ]{3,}", _line(text, at).strip(" |"))) == 1


def _line(text: str, at: int) -> str:
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return text[start : end if end >= 0 else len(text)]


def _stands(kind: Kind, covered: str) -> bool:
    return not is_a_label(covered) and (kind.judge is None or kind.judge(covered))


def _value(kind: Kind, text: str, start: int, end: int) -> Identifier:
    title = TITLED.match(text, start, end)
    return Identifier(title.end() if title else start, end, kind.label, CUED, "the value of a label", kind.strong)
