"""`kb search`: find past consultations from the terminal."""

from typing import Annotated

import typer

from command_line.printing import out, print_json
from command_line.wiring import Data, Json, make_embedder, opened_database, opened_index, settings_for
from kb.errors import KbError

STRENGTHS = {"strong": "Strong match", "fair": "Fair match", "weak": "Weak match", "none": "Not close"}


class NothingAsked(KbError):
    """The question was empty."""


def search(
    question: str,
    kind: Annotated[list[str] | None, typer.Option(help="consultation, learning or resource")] = None,
    practice_area: Annotated[list[str] | None, typer.Option(help="Only this practice area.")] = None,
    setting: Annotated[list[str] | None, typer.Option(help="Only this setting.")] = None,
    age_band: Annotated[list[str] | None, typer.Option(help="Only this age band.")] = None,
    result: Annotated[list[str] | None, typer.Option(help="Only where something was tried with this result.")] = None,
    since: Annotated[str, typer.Option(help="From this month on, as YYYY-MM.")] = "",
    until: Annotated[str, typer.Option(help="Up to this month, as YYYY-MM.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=100, help="How many results.")] = 10,
    page: Annotated[int, typer.Option(min=1, help="Which page of results.")] = 1,
    data: Data = None,
    json: Json = False,
) -> None:
    """Find past consultations, learnings and resources by meaning and by words.

    Example: kb search "carer worn out by getting up at night"
    """
    if not question.strip():
        raise NothingAsked('Say what you are looking for, for example: kb search "bath transfers".')
    from kb.indexing import bring_level
    from kb.search import Answer, Query
    from kb.search import search as find
    from kb.store.finding import make_filters
    from kb.store.source_paths import paths_as_taken_in

    filters = make_filters(
        kind=kind,
        practice_area=practice_area,
        setting=setting,
        age_band=age_band,
        result=result,
        since=since,
        until=until,
    )
    settings = settings_for(data)
    with opened_database(settings) as database:
        embedder = make_embedder(settings, threads=1)
        with opened_index(settings, database, embedder) as index:
            bring_level(database, None, embedder)
            answer: Answer = find(
                Query(question, filters, page=page, per_page=limit), store=database, embedder=embedder, index=index
            )
        with database.read() as session:
            paths = paths_as_taken_in(session, [r.record_id for r in answer.results])
    if json:
        document = answer.as_json()
        for one in document["results"]:  # type: ignore[attr-defined]  # a list of results
            one["source"] = paths.get(one["record_id"], one["source"])
        print_json(document)
    else:
        _print_answer(answer)


def _print_answer(answer: "object") -> None:
    from kb.search import Answer

    assert isinstance(answer, Answer)
    if answer.degraded:
        out.print("The index cannot be asked just now: these results come from words alone.\n", markup=False)
    if answer.strength == "none":
        out.print("Nothing close enough was found." + (" The nearest:\n" if answer.results else ""), markup=False)
    for result in answer.results:
        out.print(f"{result.title}  [{STRENGTHS[result.strength]}]", markup=False, style="bold")
        passage = " ".join(result.passage.text.split())
        out.print(f"  {passage[:300]}{'…' if len(passage) > 300 else ''}", markup=False)
        out.print(f"  {result.kind} {result.record_id}\n", markup=False, style="dim")
