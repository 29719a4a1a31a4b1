"""Suggesting a record's facets by meaning, where neither the note nor a colleague says them."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Protocol

import numpy as np

from kb.denied import is_denied
from kb.types import Embedded, FloatArray
from kb.vocabulary import FACETS

SUGGESTED: Final = ("practice_area", "setting", "condition_group", "challenge_type")
"""An age is never guessed from what a text is about."""


@dataclass(frozen=True)
class _Line:
    """How many terms a facet gets at most, how close the first has to be, and the others to the first.

    `margin` is how far the first has to stand before the term that follows those chosen. Where `named_wins`, a term
    that the text names by a name of its own leaves out all that it does not.
    """

    most: int
    least: float
    near_best: float
    margin: float = 0.0
    named_wins: bool = False


# Set on the sample notes' own front matter so that about three suggestions of four are what their authors said. A wrong
# condition misleads most, so one that the text does not name has to stand well before the next.
LINES: Final[dict[str, _Line]] = {
    "practice_area": _Line(2, 0.38, 0.08),
    "setting": _Line(1, 0.62, 0.0),
    "condition_group": _Line(1, 0.40, 0.0, margin=0.05, named_wins=True),
    "challenge_type": _Line(2, 0.48, 0.06),
}
ABBREVIATIONS: Final = {
    "MS": "multiple sclerosis", "MND": "motor neurone disease", "TBI": "traumatic brain injury", "CVA": "stroke",
    "FND": "functional neurological disorder", "ABI": "acquired brain injury", "ASD": "autism",
    "DCD": "developmental coordination disorder", "SCI": "spinal cord injury",
}  # fmt: skip
"""Short names that in capitals mean one thing in a note."""
_ABBREVIATED: Final = re.compile(r"\b(?:" + "|".join(ABBREVIATIONS) + r")\b")
SIGNS: Final = frozenset((
    "falls", "frail", "fatigue", "anxiety", "low mood", "trauma", "alcohol", "drugs", "addiction", "palliative",
    "neurological", "rheumatology", "orthopaedic", "cardiac", "respiratory", "back pain", "mild cognitive impairment",
    "not known", "unknown", "none", "no diagnosis", "not diagnosed", "hypermobility", "developmental delay",
))  # fmt: skip
"""Names of conditions that a note also uses for something else: what happened, what was felt, who was asked."""
OTHERWISE: Final[dict[str, frozenset[str]]] = {
    "practice_area": frozenset(("team", "work")),
    "setting": frozenset((
        "work", "office", "house", "flat", "phone", "telephone", "online", "video", "virtual", "remote", "secure",
        "acute", "community",
    )),
    "challenge_type": frozenset((
        "work", "phone", "technology", "equipment", "steps", "access", "rest", "play", "community", "carer", "carers",
        "caring",
    )),
}  # fmt: skip
"""Names of terms that by themselves say something else as often: a flat battery, the phone, what did not work.

They count where the record's meaning has its say as well, as in a suggestion.
"""
MENTIONED: Final = 0.08
MOST_MENTIONS: Final = 3
SHORTEST_NAME: Final = 4
"""Abbreviations of two or three letters mean too many things to count as a mention."""


class MakesEmbeddings(Protocol):
    """The part of an embedder that suggesting needs."""

    @property
    def model_id(self) -> str:
        """Name everything that changes the embeddings."""

    def embed(self, texts: Sequence[str]) -> list[Embedded]:
        """Return each text's embedding, in the order given."""


@dataclass(frozen=True)
class TermEmbeddings:
    """Embeddings, float32 (terms, dimensions), of each facet's terms, and the terms in that order."""

    terms: Mapping[str, tuple[str, ...]]
    embeddings: Mapping[str, FloatArray]


def embed_terms(embedder: MakesEmbeddings) -> TermEmbeddings:
    """The embeddings of every term's description; takes the model well under a second."""
    described = {facet: _descriptions(facet) for facet in SUGGESTED}
    texts = [text for of_facet in described.values() for text in of_facet.values()]
    made = iter(embedder.embed(texts))
    embeddings = {
        facet: np.stack([next(made).embedding for _ in of_facet]).astype(np.float32)
        for facet, of_facet in described.items()
    }
    return TermEmbeddings({facet: tuple(of_facet) for facet, of_facet in described.items()}, embeddings)


def suggest(passages: Sequence[FloatArray], terms: TermEmbeddings, text: str = "") -> dict[str, tuple[str, ...]]:
    """Terms whose descriptions stand close to the record's passages, best first; facets without any are left out.

    A term that `text` names in so many words counts as closer.
    """
    if not passages:
        return {}
    record = np.stack(passages).astype(np.float32)
    plain = _spelled_out(text).casefold().replace("’", "'")
    found: dict[str, tuple[str, ...]] = {}
    for facet in SUGGESTED:
        mentions = _mentions(facet, plain)
        mentioned = np.array([mentions.get(term, 0) for term in terms.terms[facet]], dtype=np.float32)
        closeness = closeness_of(record, terms.embeddings[facet]) + MENTIONED * mentioned
        named = (
            _surely_named(facet, terms.terms[facet], _mentions(facet, plain, SIGNS)) if LINES[facet].named_wins else []
        )
        chosen = named or _close_enough(LINES[facet], closeness)
        if chosen:
            found[facet] = tuple(terms.terms[facet][at] for at in chosen)
    return found


def _spelled_out(text: str) -> str:
    return _ABBREVIATED.sub(lambda found: ABBREVIATIONS[found.group()], text)


def terms_named(text: str) -> dict[str, tuple[str, ...]]:
    """The terms that a text surely names, by facet; facets without any are left out."""
    plain = text.casefold().replace("’", "'")
    mentions = {facet: _mentions(facet, plain, OTHERWISE.get(facet, frozenset())) for facet in SUGGESTED}
    return {facet: tuple(term for term in FACETS[facet] if term in found) for facet, found in mentions.items() if found}


def closeness_of(record: FloatArray, terms: FloatArray) -> FloatArray:
    """How close each term is to a record: the mean of its best passage's cosine and that with the record as a whole."""
    whole = record.mean(axis=0)
    whole /= max(float(np.linalg.norm(whole)), 1e-9)
    closeness: FloatArray = ((terms @ record.T).max(axis=1) + terms @ whole) / 2
    return closeness


def _surely_named(facet: str, terms: Sequence[str], mentions: Counter[str]) -> list[int]:
    """The terms a text names oftenest: none is left out for one that is named no more often."""
    counted = [(count, terms.index(term)) for term, count in mentions.items() if term in terms]
    most = max((count for count, _ in counted), default=0)
    return [at for count, at in sorted(counted, key=lambda one: (-one[0], one[1])) if count >= most][
        : LINES[facet].most
    ]


def _close_enough(line: _Line, closeness: FloatArray) -> list[int]:
    order = [int(at) for at in np.argsort(-closeness, kind="stable")]
    best = float(closeness[order[0]])
    chosen = [at for at in order[: line.most] if closeness[at] >= max(line.least, best - line.near_best)]
    beyond = [closeness[at] for at in order if at not in chosen]
    return chosen if not beyond or best - float(max(beyond)) >= line.margin else []


def _mentions(facet: str, text: str, without: frozenset[str] = frozenset()) -> Counter[str]:
    """How often a text names each term, by any of its names but those left out, up to a few times."""
    names = terms_by_name(facet)
    found = Counter(
        names[mention.group()]
        for mention in _names_pattern(facet).finditer(text)
        if mention.group() not in without and not is_denied(text, *mention.span())
    )
    return Counter({term: min(count, MOST_MENTIONS) for term, count in found.items()})


@cache
def _names_pattern(facet: str) -> re.Pattern[str]:
    names = sorted((name for name in terms_by_name(facet) if len(name) >= SHORTEST_NAME), key=len, reverse=True)
    return re.compile(
        r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)"
        r"(?! (?:association|society|foundation|trust|uk|beds?|trips?|transport)\b)"
    )


@cache
def terms_by_name(facet: str) -> dict[str, str]:
    """The team's terms by every name a note may use for them, in small letters."""
    names = {term.casefold(): term for term in FACETS[facet]}
    for term, described in _read()[facet].items():
        for name in described["also"]:
            names.setdefault(str(name).casefold(), term)
    return names


def _descriptions(facet: str) -> dict[str, str]:
    described = _read()[facet]
    return {term: f"{term}. {described[term]['about']}" for term in FACETS[facet] if described[term]["about"]}


@cache
def _read() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads((files("kb") / "data" / "term_descriptions.toml").read_text("utf-8"))
