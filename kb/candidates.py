"""Which records a question may mean, and the evidence for each: the inside of a search."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from sqlalchemy.orm import Session

from kb.anonymise.lexicon import VOCABULARY, lexicon
from kb.asked_names import without_names
from kb.at_large import background_of
from kb.embedder import EmbeddedQuery, Embedder
from kb.errors import IndexUnavailable, ModelUnavailable
from kb.fusion import Evidence, at_first_sight, trust_in_words
from kb.index import VectorIndex
from kb.keyword import Concept, Words
from kb.late_interaction import TokenVectors, Wording, compare, unit_rows
from kb.query import Parsed, holds_phrase
from kb.query_adapter import turned
from kb.store.finding import found_passages, live_embeddings, packed_words
from kb.synonyms import Language, Synonym, as_written, language_of, synonyms_in
from kb.titles import by_titles
from kb.types import FloatArray
from kb.words import content_stems, spelled, stem_spans

BY_MEANING = 200
BY_WORDS = 100
RERANKED = 40
"""How many of the best records are compared word with word."""
COMPARED = 2
"""How many passages of each."""
MOST = 100
"""How many records are shown at most: what comes after them is merely less far away than the rest."""
FEW = 0.1
"""Where filters leave less than this share of the passages, the index is asked among those alone."""
GENERAL_RECORDS = 200
"""How many records the general rarity of a word weighs as much as: a small store knows little about rarity."""


@dataclass(frozen=True)
class Asked:
    """A question made ready: its concepts, its embedding, what was put right in it.

    `wordings` are its words as asked, and in the words of notes where its own explain little; none without word
    vectors. `by_words` (records,) is each record's share of its information, `trust` how far that is to be believed,
    `turned` how far its embedding was turned by the query adapter.
    """

    parsed: Parsed
    text: str
    concepts: tuple[Concept, ...]
    embedding: FloatArray | None
    wordings: tuple[Wording, ...]
    by_words: FloatArray
    trust: float = 1.0
    turned: float = 0.0
    did_you_mean: str | None = None
    also_searched: tuple[str, ...] = ()
    without_names: bool = False

    @cached_property
    def _own_stems(self) -> frozenset[str]:
        return frozenset(word for concept in self.concepts for word in concept.stems)

    def stems_in(self, there: Set[str]) -> frozenset[str]:
        """Return the stems that it asks for, where these stand: its own, and other ways of saying it that stand whole.

        "Daily living" is asked for by "ADL", "daily" alone is not.
        """
        ways = (other for concept in self.concepts for other in concept.alternatives)
        return self._own_stems.union(*(way for way in ways if there >= set(way)))


@dataclass(frozen=True)
class Found:
    """Record ids with their evidence, best first; `degraded` where the index could not be asked.

    `packed` are the packed word vectors of the passages that were compared word with word, by passage id.
    """

    ranked: list[tuple[str, Evidence]] = field(default_factory=list)
    degraded: bool = False
    packed: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Near:
    """The passages that the index says lie nearest, each with its cosine; `degraded` where it could not be asked."""

    cosines: Mapping[str, float] = field(default_factory=dict)
    degraded: bool = False


def ask_index(asked: Asked, words: Words, index: VectorIndex | None, allowed: Set[str] | None = None) -> Near:
    """Return what the index says of a question, among the passages of the allowed records where there are any."""
    if index is None or asked.embedding is None:
        return Near(degraded=True)
    among = None
    limit = BY_MEANING
    if allowed is not None:
        limit = 2 * BY_MEANING
        few = words.passages_of(allowed)
        among = few if len(few) < max(FEW * words.passage_count, limit) else None
    try:
        return Near({hit.passage_id: hit.score for hit in index.nearest(asked.embedding, limit, among)})
    except IndexUnavailable:
        return Near(degraded=True)


def ask(
    parsed: Parsed,
    words: Words,
    embedder: Embedder,
    language: Language | None = None,
    *,
    turn: float,
    as_typed: bool = False,
) -> Asked:
    """Make a question ready: put slips right, weigh its words, embed it, in the words of notes where its own are few.

    `language` is the team's; the shipped one where none is given. `turn` is how far its embedding is turned
    (`turning_in`); with 0 it is the model's own. With `as_typed` no slip is put right.
    """
    named = without_names(parsed.text, words)
    slips = {} if as_typed else find_slips(named, words, embedder)
    # What the dictionary has may be meant as it stands: "bloke" and not "broke", but "carpal" for "carpel".
    doubtful = {word: meant for word, meant in slips.items() if lexicon().code(word) & VOCABULARY}
    certain = {word: meant for word, meant in slips.items() if word not in doubtful}
    corrected = text = put_right(named, certain)
    # The question to ask instead keeps its quotes and what it leaves out, but no names.
    instead = corrected if named != parsed.text else put_right(parsed.typed, certain)
    known = language or language_of()
    synonyms = synonyms_in(text, known)
    concepts = find_concepts(text, synonyms, doubtful)
    by_words, trust = score_by_words(concepts, words)
    # An abbreviation means little to the model, so it is given what it stands for as well; a word that no record has
    # is given the word for it that some have.
    asked_in = len(set(content_stems(text)))
    explained = dict.fromkeys(
        other for one in synonyms for other in (one.spelled_out, _said_here(one, words, asked_in)) if other
    )
    text = " ".join([text, *(f"({other})" for other in (*explained, *doubtful.values()))])
    written, terms = as_written(corrected, known) if trust < 1 else ("", ())
    texts = [text, written] if terms else [text]
    made = _embed(texts, embedder)
    leaning = _lean(made, 1 - trust)
    return Asked(
        parsed,
        text,
        concepts,
        turned(leaning, embedder.model_id, turn),
        tuple(weigh(said, one.words, words) for said, one in zip(texts, made, strict=False) if one.words is not None),
        by_words,
        trust,
        turn,
        instead if corrected != named else None,
        tuple(dict.fromkeys([*(other for one in synonyms for other in one.others), *terms])),
        named != parsed.text,
    )


def _said_here(synonym: Synonym, words: Words, asked_in: int) -> str | None:
    """Return the way of saying something whose words most records have, where no record has the question's own.

    Only where it is half of what is asked, in so many words: ways of saying things are alike, not the same.
    """
    said = content_stems(synonym.said)
    if 2 * len(said) < asked_in or words.count_with(said):
        return None
    counts = {way: words.count_with(content_stems(way)) for way in synonym.others}
    best = max(counts, key=counts.__getitem__, default="")
    return best if counts.get(best) else None


def score_by_words(concepts: Sequence[Concept], words: Words) -> tuple[FloatArray, float]:
    """Return each record's share of a question's information, and how far words explain the question, 0 to 1."""
    shares = words.score_records(concepts)
    information = sum(words.rarity(word) for concept in concepts for word in concept.stems)
    return shares, trust_in_words(float(shares.max(initial=0.0)), information)


def _lean(made: Sequence[EmbeddedQuery], share: float) -> FloatArray | None:
    """Return a question's embedding, leaning towards the one in the words of notes where there is one."""
    if len(made) < 2:
        return made[0].embedding if made else None
    leaning: FloatArray = unit_rows((made[0].embedding + np.float32(share) * made[1].embedding)[None])[0]
    return leaning


def find_concepts(
    text: str, synonyms: Sequence[Synonym], doubtful: Mapping[str, str] = MappingProxyType({})
) -> tuple[Concept, ...]:
    """Return what a question asks for: what the team says in several ways, then each word that is left.

    `doubtful` has words that may be slips, each with what is perhaps meant.
    """
    found: list[Concept] = []
    taken: set[str] = set()
    for one in synonyms:
        stems = tuple(word for word in dict.fromkeys(content_stems(one.said)) if word not in taken)
        others = {tuple(dict.fromkeys(content_stems(other))) for other in one.others}
        if stems:
            found.append(Concept(stems, tuple(sorted(other for other in others if other and other != stems))))
            taken.update(stems)
    meant = {stem: tuple(content_stems(other)) for word, other in doubtful.items() for stem in content_stems(word)}
    left = (word for word in dict.fromkeys(content_stems(text)) if word not in taken)
    return (*found, *(Concept((word,), (meant[word],) if word in meant else ()) for word in left))


def _embed(texts: Sequence[str], embedder: Embedder) -> list[EmbeddedQuery]:
    try:
        return embedder.embed_queries(texts)
    except ModelUnavailable:
        return []


def find_slips(text: str, words: Words, embedder: Embedder) -> dict[str, str]:
    """Return what stands in the store for each word that nobody ever wrote and the model does not know whole."""
    found: dict[str, str] = {}
    for word in dict.fromkeys(spelled(text)):
        stems = content_stems(word)
        if len(word) < 5 or not word.isalpha() or not stems or words.knows(stems[0]):
            continue
        if not embedder.tokenizer.is_word(word) and (meant := words.nearest_word(word)):
            found[word] = meant
    return found


def put_right(text: str, slips: Mapping[str, str]) -> str:
    """Return the text with each slip replaced by what was meant."""
    parts: list[str] = []
    at = 0
    lower = text.lower()
    for word in spelled(text) if slips else ():
        start = lower.find(word, at)
        if start < 0 or word not in slips:
            continue
        parts += [text[at:start], slips[word]]
        at = start + len(word)
    return "".join([*parts, text[at:]])


def weigh(text: str, question: TokenVectors, words: Words) -> Wording:
    """Return the word pieces of a question with their weights: how rare each one's word is here and in general."""
    rarity = np.zeros(len(question), dtype=np.float32)
    records = words.record_count
    for start, end, word in stem_spans(text):
        inside = (question.offsets[:, 0] >= start) & (question.offsets[:, 0] < end)
        general = general_rarity(question.ids[inside])
        rarity[inside] = (records * words.rarity(word) + GENERAL_RECORDS * general) / (records + GENERAL_RECORDS)
    return Wording(question, rarity)


def general_rarity(ids: "np.typing.NDArray[np.int32]") -> FloatArray:
    """Return the rarity of word pieces in English at large: the model's vocabulary is ordered by frequency."""
    rank = np.maximum(ids - 1995, 1)
    rarity: FloatArray = np.log1p(rank / 3.0).astype(np.float32)
    return rarity


def gather(
    session: Session, asked: Asked, words: Words, model_id: str, near: Near, *, allowed: Set[str] | None = None
) -> Found:
    """Return the records that come near a question by meaning or by words, with the evidence for each.

    `near` is what `ask_index` gave, for the same records.
    """
    by_meaning = near.cosines
    best = _best_by_words(asked.by_words, words, allowed)
    by_words = [key for key in words.best_passages(best, asked.concepts) if key not in by_meaning]
    cosines = {**by_meaning, **_cosines(session, asked, model_id, by_words)}
    nearest = _keep_asked(session, asked, words, _by_record(cosines, asked, words, allowed))
    background = background_of(session, asked.embedding, model_id, words.passage_count)
    ranked = [
        (key, [Evidence(one, cosines[one], share, 0.0, asked.trust, background) for one in found])
        for key, share, found in _best_first(nearest, cosines, asked.trust)
    ]
    first = dict(ranked[:RERANKED])
    titles = by_titles(
        session, asked.embedding, model_id, words.record_count, {key: found[0].cosine for key, found in first.items()}
    )
    packed = packed_words(session, model_id, [e.passage_id for e in chain(*first.values())]) if asked.wordings else {}
    rest = [(key, found[0]) for key, found in ranked[RERANKED:]]
    return Found(_rerank(first, _late(asked, packed), titles) + rest, near.degraded, packed)


def _best_by_words(scores: FloatArray, words: Words, allowed: Set[str] | None) -> list[int]:
    if allowed is not None:
        inside = [at for key in allowed if (at := words.record_at(key)) is not None]
        mask = np.zeros(len(scores), dtype=bool)
        mask[inside] = True
        scores = np.where(mask, scores, 0)
    count = min(BY_WORDS, len(scores))
    if not count:
        return []
    best = np.argpartition(-scores, count - 1)[:count]
    return [int(at) for at in best if scores[at] > 0]


def _cosines(session: Session, asked: Asked, model_id: str, passage_ids: Sequence[str]) -> dict[str, float]:
    embedding = asked.embedding
    if embedding is None:
        return dict.fromkeys(passage_ids, 0.0)
    found = live_embeddings(session, model_id, passage_ids)
    cosines = dict.fromkeys(passage_ids, 0.0)
    if found:
        cosines |= dict(zip(found, (np.stack(list(found.values())) @ embedding).tolist(), strict=True))
    return cosines


class _Nearest(NamedTuple):
    """A record's share of the question's information, and its passages that lie nearest, the nearest first."""

    share: float
    passage_ids: list[str]


def _by_record(
    cosines: Mapping[str, float], asked: Asked, words: Words, allowed: Set[str] | None
) -> dict[str, _Nearest]:
    """Return the passages by their record, `COMPARED` of each at most."""
    passages: dict[int, list[str]] = defaultdict(list)
    nearest = sorted(cosines, key=cosines.__getitem__, reverse=True)
    for passage_id, at in zip(nearest, words.records_of(nearest), strict=True):
        if at is not None and len(passages[at]) < COMPARED:
            passages[at].append(passage_id)
    named = zip(map(words.record_id, passages), asked.by_words[list(passages)].tolist(), passages.values(), strict=True)
    return {key: _Nearest(share, found) for key, share, found in named if allowed is None or key in allowed}


def _best_first(
    nearest: Mapping[str, _Nearest], cosines: Mapping[str, float], trust: float
) -> Iterator[tuple[str, float, list[str]]]:
    """The best records, each with its share and those of its passages that matter: one, or all where it is compared."""
    cosine = np.array([cosines[one.passage_ids[0]] for one in nearest.values()])
    share_of = np.array([one.share for one in nearest.values()])
    scores = -at_first_sight(cosine, share_of, trust)
    for at, (_, key) in enumerate(sorted(zip(scores.tolist(), nearest, strict=True))[:MOST]):
        share, found = nearest[key]
        yield key, share, found if at < RERANKED else found[:1]


def _keep_asked(session: Session, asked: Asked, words: Words, nearest: dict[str, _Nearest]) -> dict[str, _Nearest]:
    """Keep the records that have every phrase asked for, and no word and no phrase left out."""
    barred = {key for word in asked.parsed.left_out for key in words.records_with(word)}
    kept = {key: found for key, found in nearest.items() if key not in barred}
    for phrase in asked.parsed.phrases:
        having = _records_holding(session, phrase, kept, words)
        kept = {key: found for key, found in kept.items() if key in having}
    for phrase in asked.parsed.phrases_left_out:
        having = _records_holding(session, phrase, kept, words)
        kept = {key: found for key, found in kept.items() if key not in having}
    return kept


def _records_holding(session: Session, phrase: str, record_ids: Iterable[str], words: Words) -> set[str]:
    """Return the records among some in whose title, or in one of whose passages, a phrase stands."""
    stems = [words.records_with(word) for word in content_stems(phrase)]
    likely = [key for key in record_ids if all(key in having for having in stems)]
    return {
        passage.record_id
        for passage in found_passages(session, words.passages_of(likely)).values()
        if any(holds_phrase(text, phrase) for text in (str(passage.title), f"{passage.heading or ''}\n{passage.text}"))
    }


def _rerank(
    first: Mapping[str, Sequence[Evidence]], late: Mapping[str, float], titles: Mapping[str, float]
) -> list[tuple[str, Evidence]]:
    """Return the best records in the order that their words, and what their titles say, give them."""
    usual = float(np.quantile(list(late.values()), 0.1)) if late else 0.0
    best = [(key, _best(found, late, usual)._replace(title=titles.get(key, 0.0))) for key, found in first.items()]
    return sorted(best, key=lambda pair: (-pair[1].score, pair[0]))


def _best(found: Sequence[Evidence], late: Mapping[str, float], usual: float) -> Evidence:
    compared = [e._replace(late=late.get(e.passage_id, usual)) for e in found]
    return max(compared, key=lambda e: e.score)


def _late(asked: Asked, packed: Mapping[str, bytes]) -> dict[str, float]:
    """Return how well each passage matches the question's words, or the words of notes for them where those do better.

    The latter counts as far as the question's own words explain little.
    """
    if not asked.wordings:
        return {}
    matches, *others = compare(asked.wordings, list(packed.values()))
    for written in others:
        matches += (1 - asked.trust) * np.maximum(written - matches, 0)
    return dict(zip(packed, matches.tolist(), strict=True))
