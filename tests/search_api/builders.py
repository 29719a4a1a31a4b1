"""Records for the pages' tests, each argument optional."""

from collections.abc import Mapping
from datetime import date

from kb.anonymise.gate import Gate
from kb.database import Database
from kb.intake import check_draft, keep
from kb.store.passages import save_embeddings
from kb.store.people import find_person
from kb.types import Approach, Draft, Kind, Section
from search_api.services import Services


def make_draft(
    title: str = "Bath transfers after a hip replacement",
    challenge: str = "She could not step over the side of the bath.",
    *,
    kind: Kind = "consultation",
    approaches: tuple[Approach[str], ...] = (Approach("equipment", "worked", "a bath board and a rail"),),
    facets: Mapping[str, tuple[str, ...]] | None = None,
    status: str = "",
    month: str | None = "2026-03",
    review_by: date | None = None,
    source: str | None = None,
) -> Draft:
    """A draft of a record about getting into a bath."""
    field = "what" if kind == "learning" else "challenge"
    return Draft(
        kind=kind,
        title=title,
        sections=(Section(field, challenge),),
        approaches=approaches if kind == "consultation" else (),
        facets=facets or {"practice_area": ("older people",), "setting": ("own home",)},
        status=status,
        month=month,
        review_by=review_by,
        source=source,
    )


def add(services: Services, draft: Draft, *, author_id: str | None = None) -> str:
    """Keep a draft, embed its passages and return the record's id."""
    admission = check_draft(draft, Gate())
    with services.database.begin() as session:
        kept = keep(session, admission, services.tokenizer, origin="here", author_id=author_id)
        made = services.embedder.embed([str(passage.text) for passage in kept.new_passages])
        embedded = {passage.id: one for passage, one in zip(kept.new_passages, made, strict=True)}
        save_embeddings(session, services.embedder.model_id, embedded)
    assert kept.record_id is not None
    index = services.keeper.index
    assert index is not None
    for passage_id, one in embedded.items():
        index.add([passage_id], one.embedding.reshape(1, -1))
    return kept.record_id


def person_id(database: Database, email: str) -> str:
    """The id of a colleague."""
    with database.read() as session:
        person = find_person(session, email)
    assert person is not None
    return person.id
