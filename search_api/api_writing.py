"""Adding records from programs: the same gate and the same store as the forms."""

from typing import Annotated, Final

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from kb.errors import UnknownTerm
from kb.intake import check_draft, keep
from kb.planned import MONTHS, can_be_month
from kb.types import Approach, Draft, Section
from kb.vocabulary import APPROACHES, FACETS, LEARNING_KINDS, RESULTS, STATUSES, known_term
from search_api.deps import ApiPerson, ServicesDep
from search_api.saving import team_gate
from search_api.services import Services
from search_api.suggesting import suggest_for

router = APIRouter(prefix="/api/v1")
LONGEST: Final = 50_000

Title = Annotated[str, Field(min_length=1, max_length=200)]
Words = Annotated[str, Field(max_length=LONGEST)]
Facets = Annotated[
    dict[str, list[str]], Field(description="Terms by facet: practice_area, setting, age_band and so on.")
]


def _month(month: str | None) -> str | None:
    if month is not None and not can_be_month(month):
        raise PydanticCustomError("month", f"The month is {MONTHS}.")  # type: ignore[arg-type, unused-ignore]
    return month


Month = Annotated[
    str | None,
    Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description=f"As 2026-05; {MONTHS}."),
    AfterValidator(_month),
]


class Sent(BaseModel):
    """What both kinds have."""

    model_config = ConfigDict(extra="forbid")

    title: Title
    facets: Facets = Field(default_factory=dict)
    month: Month = None


class NewLearning(Sent):
    """A learning: What? So what? Now what?"""

    what: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    so_what: Words = ""
    now_what: Words = ""
    learning_kind: Annotated[str, Field(description="tip, small win, how-to and so on.")] = ""


class TriedApproach(BaseModel):
    """One thing tried, and how it went."""

    model_config = ConfigDict(extra="forbid")

    approach: str = ""
    result: str = "not yet known"
    described: Words = ""
    equipment: Words = ""
    what_happened: Words = ""


class NewConsultation(Sent):
    """A consultation; the challenge is needed, everything else helps."""

    challenge: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    key_question: Words = ""
    person: Words = ""
    environment: Words = ""
    occupation: Words = ""
    outcome: Words = ""
    learned: Words = ""
    approaches: Annotated[list[TriedApproach], Field(max_length=50)] = Field(default_factory=list)
    status: Annotated[str, Field(description="open question, answered, followed up or closed.")] = ""


@router.post("/learnings", summary="Add a learning", status_code=201)
def add_learning(person: ApiPerson, services: ServicesDep, sent: NewLearning) -> JSONResponse:
    """201 with the record's id, or 202 where it waits for a reviewer."""
    draft = Draft(
        kind="learning",
        title=sent.title,
        sections=_sections(what=sent.what, so_what=sent.so_what, now_what=sent.now_what),
        facets=_facets(sent),
        learning_kind=_listed("learning_kind", sent.learning_kind, LEARNING_KINDS),
        month=sent.month,
    )
    return _save(services, draft, person.id)


@router.post("/consultations", summary="Add a consultation", status_code=201)
def add_consultation(person: ApiPerson, services: ServicesDep, sent: NewConsultation) -> JSONResponse:
    """201 with the record's id, or 202 where it waits for a reviewer."""
    draft = Draft(
        kind="consultation",
        title=sent.title,
        sections=_sections(
            key_question=sent.key_question,
            challenge=sent.challenge,
            person=sent.person,
            environment=sent.environment,
            occupation=sent.occupation,
            outcome=sent.outcome,
            learned=sent.learned,
        ),
        approaches=tuple(_approach(one) for one in sent.approaches),
        facets=_facets(sent),
        status=_listed("status", sent.status, STATUSES),
        month=sent.month,
    )
    return _save(services, draft, person.id)


def _save(services: Services, draft: Draft, author_id: str) -> JSONResponse:
    admission = check_draft(draft, team_gate(services))
    with services.database.begin() as session:
        kept = keep(session, admission, services.tokenizer, origin="here", author_id=author_id)
    services.keeper.nudge()
    if kept.record_id is not None:
        suggest_for(services, kept.record_id)
    body = {"decision": kept.decision, "record_id": kept.record_id, "held_id": kept.held_id}
    return JSONResponse(body, 202 if kept.decision == "held" else 201)


def _sections(**texts: str) -> tuple[Section[str], ...]:
    return tuple(Section(field, text.strip()) for field, text in texts.items() if text.strip())


def _approach(sent: TriedApproach) -> Approach[str]:
    return Approach(
        _listed("approach", sent.approach, APPROACHES),
        _listed("result", sent.result, RESULTS),
        sent.described or None,
        sent.equipment or None,
        sent.what_happened or None,
    )


def _facets(sent: Sent) -> dict[str, tuple[str, ...]]:
    for facet in sent.facets:
        if facet not in FACETS:
            raise UnknownTerm("facets", facet)
    return {facet: tuple(known_term(facet, term) for term in terms) for facet, terms in sent.facets.items()}


def _listed(what: str, word: str, known: tuple[str, ...]) -> str:
    if word and word not in known:
        raise UnknownTerm(what, word)
    return word
