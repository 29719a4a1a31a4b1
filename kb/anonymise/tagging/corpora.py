"""Openly licensed texts with their names marked, as their authors publish them, to train the tagger on.

Broad Twitter Corpus (Derczynski, Bontcheva, Roberts 2016; CC BY 4.0) and LitBank (Bamman, Lewke, Mansoor 2020;
CC BY 4.0, novels in the public domain): clones of `GateNLP/broad_twitter_corpus` and `dbamman/litbank`.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from kb.anonymise.tagging.generate import Labelled

SECTIONS = ("e", "f", "g", "h")
"""Sections of the Broad Twitter Corpus; in the others the sign before user names is lost."""
TWITTER = {"PER": "PERSON", "LOC": "LOCATION", "ORG": "ORG"}
NOVELS = {"PER": "PERSON", "FAC": "LOCATION", "GPE": "LOCATION", "LOC": "LOCATION", "ORG": "ORG"}
SKIPPED = "SKIPPED"
"""What is no name by our labels and no plain word either: training leaves it out."""
CLOSES = re.compile(r"(?:[.,;:!?)\]}%”’…]+|(?:n['’]t|['’](?:s|ll|re|ve|d|m)))")
OPENS = frozenset("([{“‘@#£$")
LEAST_SENTENCES, LEAST_TOKENS = 12, 150
NO_NAMES = frozenset((
    "mr", "mrs", "ms", "miss", "mx", "dr", "doctor", "sir", "lady", "lord", "captain", "colonel", "major",
    "mister", "madam", "madame", "mademoiselle", "monsieur", "mme", "mlle", "aunt", "uncle", "cousin",
    "professor", "prof", "rev", "reverend", "mother", "father", "sister", "brother", "mistress", "master",
    "general", "lieutenant", "saint", "st", "count", "countess", "prince", "princess", "king", "queen",
    "duke", "duchess", "squire", "judge", "inspector", "signor", "signora", "don", "dona", "deacon", "parson",
    "the", "of", "and", "old", "young", "little", "dear", "poor", "my", "de", "la", "du", "von", "van",
))  # fmt: skip
"""Titles and small words within a name of LitBank, which our labels leave outside."""

Token = tuple[str, str | None]


def read_twitter(folder: Path) -> list[Labelled]:
    """The tweets; user names, tags and addresses on the net are skipped."""
    tweets = [tweet for name in SECTIONS for tweet in (folder / f"{name}.conll").read_text("utf-8").split("\n\n")]
    return [_joined(tokens) for tokens in map(_tokens, tweets) if tokens]


def _tokens(tweet: str) -> list[Token]:
    found: list[Token] = []
    for line in tweet.split("\n"):
        word, tab, kind = line.rpartition("\t")
        if not tab:
            continue
        word = "\n" if word == "--" else word
        online = word.startswith(("@", "#", "http")) or (found and found[-1][0] == "@")
        found.append((word, SKIPPED if online else None if kind == "O" else TWITTER.get(kind[2:], SKIPPED)))
    return found


def read_litbank(folder: Path) -> list[Labelled]:
    """Pieces of novels, some twelve sentences each, with their proper names."""
    return [
        _joined(tokens)
        for file in sorted((folder / "coref" / "brat").glob("*.ann"))
        for tokens in _pieces(file.with_suffix(".txt").read_text("utf-8"), file.read_text("utf-8"))
    ]


def _pieces(text: str, annotations: str) -> Iterator[list[Token]]:
    kinds = _kinds(text, annotations)
    tokens: list[Token] = []
    sentences = 0
    for line in re.finditer(r".+", text):
        found = ((match[0].replace("_", ""), kinds.get(match.start())) for match in _words(text, *line.span()))
        tokens.extend(token for token in found if token[0])
        sentences += 1
        if sentences >= LEAST_SENTENCES and len(tokens) > LEAST_TOKENS:
            yield tokens
            tokens, sentences = [], 0
    if tokens:
        yield tokens


def _words(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    return re.compile(r"\S+").finditer(text, start, end)


def _kinds(text: str, annotations: str) -> dict[int, str]:
    """The label of each word within a proper name, by where it starts; the shortest name around it decides."""
    names = []
    for line in annotations.splitlines():
        kind, *edges = line.split("\t")[1].split()
        if line.startswith("T") and kind.startswith("PROP_"):
            names.append((int(edges[0]), int(edges[-1]), kind.removeprefix("PROP_")))
    kinds: dict[int, str] = {}
    for start, end, kind in sorted(names, key=lambda name: name[0] - name[1]):
        for word in _words(text, start, end):
            plain = not word[0][0].isupper() or word[0].strip(".,_").lower() in NO_NAMES
            kinds[word.start()] = kinds.get(word.start(), SKIPPED) if plain else NOVELS.get(kind, SKIPPED)
    return kinds


def _joined(tokens: Iterable[Token]) -> Labelled:
    """Words put together as one writes them, and where the labelled ones stand."""
    text, before = "", ""
    spans: list[tuple[int, int, str]] = []
    for word, label in tokens:
        if text and before not in OPENS and not CLOSES.fullmatch(word):
            text += " "
        if label:
            spans.append((len(text), len(text) + len(word), label))
        text += word
        before = word
    return text, spans
