"""What the gate finds in a text while it is being written; nothing is kept or logged."""

from typing import Final

from fastapi import APIRouter, HTTPException
from fastapi.responses import JSONResponse

from search_api.deps import FormDep, ServicesDep, SignedIn
from search_api.saving import find_in

router = APIRouter(include_in_schema=False)
MOST_CHARACTERS: Final = 60_000
OUR_OWN: Final = ("form_token", "known_client", "known_others")


@router.post("/drafting")
def find_while_writing(form: FormDep, person: SignedIn, services: ServicesDep) -> JSONResponse:
    """The findings in the fields that were sent: `{"findings": [{"field", "words", "reason", "strong"}]}`."""
    fields = [(name, values[0]) for name, values in form.fields.items() if name not in OUR_OWN and values[0]]
    if sum(len(text) for _, text in fields) > MOST_CHARACTERS:
        raise HTTPException(413)
    findings, verdict = find_in(services, form, fields)
    listed = [{"field": f.field, "words": f.words, "reason": f.reason, "strong": f.strong} for f in findings]
    return JSONResponse({"findings": listed, "decision": verdict.decision})
