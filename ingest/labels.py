"""How headings and labels in notes name the fields of a record."""

import re
from dataclasses import dataclass
from typing import Final

from ingest.label_words import (
    FACT_WORDS,
    FIELD_WORDS,
    OF_SOMEBODY_WORDS,
    PART_WORDS,
    PROSE_WORDS,
    SOMEBODY_WORDS,
    WEAK_WORDS,
)


def _table(spelled: dict[str, str]) -> dict[str, str]:
    return {label: name for name, labels in spelled.items() for label in _listed(labels)}


def _listed(labels: str) -> list[str]:
    return [" ".join(label.split()) for label in labels.split(";")]


FIELD_OF: Final = _table(FIELD_WORDS)
FACT_OF: Final = _table(FACT_WORDS)
PART_OF: Final = _table(PART_WORDS)
WEAK: Final = frozenset(_listed(WEAK_WORDS))
_PROSE: Final = frozenset(_listed(PROSE_WORDS))

SOMEBODY: Final = frozenset(_listed(SOMEBODY_WORDS))
_OF_SOMEBODY: Final = SOMEBODY | frozenset(_listed(OF_SOMEBODY_WORDS))

_UNSEEN: Final = tuple(
    (field, re.compile(words))
    for field, words in (
        ("key_question", r"(?:our|my|the|main|key|clinical|one|big|burning) questions?(?: for .{1,30})?"),
        ("learned", r"(?:what|things) .{0,40}\b(?:learn(?:ed|t)?|taught .{1,15}|differently(?: .{1,20})?|"
         r"take (?:away|home|from .{1,15})|"
         r"pass on(?: .{1,20})?|tell (?:others|colleagues|a colleague))|"
         r"(?:.{1,20} )?(?:lessons?|learning|take-?aways?|reflections?|tips?)"
         r"(?: (?:for|from|about|on|to|points?)\b.{0,30})?"),
        ("outcome", r"what .{0,30}\b(?:worked|went (?:well|badly|wrong)|helped|changed|happened|improved|"
         r"difference)(?: .{1,25})?|"
         r"how .{1,20}\b(?:went|ended|turned out|got on|did|is|are|is now|are now)(?: .{1,20})?|"
         r"(?:.{1,20} )?(?:outcomes?|results?|feedback|progress)(?: (?:so far|to date|from .{1,20}))?"),
        ("tried", r"(?:what|how|things) (?:we|i|they|the team|staff|school|carers)\b.{0,25}"
         r"\b(?:tried|did|offered|"
         r"put in(?: place)?|provided|changed(?: next)?|used|recommended|suggested|"
         r"set up|fitted|ordered|taught)(?: .{1,25})?|"
         r"(?:.{1,25} )?(?:interventions?|approaches|strategies|trials?|tried so far|treatment)"),
        ("challenge", r"(?:what|why) .{0,30}\b(?:hard|difficult|tricky|the problem|in the way)(?: .{1,25})?|"
         r"(?:.{1,25} )?(?:problems?|issues?|difficult(?:y|ies)|barriers?|concerns?|challenges?)"),
        ("background", r"what .{1,30}\b(?:said|told (?:us|me)|reported|saw|noticed|observed|found|knew|"
         r"thought)(?: .{1,15})?|"
         r"(?:.{1,25} )?(?:background|history|context|situation|presentation)"),
    )
)  # fmt: skip
"""What labels look like that no list foresees: for a label alone or with a colon. The first match wins."""
_TIME = re.compile(
    r"(?:at|after) (?:\w{1,6} )?(?:days?|weeks?|months?|years?)|\w{1,6} (?:days?|weeks?|months?|years?) (?:on|later)"
)
_VIEW = re.compile(r"(?:.{1,20} )?(?:views?|perspective|opinion|account|words)(?: .{1,15})?")

_MARKUP = re.compile(r"^\s*(?:[*_#>=\[]+\s*)+(?=\w)")
_LABELLED = re.compile(
    r"^\s*(?P<label>[^\W\d_][\w ,'’?&/()+-]{0,58}?)\s*[*_\]=#]*"
    r"(?:(?P<colon>\s*:[*_]*(?!\d))|(?P<dash>\s*[-–—][*_]*(?=\s|$)|\s[-–—]\s*)|(?P<tab>\t\s*(?=\S))|(?P<end>[.?]?[*_]*\s*$))\s*(?P<rest>.*)$",
    re.DOTALL,
)
_ASKED = re.compile(r"^\s*(?P<label>what|so what|now what)\?\s+(?P<rest>\S.*)$", re.IGNORECASE | re.DOTALL)
_STOPPED = re.compile(r"^\s*(?P<label>[A-Z][\w ]{2,30})\.\s+(?P<rest>\S.*)$", re.DOTALL)
_NUMBERING = re.compile(
    r"^\s*(?:\(?\d{1,2}(?:\.\d+)*\s?[.):–-]?|\(?[a-z][.)]|[ivx]{1,4}[.)]|(?:part|section) \d+\s?[:–-]?)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"[\s\d/().?!:*_#-]+$")


@dataclass(frozen=True)
class Label:
    """A label at the start of a line, what stands after it, and whether a colon or the line's end marks it."""

    written: str
    name: str
    alone: bool
    rest: str
    marked: bool = False


def name_of(label: str) -> str:
    """A label in small letters, without its number, question mark and colon."""
    plain = label.replace("’", "'").replace("&", "and").replace("_", " ").casefold()
    return _TRAILING.sub("", " ".join(_NUMBERING.sub("", plain).split())).strip(" *#:-[]")


def label_of(line: str) -> Label | None:
    """The label a line begins with ("Background: ...", "Background - ...", or alone on its line), or None."""
    line = _MARKUP.sub("", line)
    asked = _ASKED.match(line)
    if asked is not None:
        return Label(f"{asked['label']}?", name_of(asked["label"]), False, asked["rest"].strip())
    stopped = _STOPPED.match(line)
    if stopped is not None and name_of(stopped["label"]) in FIELD_OF.keys() - WEAK:
        return Label(stopped["label"], name_of(stopped["label"]), False, stopped["rest"].strip())
    found = _LABELLED.match(_NUMBERING.sub("", line) if _NUMBERING.match(line) else line)
    if found is None:
        return None
    name, rest = name_of(found["label"]), found["rest"].strip(" *_\t\n")
    if found["dash"] and rest and (name in _PROSE or (name in WEAK and not _is_set_off(found))):
        return None
    if found["tab"] and not _is_before_tab(found["label"], name, rest):
        return None
    return Label(found["label"].strip(), name, not rest, found["rest"].strip(), _is_marked(found, rest))


def _is_before_tab(written: str, name: str, rest: str) -> bool:
    """Whether what stands before a tab is a label, and not the first cell of a row."""
    return "\t" not in rest and written[0].isupper() and (len(written) == 1 or name in FIELD_OF or name in FACT_OF)


def _is_marked(found: re.Match[str], rest: str) -> bool:
    return bool(found["colon"] or found["tab"]) or (not rest and "." not in (found["end"] or ""))


def _is_set_off(found: re.Match[str]) -> bool:
    """Whether a weak label before a dash has a capital, and the dash a space on either side."""
    return found["label"][0].isupper() and (
        found["dash"][0].isspace() or found.string[found.start("dash") - 1].isspace()
    )


def field_of(label: Label, *, heading: bool = False) -> str:
    """The field a label names, by the team's words or by what such labels look like; '' for none."""
    known = FIELD_OF.get(label.name, "")
    if known or label.name in FACT_OF:
        return known
    if not (heading or label.marked) or " " not in label.name or not label.written[:1].isupper():
        return ""
    if label.alone and _TIME.fullmatch(label.name):
        return "outcome"
    return next((name for name, words in _UNSEEN if words.fullmatch(label.name)), "")


def section_of(key: str) -> str:
    """The field whose text stands under a key of front matter, '' for none."""
    name = name_of(key)
    if name in FACT_OF or name in SOMEBODY:
        return ""
    return FIELD_OF.get(name, "") or field_of(Label(key.capitalize(), name, True, ""), heading=True)


def is_view(label: Label) -> bool:
    """Whether a label announces what one person thought: "Carer's view"."""
    return bool(label.written[:1].isupper() and "'" in label.name and _VIEW.fullmatch(label.name))


def names_somebody(label: str) -> bool:
    """Whether a label says who somebody is: "Patient", "Next of kin", "Name"."""
    return name_of(label) in _OF_SOMEBODY or FIELD_OF.get(name_of(label)) == "person"


def without_somebody(text: str) -> str:
    """The text without its lines that say who somebody is."""
    return "\n".join(line for line in text.split("\n") if not _says_who(line)).strip()


def _says_who(line: str) -> bool:
    label = label_of(line)
    return label is not None and not label.alone and label.marked and names_somebody(label.name)
