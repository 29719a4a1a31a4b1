"""Stronger recognisers that a practice may plug in: joined with the gate's own findings, never instead of them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kb.anonymise.identifiers import Identifier, Label
from kb.anonymise.lexicon import lexicon
from kb.errors import KbError

WINDOW = 1000
OVERLAP = 200
"""Characters given at once, and how many two windows share: GLiNER and most models read 384 to 512 pieces and
ignore the rest without a word."""

LABELS: Mapping[str, Label] = {
    "PER": "PERSON",
    "PERSON": "PERSON",
    "NAME": "PERSON",
    "PATIENT": "PERSON",
    "STAFF": "PERSON",
    "HCW": "PERSON",
    "DOCTOR": "PERSON",
    "USERNAME": "USERNAME",
    "LOC": "LOCATION",
    "GPE": "LOCATION",
    "LOCATION": "LOCATION",
    "CITY": "LOCATION",
    "FAC": "ADDRESS",
    "ADDRESS": "ADDRESS",
    "STREET": "ADDRESS",
    "ORG": "ORG",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "HOSP": "ORG",
    "HOSPITAL": "ORG",
    "DATE": "DATE",
    "DATE_TIME": "DATE",
    "PHONE": "PHONE",
    "PHONE_NUMBER": "PHONE",
    "EMAIL": "EMAIL",
    "EMAIL_ADDRESS": "EMAIL",
    "URL": "URL",
    "ID": "ID",
    "UK_NHS": "NHS_NUMBER",
    "UK_NINO": "NINO",
    "UK_POSTCODE": "POSTCODE",
    "UK_VEHICLE_REGISTRATION": "VEHICLE",
    "UK_PASSPORT": "ID",
    "UK_DRIVING_LICENCE": "ID",
    "CREDIT_CARD": "ID",
    "IBAN_CODE": "ID",
    "IP_ADDRESS": "ID",
    "MAC_ADDRESS": "ID",
    "MEDICAL_LICENSE": "ID",
    "POSTCODE": "POSTCODE",
    "PHONENUMBER": "PHONE",
}


A_DAY = re.compile(
    r"\d[/.-]\d|\d(?:st|nd|rd|th)?\s*(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\s+(?:the\s)?\d",
    re.IGNORECASE,
)


class UnusableRecogniser(KbError):
    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(f"The recogniser '{kind}' cannot be used: {reason}.")


class Recogniser(Protocol):
    """Anything that finds identifiers in a text; an error it raises holds the text."""

    @property
    def name(self) -> str:
        """Say which recogniser this is, with its version."""

    def find(self, text: str) -> Iterable[Identifier]:
        """Return what it finds; offsets count Unicode code points."""


Finding = tuple[int, int, str, float]


@dataclass(frozen=True)
class ModelRecogniser:
    """A model seen as a function from a text to (start, end, its own label, score)."""

    name: str
    run: Callable[[str], Iterable[Finding]]
    strong_from: float = 0.85

    def find(self, text: str) -> Iterable[Identifier]:
        for at in range(0, max(len(text), 1), WINDOW - OVERLAP):
            window = text[at : at + WINDOW]
            for start, end, label, score in self.run(window):
                ours = LABELS.get(label.upper().removeprefix("B-").removeprefix("I-"))
                if ours is not None and start < end and not _is_never_one(ours, window[start:end]):
                    yield Identifier(
                        at + start, at + end, ours, score, f"found by {self.name}", score >= self.strong_from
                    )
            if at + WINDOW >= len(text):
                break


def _is_never_one(label: Label, covered: str) -> bool:
    """Whether models call it a name or a date and the practice does not: 'Parkinson', 'Tuesday', 'two weeks'."""
    if label == "DATE":
        return not A_DAY.search(covered)
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", covered.lower())
    return label in ("PERSON", "LOCATION", "ORG") and all(word in lexicon().practice for word in words)


def load_recognisers(setting: str) -> tuple[Recogniser, ...]:
    """The recognisers a setting names: 'spacy:/path, hf:/path, gliner:/path, presidio:/path/to/config.yaml'.

    Raises UnusableRecogniser where one is unknown, its library is missing or its path is no local path.
    """
    return tuple(_load(part.strip()) for part in setting.split(",") if part.strip())


def _load(part: str) -> Recogniser:
    kind, _, where = part.partition(":")
    makers: dict[str, Callable[[Path], Callable[[str], Iterable[Finding]]]] = {
        "spacy": _spacy,
        "hf": _transformers,
        "gliner": _gliner,
        "presidio": _presidio,
    }
    if kind not in makers:
        raise UnusableRecogniser(kind, "it is none of spacy, hf, gliner, presidio")
    path = Path(where).expanduser()
    if not path.exists():
        raise UnusableRecogniser(kind, "it needs a folder or file on this machine; nothing is downloaded")
    try:
        return ModelRecogniser(f"{kind} {path.name}", makers[kind](path))
    except ImportError:
        raise UnusableRecogniser(kind, "its library is not installed") from None
    except (OSError, ValueError, KeyError) as error:
        raise UnusableRecogniser(kind, f"its library refuses the folder or file: {error}") from error


def _spacy(path: Path) -> Callable[[str], Iterable[Finding]]:
    import spacy  # an extra, slow to load

    model = spacy.load(path)
    # spaCy gives no score, so what it finds is redacted and does not hold by itself.
    return lambda text: [(ent.start_char, ent.end_char, ent.label_, 0.8) for ent in model(text).ents]


def _transformers(path: Path) -> Callable[[str], Iterable[Finding]]:
    from transformers import pipeline  # slow to load

    model = pipeline("token-classification", model=str(path), aggregation_strategy="simple", local_files_only=True)
    return lambda text: [
        (int(f["start"]), int(f["end"]), str(f["entity_group"]), float(f["score"])) for f in model(text)
    ]


def _gliner(path: Path) -> Callable[[str], Iterable[Finding]]:
    from gliner import GLiNER  # an extra, slow to load

    model = GLiNER.from_pretrained(str(path), local_files_only=True)
    labels = ["person", "location", "organisation", "address", "date"]
    return lambda text: [(f["start"], f["end"], f["label"], f["score"]) for f in model.predict_entities(text, labels)]


def _presidio(path: Path) -> Callable[[str], Iterable[Finding]]:
    from presidio_analyzer import AnalyzerEngineProvider  # an extra, slow to load

    engine = AnalyzerEngineProvider(analyzer_engine_conf_file=path).create_engine()
    return lambda text: [(f.start, f.end, f.entity_type, f.score) for f in engine.analyze(text, language="en")]
