"""What titles add: how near a question is to a record's title, where the titles of a store say what its texts hold.

Teams name their cases freely ("The bath that wasn't"), and then a title says little; a leaflet or an article is told
by its own. Which it is shows in the words: how much of its titles a store's texts take up.
"""

import hashlib
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy.orm import Session

from kb.at_large import STALE
from kb.embedder import Embedder
from kb.errors import ModelUnavailable
from kb.keyword import Words
from kb.store.finding import titles_of
from kb.types import FloatArray
from kb.words import content_stems

WEIGHT: Final = 0.5
"""What a title's cosine counts at most, beside 1 for the best passage's."""
TAKEN_UP: Final = (0.6, 0.75)
"""The share of its titles' information that a store's texts hold: titles count nothing below the first, and wholly
from the second. Six sets of notes of occupational therapy have .33 to .56, two collections of articles .77 and .84."""
READ: Final = 200
"""Records, evenly spread, whose titles are compared with their texts."""
REMEMBERED: Final = 20_000


@dataclass
class _Known:
    """What was told of a store with so many records, and its titles' embeddings by digest."""

    model_id: str
    records: int
    weight: float
    embeddings: dict[bytes, FloatArray] = field(default_factory=dict)


_KNOWN: "weakref.WeakKeyDictionary[object, _Known]" = weakref.WeakKeyDictionary()


def share_taken_up(titles: Mapping[str, str], words: Words) -> float:
    """Return the share of its title's information that a record's texts hold: the mean over titles by record id."""
    shares = []
    for key, title in titles.items():
        rarity = {stem: words.rarity(stem) for stem in content_stems(title)}
        taken_up = sum(rare for stem, rare in rarity.items() if key in words.records_dwelling_on(stem))
        shares += [taken_up / sum(rarity.values())] if rarity else []
    return sum(shares) / len(shares) if shares else 0.0


def title_weight(share: float) -> float:
    """Return what a title's cosine counts where texts hold this share of their titles' information."""
    low, high = TAKEN_UP
    return WEIGHT * min(1.0, max(0.0, (share - low) / (high - low)))


def by_titles(
    session: Session, embedding: FloatArray | None, words: Words, embedder: Embedder, record_ids: Sequence[str]
) -> dict[str, float]:
    """Return what their titles add to the score of some records, by id; nothing where titles say little."""
    known = _known(session, words, embedder.model_id)
    if embedding is None or not known.weight:
        return {}
    titles = {key: title for key, title in titles_of(session, record_ids).items() if title.strip()}
    try:
        made = _embedded(list(titles.values()), known, embedder)
    except ModelUnavailable:
        return {}
    return {key: known.weight * float(made[_digest(title)] @ embedding) for key, title in titles.items()}


def _known(session: Session, words: Words, model_id: str) -> _Known:
    known, records = _KNOWN.get(session.get_bind()), words.record_count
    if known is None or known.model_id != model_id or abs(records - known.records) > STALE * known.records:
        some = [words.record_id(at) for at in range(0, records, max(records // READ, 1))]
        known = _Known(model_id, records, title_weight(share_taken_up(titles_of(session, some), words)))
        _KNOWN[session.get_bind()] = known
    return known


def _embedded(titles: Sequence[str], known: _Known, embedder: Embedder) -> dict[bytes, FloatArray]:
    """The titles' embeddings by digest: each is made once, and no title is kept."""
    held = known.embeddings
    new = {key: title for title in titles if (key := _digest(title)) not in held}
    made = dict(zip(new, (one.embedding for one in embedder.embed(list(new.values()))), strict=True))
    found = {key: held[key] if key in held else made[key] for key in map(_digest, titles)}
    if len(held) + len(made) > REMEMBERED:
        held.clear()
    held.update(made)
    return found


def _digest(title: str) -> bytes:
    return hashlib.blake2b(title.encode("utf-8"), digest_size=12).digest()
