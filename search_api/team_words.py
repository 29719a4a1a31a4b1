"""The team's own lists: words that are never names, words that are always replaced, and synonyms."""

import re
from typing import Final, cast

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from sqlalchemy.orm import Session

from kb.store.audit import note_action
from kb.store.words import (
    LIST_NAMES,
    ListName,
    TeamWord,
    add_synonyms,
    add_team_word,
    list_synonyms,
    list_team_words,
    load_always_replaced,
    remove_synonyms,
    remove_team_word,
)
from kb.teaching import count_out_of_sight, records_that_hold, replace_in_kept, synonyms_that_hold
from search_api.deps import Form, FormDep, Reviewer, ServicesDep, SessionDep
from search_api.pages import redirect, render
from search_api.reviewing import ALSO_LABELS, also_label
from search_api.saving import team_gate
from search_api.services import Services

router = APIRouter(include_in_schema=False)
LONGEST_WORD: Final = 120
MOST_SYNONYMS: Final = 20
_BRACKETS: Final = re.compile(r"[\[\]<>{}]")


@router.get("/lists")
def show_lists(request: Request, person: Reviewer, session: SessionDep) -> HTMLResponse:
    return _show(request, session)


@router.post("/lists/words")
def add_word(request: Request, form: FormDep, person: Reviewer, session: SessionDep) -> Response:
    errors: dict[str, str] = {}
    if not form.text("word"):
        errors["word"] = "Enter a word or a name"
    elif len(form.text("word")) > LONGEST_WORD:
        errors["word"] = f"Shorten this to {LONGEST_WORD} characters"
    if form.text("what") not in LIST_NAMES:
        errors["what"] = "Select a list"
    if errors:
        return _show(request, session, form, errors)
    what = cast(ListName, form.text("what"))
    word = add_team_word(session, what, form.text("word"), label=also_label(form), added_by=person.id)
    note_action(session, "word added", person_id=person.id, detail={"list": what})
    stands = what == "always replace" and _stands_somewhere(session, word)
    return redirect(f"/lists/words/{word.id}" if stands else "/lists", done="word-added")


def _stands_somewhere(session: Session, word: TeamWord) -> bool:
    """Whether a word of the list still stands in what is kept."""
    found = records_that_hold(session, word) or synonyms_that_hold(session, word) or count_out_of_sight(session, word)
    return bool(found)


@router.get("/lists/words/{word_id}")
def show_word(request: Request, word_id: int, person: Reviewer, session: SessionDep) -> HTMLResponse:
    """Where a word that is always replaced still stands in what was kept before it was on the list."""
    word = load_always_replaced(session, word_id)
    return render(
        request,
        "team_word.html",
        word=word,
        records=records_that_hold(session, word),
        synonyms=synonyms_that_hold(session, word),
        out_of_sight=count_out_of_sight(session, word),
    )


@router.post("/lists/words/{word_id}/replace")
def replace_word(word_id: int, form: FormDep, person: Reviewer, session: SessionDep, services: ServicesDep) -> Response:
    word = load_always_replaced(session, word_id)
    count = replace_in_kept(session, word, services.gate, services.tokenizer)
    note_action(session, "word replaced", person_id=person.id, about=str(word_id), detail={"records": count})
    services.keeper.nudge()
    return redirect("/lists", done="word-replaced")


@router.post("/lists/words/{word_id}/remove")
def remove_word(word_id: int, form: FormDep, person: Reviewer, session: SessionDep) -> Response:
    remove_team_word(session, word_id)
    note_action(session, "word removed", person_id=person.id, about=str(word_id))
    return redirect("/lists", done="word-removed")


@router.post("/lists/synonyms")
def add_synonym(
    request: Request, form: FormDep, person: Reviewer, session: SessionDep, services: ServicesDep
) -> Response:
    also = [word.strip() for word in form.text("others").split(",") if word.strip()]
    errors: dict[str, str] = {}
    if not form.text("prefer") or len(form.text("prefer")) > LONGEST_WORD:
        errors["prefer"] = f"Enter the word the team says, up to {LONGEST_WORD} characters"
    if not also or len(also) > MOST_SYNONYMS or max(map(len, also)) > LONGEST_WORD:
        errors["others"] = f"Enter up to {MOST_SYNONYMS} other words for it, with commas between them"
    if not errors and not _name_nobody(services, [form.text("prefer"), *also]):
        errors["prefer"] = "Colleagues see these words with their results, and one of them may name a person"
    if errors:
        return _show(request, session, form, errors)
    add_synonyms(session, form.text("prefer"), also, added_by=person.id)
    note_action(session, "synonyms added", person_id=person.id)
    return redirect("/lists", done="word-added")


@router.post("/lists/synonyms/{synonym_id}/remove")
def remove_synonym(synonym_id: int, form: FormDep, person: Reviewer, session: SessionDep) -> Response:
    remove_synonyms(session, synonym_id)
    note_action(session, "synonyms removed", person_id=person.id, about=str(synonym_id))
    return redirect("/lists", done="word-removed")


def _name_nobody(services: Services, ways: list[str]) -> bool:
    """Whether the gate finds nothing in ways of saying something; in brackets they are no placeholders."""
    plain = [_BRACKETS.sub(" ", way) for way in ways]
    gate = team_gate(services)
    return all(gate.check(each).decision == "clear" for each in (ways, plain))


def _show(
    request: Request, session: Session, form: Form | None = None, errors: dict[str, str] | None = None
) -> HTMLResponse:
    words = list_team_words(session)
    return render(
        request,
        "team_words.html",
        form=form,
        errors=errors,
        lists=[(name, [one for one in words if one.what == name]) for name in LIST_NAMES],
        synonyms=list_synonyms(session),
        labels=ALSO_LABELS,
    )
