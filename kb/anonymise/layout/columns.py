# ruff: noqa: E501, SIM905 - an expression or a list of words cut in two is harder to read
"""Names in the cells below a heading that says so: a column 'Pt', 'Client', 'Who' or 'Name'.

Pipes, tabs, wide spaces or commas part the columns, or nothing any more: 'Client Age Need', 'Green 93 ramp'.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.anonymise.cues import FUNCTION_WORDS, KIN, LABELS
from kb.anonymise.identifiers import Identifier
from kb.anonymise.lexicon import FIRST, SURNAME, lexicon, usually_lower
from kb.anonymise.names.boards import NO_PATIENT

HEADING = re.compile(
    r"[*_ \t]*(?:(?P<person>pts?|patients?|clients?|residents?|service[ ]users?|su|tenants?|pupils?|child|surname|forename)(?:['’]?s?[ ]names?)?"
    r"|(?P<any>who|staff|names?|initials))[*_ \t:]*",
    re.IGNORECASE,
)
PIPE = re.compile(r"\|")
SEPARATORS = (PIPE, re.compile(r"\t"), re.compile(r"(?<=\S) {2,}(?=\S)"), re.compile(r",(?! )"))
"""What parts the cells of a line; between commas there is no space where they do."""
RULE = re.compile(r"[|:\s=+-]+")
CELL = re.compile(
    r"[ \t*_]*(?:(?:mr|mrs|miss|ms|mx|dr)\b\.?[ \t]+)?(?P<it>[^\W\d_](?:[^\W\d_]|['’,-](?=[^\W_])|\.)*(?:[ ,]{1,2}[^\W\d_](?:[^\W\d_]|['’-](?=[^\W_])|\.)*){0,3})[ \t*_]*(?:\([^()|\n]{1,20}\)|\d{1,3}[ ]?[MF]?)?[ \t*_]*",
    re.IGNORECASE,
)
FORM = re.compile(
    r"\b(?:nhs|chi|dob|d\.o\.b|date[ ]of[ ]birth|address|tel|telephone|phone|mobile|e-?mail|postcode|nok|mrn|next[ ]of[ ]kin|[a-z]{2,12}[ ](?:no|number|ref|id))\b[^|]{0,20}$",
    re.IGNORECASE,
)
"""What the cells below 'Name' are where it heads no column but labels what stands beside it."""
TITLE_CELL = re.compile(
    r"(?<![^|\t\n])[ ]*(?:[Mm]rs?|MRS?|[Mm]iss|MISS|[Mm]s|MS|[Mm]x|[Dd]r|DR)\.?[ ]*[|\t](?:[ ]*\[[^\[\]\n]{1,40}\][ ]*[|\t])?[ ]*(?P<it>[A-Z][\w'’-]+)(?=[ ]*(?:[|\t\n]|$))"
)
"""A cell that holds a title, one that says that a first name was left out, and a surname."""
LOST = re.compile(
    r"^[ ]*(?:pt|patient|client|resident|name|surname|pupil|child|tenant)(?:[ ][^\W\d_]+){2,6}[ ]*\n(?P<rows>(?:[ ]*[A-Z][a-z]+(?:[ ][^\s.;:!?]+){2,8}[ ]*(?:\n|\Z)){2,60})",
    re.IGNORECASE | re.MULTILINE,
)
"""A line of headings with single spaces between them, and the rows below it."""
ROW = re.compile(r"^[ ]*(?P<it>[A-Z][a-z]+)(?=[ ])", re.MULTILINE)
LONGEST_HEADING = 300
LONGEST_CELL = 60
NOBODY = (
    FUNCTION_WORDS
    | KIN
    | LABELS
    | (NO_PATIENT - {"day", "hall"})
    | frozenset(
        """
        staff team family families carers parents all everyone nobody both child children adult adults self group social
        worker community hospital council equipment type item name who pt total mean average yes left right bed chair
        ots hca hcas rn rns mdt slt sw dn gps nurses porters therapists psychologist dietitian pharmacist students
        relatives neighbours friends someone anyone tba vacancy agency bank night nights male female unknown anon redacted
        """.split()
    )
)
"""What stands in such a column and is nobody's name."""


@dataclass(frozen=True)
class _Column:
    """The cells below a heading with where each starts; `certain` says that it heads clients and nothing else."""

    number: int
    certain: bool
    strong: bool
    beside: tuple[str, int]
    cells: list[tuple[str, int]]


def find_in_columns(text: str) -> Iterator[Identifier]:
    """Every name in a column of names."""
    columns: list[_Column] = []
    separator = PIPE
    start = wide = 0
    for line in text.split("\n"):
        headings = {each: _headed(_cells(line, each, start), start, each) for each in SEPARATORS}
        begun = next((each for each in SEPARATORS if headings[each]), None)
        cells = _cells(line, begun or separator, start)
        if begun or len(cells) < 2 or (separator.pattern[0] == "," and len(cells) != wide):
            yield from _names(columns)
            separator, columns = begun or PIPE, headings[begun] if begun else []
            wide = len(cells)
        elif columns and not RULE.fullmatch(line):
            for column in columns:
                if column.number < len(cells):
                    column.cells.append(cells[column.number])
        start += len(line) + 1
    yield from _names(columns)
    yield from _beside_titles(text)
    yield from _in_lost_columns(text)


def _cells(line: str, separator: re.Pattern[str], start: int) -> list[tuple[str, int]]:
    """The cells of a line that starts at an offset, each with its own."""
    cells, at = [], 0
    for match in separator.finditer(line):
        cells.append((line[at : match.start()], start + at))
        at = match.end()
    return [*cells, (line[at:], start + at)]


def _headed(cells: list[tuple[str, int]], start: int, separator: re.Pattern[str]) -> list[_Column]:
    """The columns of names that a line of headings begins."""
    if sum(len(cell) for cell, _ in cells) > LONGEST_HEADING or sum(bool(cell.strip()) for cell, _ in cells) < 2:
        return []
    matches = [HEADING.fullmatch(cell) for cell, _ in cells]
    beside = [*cells, ("", start)][1:]
    return [
        _Column(number, bool(match["person"]), bool(match["person"]) and separator is PIPE, beside[number], [])
        for number, match in enumerate(matches)
        if match
    ]


def _beside_titles(text: str) -> Iterator[Identifier]:
    """The surname in a row in which another cell holds the title: 'Mrs | [first name] | Green'."""
    for match in TITLE_CELL.finditer(text):
        if match["it"].lower() not in NOBODY:
            yield Identifier(*match.span("it"), "PERSON", 0.95, "a name after Mr, Mrs, Dr or the like", True)


def _in_lost_columns(text: str) -> Iterator[Identifier]:
    """The names that begin rows whose columns run together, where every row begins with one."""
    for match in LOST.finditer(text):
        rows = list(ROW.finditer(text, *match.span("rows")))
        names = [row for row in rows if _match(row["it"]) and lexicon().code(row["it"]) & (FIRST | SURNAME)]
        for row in names if len(names) == len(rows) else ():
            yield Identifier(*row.span("it"), "PERSON", 0.75, "a name in a column of names", False)


def _names(columns: Iterable[_Column]) -> Iterator[Identifier]:
    """The names in columns; a word that is usually no name is one where no cell beside it holds a thing."""
    for column in columns:
        labels = any(FORM.search(cell) for cell, _ in column.cells)
        cells = [column.beside] if labels else column.cells
        matches = [(match, at) for cell, at in cells if (match := _match(cell))]
        things = not column.certain and any(_is_a_thing(match["it"]) for match, _ in matches)
        for match, at in matches:
            if not (things and _is_usual(match["it"])):
                start, end = match.span("it")
                yield Identifier(at + start, at + end, "PERSON", 0.85, "a name in a column of names", column.strong)


def _match(cell: str) -> re.Match[str] | None:
    """A cell that may name somebody."""
    match = CELL.fullmatch(cell) if len(cell) <= LONGEST_CELL else None
    words = _words(match["it"]) if match else []
    return None if len("".join(words)) < 2 or any(word in NOBODY for word in words) or _is_a_phrase(words) else match


def _words(cell: str) -> list[str]:
    return [word.lower() for word in re.findall(r"[^\W\d_]+", cell)]


def _is_a_phrase(words: list[str]) -> bool:
    return len(words) > 2 and all(usually_lower(lexicon().code(word)) for word in words)


def _is_usual(cell: str) -> bool:
    return all(usually_lower(lexicon().code(word)) for word in _words(cell))


def _is_a_thing(cell: str) -> bool:
    """Whether a cell holds more than one ordinary word, or one that is nobody's surname: 'perching stool', 'hoist'."""
    words = _words(cell)
    surname = len(words) == 1 and lexicon().code(words[0]) & (FIRST | SURNAME)
    return _is_usual(cell) and not surname
