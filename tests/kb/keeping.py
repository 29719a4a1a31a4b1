"""Records for a search: kept, split and embedded with an embedder that counts words."""

from kb.anonymise.gate import pass_ungated as clean
from kb.database import Database
from kb.evaluation import embed_all
from kb.passages import split
from kb.store.passages import save_passages
from kb.store.records import add_record
from kb.types import Approach, Kind, Record, Section
from tests.fakes import FakeEmbedder

EMBEDDER = FakeEmbedder()


def keep(
    store: Database,
    title: str,
    text: str,
    *,
    kind: Kind = "consultation",
    setting: str = "own home",
    result: str = "worked",
) -> str:
    """Keep a record with one challenge and one approach, and embed it."""
    record = Record(
        kind=kind,
        title=clean(title),
        sections=(Section("challenge", clean(text)),),
        approaches=(Approach("equipment", result, clean("raised seat")),),
        facets={"setting": (setting,)},
    )
    with store.begin() as session:
        key = add_record(session, record, origin="here")
        save_passages(session, key, split(key, record, EMBEDDER.tokenizer))
    embed_all(store, EMBEDDER)
    return key
