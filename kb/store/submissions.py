"""Forms that were sent already, so that pressing the button twice saves once."""

from datetime import timedelta
from typing import Final

from sqlalchemy import delete
from sqlalchemy.orm import Session

from kb.store.keys import now, token_hash
from kb.tables import FactRow

PREFIX: Final = "form:"
KEPT_FOR: Final = timedelta(days=2)


def led_to(session: Session, form_token: str) -> str | None:
    """The page that an earlier sending of the same form led to, or None; without a token there is no memory."""
    row = session.get(FactRow, _name(form_token)) if form_token else None
    return None if row is None else row.value.split(" ", 1)[1]


def remember(session: Session, form_token: str, path: str) -> None:
    """Note where a form led, in the transaction that saves it; notes older than two days are dropped."""
    oldest = (now() - KEPT_FOR).isoformat()
    session.execute(delete(FactRow).where(FactRow.name.startswith(PREFIX), FactRow.value < oldest))
    if form_token:
        session.add(FactRow(name=_name(form_token), value=f"{now().isoformat()} {path}"))
    session.flush()


def _name(form_token: str) -> str:
    return PREFIX + token_hash(form_token)
