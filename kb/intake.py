"""The one way into the store: a draft passes the gate and is then kept as a record, or held for a reviewer.

Files, forms and the API all come through here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy.orm import Session

from kb.anonymise.gate import Decision, Gate, Verdict
from kb.anonymise.identifiers import NO_KNOWN_NAMES, KnownNames
from kb.anonymise.layout.together import joined_cells, read_together, reading_order
from kb.errors import OwnWorkNotReleasable
from kb.passages import split
from kb.store import held as held_store
from kb.store.held import HeldDraft
from kb.store.passages import add_passages, save_passages
from kb.store.records import StoredRecord, add_record, contribute, edit_record, load_record, replace_record
from kb.tokens import Tokenizer
from kb.types import CleanRecord, CleanText, Draft, Passage, Record, Section, texts_of, with_texts

_DRAFT: TypeAdapter[Draft] = TypeAdapter(Record[str])
NOT_DECLARED = "nobody has said that the folder's files were de-identified"


@dataclass(frozen=True)
class Admission:
    """What the gate made of a draft; `record` is None where it is held."""

    decision: Decision
    draft: Draft
    record: CleanRecord | None
    verdict: Verdict


@dataclass(frozen=True)
class ContributionDraft:
    """Advice, a follow-up or thanks, before the gate."""

    kind: str
    text: str
    approach: str = ""
    result: str = ""


@dataclass(frozen=True)
class ContributionAdmission:
    """What the gate made of a contribution; `text` is None where it is held."""

    draft: ContributionDraft
    text: CleanText | None
    verdict: Verdict


@dataclass(frozen=True)
class Kept:
    """Where something ended: as a record, or held; and the record's passages that are not embedded yet."""

    decision: Decision
    record_id: str | None = None
    held_id: str | None = None
    new_passages: tuple[Passage, ...] = ()


def check_draft(
    draft: Draft,
    gate: Gate,
    *,
    known: KnownNames = NO_KNOWN_NAMES,
    also_check: Sequence[str] = (),
    elsewhere: frozenset[str] = frozenset(),
) -> Admission:
    """Pass a draft through the gate; `also_check` holds texts that are not kept but can give a person away.

    `elsewhere` holds names that other files of the same run surely hold. Each text is read together with its label too,
    and a heading before its text.
    """
    together = [*also_check, *read_together(draft)]
    texts, order = texts_of(draft), reading_order(draft)
    read = gate.check([texts[place] for place in order], known=known, elsewhere=elsewhere, also_check=together)
    verdict = _put_back(read, order)
    if verdict.texts is None:
        return Admission("held", draft, None, verdict)
    return Admission(verdict.decision, draft, with_texts(draft, verdict.texts), verdict)


def _put_back(verdict: Verdict, order: Sequence[int]) -> Verdict:
    """The verdict on texts in the order of reading, with what it says of each back at the text's own place."""
    places = sorted(range(len(order)), key=order.__getitem__)
    return replace(
        verdict,
        texts=None if verdict.texts is None else tuple(verdict.texts[at] for at in places),
        redacted=tuple(verdict.redacted[at] for at in places) if verdict.redacted else (),
        identifiers=tuple(verdict.identifiers[at] for at in places),
    )


def hold_anyway(admission: Admission, reason: str) -> Admission:
    """The admission, held for a reason that the gate cannot know."""
    verdict = replace(admission.verdict, decision="held", texts=None, reasons=(*admission.verdict.reasons, reason))
    return replace(admission, decision="held", record=None, verdict=verdict)


def keep(
    session: Session,
    admission: Admission,
    tokenizer: Tokenizer,
    *,
    origin: str,
    author_id: str | None = None,
    record_id: str | None = None,
    version: int | None = None,
    held_id: str | None = None,
) -> Kept:
    """Keep an admitted draft as a new record, or over `record_id`: a colleague's edit names the `version` it began at.

    A held draft is kept for the reviewers instead, in place of the undecided `held_id`. Raises RecordChangedMeanwhile.
    """
    if admission.record is None:
        waiting = _hold(session, admission, origin, author_id, record_id, version, held_id)
        return Kept("held", record_id, waiting)
    if record_id is None:
        record_id = add_record(session, admission.record, origin=origin, author_id=author_id)
        new = add_passages(session, split(record_id, admission.record, tokenizer))
        return Kept(admission.decision, record_id, None, tuple(new))
    if version is None:
        replace_record(session, record_id, admission.record)
    else:
        edit_record(session, record_id, admission.record, version=version)
    return Kept(admission.decision, record_id, None, save_passages_of(session, record_id, tokenizer))


def check_contribution(
    draft: ContributionDraft, gate: Gate, *, known: KnownNames = NO_KNOWN_NAMES, to: StoredRecord | None = None
) -> ContributionAdmission:
    """Pass advice, a follow-up or thanks through the gate, together with what stands on the record it is added to."""
    beside = [] if to is None else [*texts_of(to.record), *(one.text for one in to.contributions)]
    verdict = gate.check([draft.text], known=known, beside=beside, also_check=list(joined_cells(draft.text)))
    return ContributionAdmission(draft, verdict.texts[0] if verdict.texts else None, verdict)


def keep_contribution(
    session: Session, admission: ContributionAdmission, tokenizer: Tokenizer, *, record_id: str, author_id: str
) -> Kept:
    """Add a contribution to its record, where search finds it too; or hold it. Raises RecordNotFound."""
    load_record(session, record_id)
    if admission.text is None:
        waiting = held_store.hold(
            session,
            what=admission.draft.kind,
            origin="here",
            parts=asdict(admission.draft),
            findings=admission.verdict.identifiers,
            reasons=admission.verdict.reasons,
            author_id=author_id,
            record_id=record_id,
        )
        return Kept("held", record_id, waiting)
    passages = _contribute(session, admission.draft, admission.text, tokenizer, record_id, author_id)
    return Kept(admission.verdict.decision, record_id, None, passages)


def texts_of_held(held: HeldDraft) -> list[str]:
    """The texts of a held draft, in the order of its findings."""
    if held.summary.what in ("record", "edit"):
        return texts_of(draft_of_held(held))
    return [str(held.parts["text"])]


def draft_of_held(held: HeldDraft) -> Draft:
    """The held draft of a record."""
    return _DRAFT.validate_python({k: v for k, v in held.parts.items() if k != "version"})


def release(
    session: Session,
    held_id: str,
    texts: Sequence[str],
    gate: Gate,
    tokenizer: Tokenizer,
    *,
    reviewer_id: str,
    confirmed: bool = False,
    answers: Mapping[str, str] | None = None,
) -> Kept:
    """Let a held draft go live with the texts as the reviewer left them, and erase the original.

    Raises OwnWorkNotReleasable, HeldNotFound, RecordChangedMeanwhile, and StillIdentifies where numbers are left.
    """
    held = held_store.load_held(session, held_id)
    if held.summary.author_id == reviewer_id:
        raise OwnWorkNotReleasable
    clean = gate.release(texts, confirmed=confirmed)
    if held.summary.what in ("record", "edit"):
        kept = _release_record(session, held, clean, tokenizer)
    else:
        kept = _release_contribution(session, held, clean[0], tokenizer)
    held_store.close_held(
        session, held_id, decision="released", decided_by=reviewer_id, record_id=kept.record_id, answers=answers
    )
    return kept


def reject(
    session: Session,
    held_id: str,
    *,
    reviewer_id: str,
    answers: Mapping[str, str] | None = None,
    said: CleanText | None = None,
) -> None:
    """Turn a held draft away and erase it; `said` is for its author."""
    held_store.close_held(session, held_id, decision="rejected", decided_by=reviewer_id, answers=answers, said=said)


def save_passages_of(session: Session, record_id: str, tokenizer: Tokenizer) -> tuple[Passage, ...]:
    """Split a record as it stands, contributions included, and return the passages that are new."""
    stored = load_record(session, record_id)
    added = tuple(Section(c.kind.replace("-", "_"), c.text) for c in stored.contributions if c.kind != "thanks")
    whole = replace(stored.record, sections=(*stored.record.sections, *added))
    return tuple(save_passages(session, record_id, split(record_id, whole, tokenizer)))


def _hold(
    session: Session,
    admission: Admission,
    origin: str,
    author_id: str | None,
    record_id: str | None,
    version: int | None,
    held_id: str | None,
) -> str:
    return held_store.hold(
        session,
        what="record" if version is None else "edit",
        origin=origin,
        parts={**_DRAFT.dump_python(admission.draft, mode="json"), "version": version},
        findings=admission.verdict.identifiers,
        reasons=admission.verdict.reasons,
        author_id=author_id,
        record_id=record_id,
        held_id=held_id,
    )


def _release_record(session: Session, held: HeldDraft, clean: tuple[CleanText, ...], tokenizer: Tokenizer) -> Kept:
    draft = draft_of_held(held)
    record = with_texts(draft, clean)
    version: Any = held.parts.get("version")
    verdict = Verdict("redacted", clean, tuple(clean), (), ())
    return keep(
        session,
        Admission("redacted", draft, record, verdict),
        tokenizer,
        origin=held.summary.origin,
        author_id=held.summary.author_id,
        record_id=held.record_id,
        version=version,
    )


def _release_contribution(session: Session, held: HeldDraft, clean: CleanText, tokenizer: Tokenizer) -> Kept:
    draft = ContributionDraft(**{k: str(v) for k, v in held.parts.items()})
    record_id = str(held.record_id)
    passages = _contribute(session, draft, clean, tokenizer, record_id, held.summary.author_id)
    return Kept("redacted", record_id, None, passages)


def _contribute(
    session: Session,
    draft: ContributionDraft,
    text: CleanText,
    tokenizer: Tokenizer,
    record_id: str,
    author_id: str | None,
) -> tuple[Passage, ...]:
    contribute(
        session,
        record_id,
        kind=draft.kind,
        text=text,
        author_id=author_id,
        approach=draft.approach,
        result=draft.result,
    )
    return save_passages_of(session, record_id, tokenizer)
