"""Understanding the structured fields of a note: terms of the team's lists, months, dates, bands of age."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from ingest.blocks import FrontMatter
from ingest.labels import FACT_OF, SOMEBODY, name_of, section_of
from kb.anonymise.lexicon import lexicon, usually_lower
from kb.planned import MONTHS as MONTHS_OF_NOTES
from kb.planned import PLANNED, can_be_month, can_be_planned
from kb.suggest import terms_by_name
from kb.types import KINDS, Kind
from kb.vocabulary import FACETS, LEARNING_KINDS, SINGLE_FACETS, STATUSES

LONGEST_KEY = 30
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONGEST_DAY = 20
"""Characters of a day alone; where more is said, the words stay in the note and the gate reads them."""
LONGEST_AGE = 16
"""Characters; more than that and something is said beside the age. An exact age is never kept, only its band."""

_MONTH_NUMBER = re.compile(r"\b((?:19|20)\d\d)[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?\b")
_MONTH_FIRST = re.compile(r"\b(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ]((?:19|20)\d\d)\b")
_MONTH_NAME = re.compile(r"\b(?:(\d{1,2})(?:st|nd|rd|th)? )?([A-Za-z]{3,9})\.?,? ((?:19|20)\d\d)\b")
_KEY_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True)
class Text:
    """A section that stands in front matter: its field, its heading and its paragraphs or the lines of its list."""

    field: str
    heading: str
    values: tuple[str, ...]


@dataclass
class Facts:
    """What the structured fields say, and one plain line for each thing that was left out."""

    kind: Kind | None = None
    title: str = ""
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    status: str = ""
    learning_kind: str = ""
    month: str | None = None
    review_by: date | None = None
    follow_up_date: date | None = None
    known_names: tuple[str, ...] = ()
    title_with_label: str = ""
    """The title behind the word that named it: after "Re" stands more often a person than after "Title"."""
    texts: list[Text] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def read_front_matter(self, front: FrontMatter) -> None:
        """Take the structured fields of front matter; a field that is a text of the record goes to `texts`."""
        unknown: list[str] = []
        for name, values in front.items():
            is_day = name_of(name) == "follow up" and day_of(" ".join(values)) is not None
            fact = FACT_OF.get(name_of(name)) or ("follow_up_date" if is_day else None)
            if fact is not None:
                self.take(fact, values, label=heading_of(name))
            elif name_of(name) in SOMEBODY:
                self.known_names += tuple(one for value in values for one in A_NAME.findall(value))
            elif section_of(name):
                self.texts += [Text(section_of(name), heading_of(name), values)] if values else []
            else:
                unknown.append(name)
        if unknown:
            self.warnings.append(f"Front matter left out: {_named(unknown)}.")

    def take(self, fact: str, values: Iterable[str], *, label: str = "") -> bool:
        """Set one field; tells whether every word of it was understood. What a field holds already stays."""
        wanted = [value.strip() for value in values if value.strip().casefold() not in NOTHING]
        if not wanted:
            return True
        if fact == "title" and not self.title and name_of(label) not in ("", "title"):
            self.title_with_label = f"{label.strip(' :')}: {' '.join(wanted)}"
        if fact in FACETS:
            return self._take_terms(fact, wanted)
        if fact == "known_names":
            self.known_names += tuple(one.strip() for value in wanted for one in re.split(r"[;,\n]", value))
            return True
        return self._take_single(fact, " ".join(wanted))

    def _take_terms(self, facet: str, values: list[str]) -> bool:
        terms = list(dict.fromkeys(t for value in values for t in terms_in(facet, value)))
        whole = all(is_whole_term(facet, value) for value in values)
        if len([t for t in terms if t is None]) > 0 or not terms:
            self.warnings.append(f"A term for {facet.replace('_', ' ')} is not on the team's list and was left out.")
        known = tuple(t for t in terms if t is not None)[: 1 if facet in SINGLE_FACETS else None]
        if known and facet not in self.facets:
            self.facets[facet] = known
        return whole

    def _take_single(self, fact: str, value: str) -> bool:
        made: object = _READ_SINGLE[fact](value)
        if fact == "kind" and not made and learning_kind_of(value):
            fact, made = "learning_kind", learning_kind_of(value)  # "Kind: tip" says both
        if not made:
            self.warnings.append(
                f"What the note says for {fact.replace('_', ' ')} was not understood and was left out."
            )
            return False
        span = _span_missed(fact, made)
        if span:
            self.warnings.append(f"The {fact.replace('_', ' ')} of a note is {span}; this one was left out.")
            return len(value) <= LONGEST_DAY
        if not getattr(self, fact):
            setattr(self, fact, made)
        return True


NOTHING: Final = frozenset(("", "null", "~", "none", "n/a", "-", "–"))
"""What stands in a field that nobody filled in."""
A_NAME: Final = re.compile(
    r"(?<![^\s,;])(?!(?:Client|Patient|Resident|Person|Mr|Mrs|Ms|Miss|Dr|Not|No|None|Anon\w*)\b)"
    r"[^\W\d_a-z][\w'’-]{2,}(?![^\s,;])"
)
"""A word of a name as such a key gives it; letters ('Client A') and what is no word stay out."""


def heading_of(key: str) -> str:
    """A key of front matter as a heading: "what_we_tried" is "What we tried"."""
    spoken = " ".join(key.replace("_", " ").split())
    return spoken[:1].upper() + spoken[1:]


def _named(keys: Iterable[str]) -> str:
    """The keys that are ordinary words; others are counted, since they may name somebody."""
    keys = list(keys)
    plain = [key for key in keys if all(usually_lower(lexicon().code(word)) for word in _KEY_WORD.findall(key))]
    named = [key for key in plain if _KEY_WORD.search(key) and len(key) <= LONGEST_KEY]
    others = [f"{len(keys) - len(named)} more"] if len(named) < len(keys) else []
    return " and ".join(part for part in (", ".join(named), *others) if part)


def terms_in(facet: str, value: str) -> Iterator[str | None]:
    """The team's terms that a value names, None for each part that is no term."""
    for part in re.split(r"[;|\n]", value):
        if part.strip():
            yield from _terms_of_part(facet, part.strip())


def is_whole_term(facet: str, value: str) -> bool:
    """Whether a value is nothing but terms: no word would be lost by keeping the terms alone."""
    if facet == "age_band" and len(value) > LONGEST_AGE:
        return False
    return None not in list(terms_in(facet, value)) and "(" not in value


def _terms_of_part(facet: str, part: str) -> Iterator[str | None]:
    term = term_of(facet, part)
    if term is not None or "," not in part:
        yield term
        return
    pieces = [piece.strip() for piece in part.split(",")]
    while pieces:
        # Some terms hold a comma themselves: the longest run of pieces that is a term wins.
        for length in range(len(pieces), 0, -1):
            term = term_of(facet, ", ".join(pieces[:length]))
            if term is not None or length == 1:
                yield term
                del pieces[:length]
                break


def term_of(facet: str, value: str) -> str | None:
    """The team's term for a value, by its name or one of its other names, or None."""
    names = terms_by_name(facet)
    for spelled in (value, _BRACKETS.sub("", value)):
        plain = " ".join(spelled.replace("–", "-").replace("’", "'").casefold().split()).strip(" .")
        if plain in names:
            return names[plain]
    return age_band_of(value) if facet == "age_band" else None


def age_band_of(value: str) -> str | None:
    """The band of an age in years, or of 'seventies'; None where the words straddle two bands."""
    plain = value.casefold().replace("–", "-").strip()
    decade = re.search(r"\b(eighties|nineties|seventies|thirties|[3789]0'?s)\b", plain)
    if decade:
        return {"s": "65-79", "7": "65-79", "t": "26-49", "3": "26-49"}.get(decade.group(1)[0], "80+")
    years = re.fullmatch(r"(?:aged? )?(\d{1,3})\s*(?:years?|yrs?|y/?o|\+)?(?: old)?", plain)
    return _band(int(years.group(1))) if years else None


def _band(years: int) -> str | None:
    if years > 115:
        return None
    last = next((band for band in FACETS["age_band"] if "-" in band and years <= int(band.split("-")[1])), None)
    return last or FACETS["age_band"][-1]


def month_of(value: str) -> str | None:
    """The month, as YYYY-MM, of a date in any common British spelling; the day is dropped."""
    found = day_of(value)
    return None if found is None else f"{found.year:04}-{found.month:02}"


def day_of(value: str) -> date | None:
    """The planned day a value names, the first of the month where it names none, or None; never of the last century."""
    year, month, day = _parts_of_date(value)
    try:
        planned = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return planned if planned.year >= 2000 else None


def _parts_of_date(value: str) -> tuple[str, str, str | None]:
    number = _MONTH_NUMBER.search(value)
    if number:
        return number.group(1), number.group(2), number.group(3)
    named = _MONTH_NAME.search(value)
    if named and named.group(2)[:3].casefold() in MONTHS:
        return named.group(3), str(MONTHS.index(named.group(2)[:3].casefold()) + 1), named.group(1)
    first = _MONTH_FIRST.search(value)
    return (first.group(3), first.group(2), first.group(1)) if first else ("", "", None)


def kind_of(value: str) -> Kind | None:
    plain = name_of(value)
    named = next((kind for kind in KINDS if plain.startswith(kind)), None)
    return named if named else "resource" if plain in ("guidance", "guide", "policy", "leaflet") else None


def _span_missed(fact: str, made: object) -> str:
    """When such a day or month can be, in words, where this one is not; '' for one that is, and for other facts."""
    if fact == "month":
        return "" if can_be_month(str(made)) else MONTHS_OF_NOTES
    return PLANNED if isinstance(made, date) and not can_be_planned(made) else ""


def _one_of(terms: Iterable[str], value: str) -> str:
    plain = name_of(value)
    return next((term for term in terms if name_of(term) == plain), "")


def status_of(value: str) -> str:
    return _one_of(STATUSES, value) or {"open": "open question", "done": "closed"}.get(name_of(value), "")


def learning_kind_of(value: str) -> str:
    return _one_of(LEARNING_KINDS, value)


_READ_SINGLE = {
    "title": lambda value: " ".join(value.split()),
    "kind": kind_of,
    "status": status_of,
    "learning_kind": learning_kind_of,
    "month": month_of,
    "review_by": day_of,
    "follow_up_date": day_of,
}
