"""Suggesting a new record's terms from its words, before it is saved."""

from collections.abc import Mapping
from typing import Final

from kb.embedder import Embedder
from kb.errors import ModelUnavailable
from kb.intake import Admission
from kb.store.records import load_records, suggest_facets
from kb.suggest import TermEmbeddings, embed_terms, suggest
from kb.types import CleanRecord, texts_of
from search_api.services import Services

MOST_TEXTS: Final = 12
"""Texts of a form that are embedded while its author waits; the rest adds little to what the record is about."""

_made: dict[str, TermEmbeddings] = {}


def suggest_terms(services: Services, admission: Admission) -> Mapping[str, tuple[str, ...]]:
    """Terms that stand close to an admitted record; none where it is held or the model is missing."""
    return {} if admission.record is None else _suggest(services, admission.record)


def suggest_for(services: Services, record_id: str) -> None:
    """Suggest terms for a record that is there already, such as one that was just released."""
    with services.database.read() as session:
        found = load_records(session, [record_id])
    suggested = _suggest(services, found[0].record) if found else {}
    if suggested:
        with services.database.begin() as session:
            suggest_facets(session, record_id, suggested)


def _suggest(services: Services, record: CleanRecord) -> Mapping[str, tuple[str, ...]]:
    texts = [str(text) for text in texts_of(record)][:MOST_TEXTS]
    try:
        embedded = services.embedder.embed(texts)
        return suggest([one.embedding for one in embedded], terms_of(services.embedder), "\n".join(texts))
    except ModelUnavailable:
        return {}


def terms_of(embedder: Embedder) -> TermEmbeddings:
    """The embeddings of the team's terms, made once for a model."""
    if embedder.model_id not in _made:
        _made[embedder.model_id] = embed_terms(embedder)
    return _made[embedder.model_id]
