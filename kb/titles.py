"""What titles add: how near a question is to a record's title, where the titles of a store say what its texts hold.

Teams name their cases freely ("The bath that wasn't"), and then a title says little; a leaflet or an article is told
by its own. Which it is shows in the words: how much of its titles a store's texts take up. Only where they do are
titles embedded.
"""

import math
import threading
import weakref
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy.orm import Session

from kb.at_large import STALE
from kb.database import Database
from kb.embedder import Embedder
from kb.fusion import ramp
from kb.store.finding import title_embeddings
from kb.store.passages import save_title_embeddings, titles_with_texts, titles_without_embedding
from kb.store.records import count_live
from kb.types import FloatArray
from kb.words import content_stems

WEIGHT: Final = 0.5
"""What a title's cosine counts at most, beside 1 for the best passage's."""
TAKEN_UP: Final = (0.6, 0.75)
"""The share of its titles' information that a store's texts hold: titles count nothing below the first, and wholly
from the second. Eleven sets of therapy notes have .33 to .56, two collections of articles .77 and .87."""
READ: Final = 150
"""Records whose titles are compared with their texts; their ids are digests or random, so the first are any."""
AT_ONCE: Final = 64


@dataclass(frozen=True)
class _Told:
    """What titles count in a store, told when it had so many records."""

    records: int
    weight: float


_TOLD: "weakref.WeakKeyDictionary[object, _Told]" = weakref.WeakKeyDictionary()


def title_weight(session: Session, records: int) -> float:
    """Return what a title's cosine counts in a store with so many records."""
    told = _TOLD.get(session.get_bind())
    if told is None or abs(records - told.records) > STALE * told.records:
        told = _Told(records, weight_of(share_taken_up(titles_with_texts(session, READ))))
        _TOLD[session.get_bind()] = told
    return told.weight


def share_taken_up(titled: Sequence[tuple[str, str]]) -> float:
    """Return the share of its title's information that a text holds: the mean over pairs of title and text."""
    stems = [(set(content_stems(title)), set(content_stems(text))) for title, text in titled]
    holding = Counter(stem for title, text in stems for stem in title | text)
    shares = []
    for title, text in stems:
        rarity = {stem: math.log(1 + len(stems) / holding[stem]) for stem in title}
        taken_up = sum(rare for stem, rare in rarity.items() if stem in text)
        shares += [taken_up / sum(rarity.values())] if rarity else []
    return sum(shares) / len(shares) if shares else 0.0


def weight_of(share: float) -> float:
    """Return what a title's cosine counts where texts hold this share of their titles' information."""
    return WEIGHT * ramp(share, *TAKEN_UP)


def by_titles(
    session: Session, embedding: FloatArray | None, model_id: str, records: int, nearest: Mapping[str, float]
) -> dict[str, float]:
    """Return what their titles add to the score of some of so many records, by id; nothing where titles say little.

    `nearest` has the cosine of each record's best passage, which stands in for a title that is not embedded yet.
    """
    weight = title_weight(session, records)
    if embedding is None or not weight:
        return {}
    made = title_embeddings(session, model_id, list(nearest))
    cosines = {key: float(made[key] @ embedding) if key in made else cosine for key, cosine in nearest.items()}
    return {key: weight * cosine for key, cosine in cosines.items()}


def embed_titles(database: Database, embedder: Embedder, stop: threading.Event | None = None) -> int:
    """Embed the titles that lack an embedding, where titles count in this store; return how many."""
    with database.read() as session:
        if not title_weight(session, sum(count_live(session).values())):
            return 0
    done = 0
    while not (stop is not None and stop.is_set()):
        with database.read() as session:
            waiting = titles_without_embedding(session, embedder.model_id, AT_ONCE)
        if not waiting:
            break
        made = embedder.embed([title for _, title in waiting])
        with database.begin() as session:
            found = {key: one.embedding for (key, _), one in zip(waiting, made, strict=True)}
            save_title_embeddings(session, embedder.model_id, found)
        done += len(waiting)
    return done
