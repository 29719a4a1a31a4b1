"""`kb search`: find past consultations from the terminal."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from command_line.printing import out, print_json
from command_line.wiring import Data, Json, check_kept, kept_database, make_embedder, settings_for
from kb.errors import KbError, UnknownTerm
from kb.settings import Settings
from kb.types import KINDS
from kb.vocabulary import RESULTS, known_term

if TYPE_CHECKING:
    from kb.database import Database
    from kb.embedder import ModelEmbedder
    from kb.search import Answer, Query

STRENGTHS = {"strong": "Strong match", "fair": "Fair match", "weak": "Weak match", "none": "Not close"}


EMPTY = "Nothing is kept here yet. To take in a folder of notes: kb ingest FOLDER"
NOTHING = "Nothing has been found; other words, or fewer options, may find something."


class NotAMonth(KbError):
    """A month is written in another way than YYYY-MM, or the period ends before it begins."""


class NothingAsked(KbError):
    """The question was empty."""


def search(
    question: str,
    kind: Annotated[list[str] | None, typer.Option(help="consultation, learning or resource")] = None,
    practice_area: Annotated[list[str] | None, typer.Option(help="Only this practice area.")] = None,
    setting: Annotated[list[str] | None, typer.Option(help="Only this setting.")] = None,
    age_band: Annotated[list[str] | None, typer.Option(help="Only this age band.")] = None,
    condition_group: Annotated[list[str] | None, typer.Option(help="Only this group of conditions.")] = None,
    challenge_type: Annotated[list[str] | None, typer.Option(help="Only this type of challenge.")] = None,
    result: Annotated[list[str] | None, typer.Option(help="Only where something was tried with this result.")] = None,
    since: Annotated[str, typer.Option(help="From this month on, as YYYY-MM.")] = "",
    until: Annotated[str, typer.Option(help="Up to this month, as YYYY-MM.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many results.")] = 10,
    page: Annotated[int, typer.Option(min=1, help="Which page of results.")] = 1,
    as_typed: Annotated[bool, typer.Option("--as-typed", help="Put no slip in the question right.")] = False,
    data: Data = None,
    json: Json = False,
) -> None:
    """Find past consultations, learnings and resources by meaning and by words.

    Example: kb search "carer worn out by getting up at night"
    """
    if not question.strip():
        raise NothingAsked('Say what you are looking for, for example: kb search "bath transfers".')
    facets = {
        "practice_area": practice_area,
        "setting": setting,
        "age_band": age_band,
        "condition_group": condition_group,
        "challenge_type": challenge_type,
    }
    terms_of = {facet: tuple(known_term(facet, term) for term in terms) for facet, terms in facets.items() if terms}
    kinds, results = _known("kind", kind, KINDS), _known("result", result, RESULTS)
    months = {"since": _month(since), "until": _month(until)}
    if since and until and since > until:
        raise NotAMonth(f"The period ends before it begins: --since {since} is after --until {until}.")
    settings = settings_for(data)
    with _loading(settings, question) as embedder, kept_database(settings) as database:
        from kb.search import Filters, Query
        from kb.store.records import count_live

        filters = Filters(kinds=kinds, facets=terms_of, results=results, **months)
        asked = Query(question, filters, page=page, per_page=limit, as_typed=as_typed)
        answer, paths = _find(database, embedder, asked)
        with database.read() as session:
            is_empty = not sum(count_live(session).values())
    if json:
        print_json(answer.as_json(paths))
    else:
        _print_answer(answer, is_empty)


@contextmanager
def _loading(settings: Settings, question: str) -> "Iterator[ModelEmbedder]":
    """The embedder, which loads its model on the one core while the other reads words. Raises NothingKept."""
    check_kept(settings)
    embedder = make_embedder(settings, threads=1)
    with ThreadPoolExecutor(1) as beside:
        loaded = beside.submit(embedder.embed_query, question)
        yield embedder
        loaded.result()


def _find(database: "Database", embedder: "ModelEmbedder", query: "Query") -> "tuple[Answer, dict[str, str]]":
    """The answer, and the paths of the files that its records came from."""
    from kb.indexing import bring_level, load_exact
    from kb.search import search as find
    from kb.store.source_paths import paths_as_taken_in
    from kb.word_index import words_of

    with database.read() as session:
        words_of(database).bring_level(session)
    bring_level(database, None, embedder)
    # An exact comparison needs no ownership of the index, so it answers beside a running server as well.
    index = load_exact(database, embedder.model_id)
    answer = find(query, store=database, embedder=embedder, index=index)
    with database.read() as session:
        return answer, paths_as_taken_in(session, [r.record_id for r in answer.results])


def _known(what: str, terms: list[str] | None, known: tuple[str, ...]) -> tuple[str, ...]:
    for term in terms or ():
        if term not in known:
            raise UnknownTerm(what, term, known)
    return tuple(terms or ())


def _month(typed: str) -> str | None:
    if typed and not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", typed):
        raise NotAMonth(f"{typed} is not a month: write it as 2026-03.")
    return typed or None


def _print_answer(answer: "Answer", is_empty: bool) -> None:
    if answer.degraded:
        out.print("The index cannot be asked just now: these results come from words alone.\n")
    if answer.did_you_mean:
        out.print(f"Searched for: {answer.did_you_mean} (with --as-typed: as it stands)", highlight=False)
    if answer.also_searched:
        out.print(f"Also searched: {', '.join(answer.also_searched)}.", highlight=False)
    if answer.did_you_mean or answer.also_searched:
        out.print()
    if not answer.results:
        out.print(_why_nothing(answer, is_empty))
    elif answer.strength == "none":
        out.print("Nothing close enough was found. The nearest:\n")
    from kb.search import NEAREST

    nothing_close = answer.strength == "none"
    for result in answer.results[:NEAREST] if nothing_close else answer.results:
        out.print(f"{result.title}  [{STRENGTHS[result.strength]}]", style="bold")
        passage = " ".join(result.passage.text.split())
        out.print(f"  {passage[:300]}{'…' if len(passage) > 300 else ''}")
        out.print(f"  {result.kind} {result.record_id}\n", style="dim")


def _why_nothing(answer: "Answer", is_empty: bool) -> str:
    if answer.total:
        return f"There is no page {answer.query.page}: the last one is page {answer.pages}."
    return EMPTY if is_empty else NOTHING
