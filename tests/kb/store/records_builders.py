"""Records for tests; every argument is optional."""

from kb.anonymise.gate import pass_ungated
from kb.types import Approach, CleanRecord, Kind, Section


def make_consultation(
    *,
    title: str = "Bath transfers after a hip replacement",
    kind: Kind = "consultation",
    challenge: str = "Getting over the side of the bath without bending the hip.",
    outcome: str = "Baths alone again.",
    approach: str = "equipment",
    result: str = "worked",
    facets: dict[str, tuple[str, ...]] | None = None,
    status: str = "",
) -> CleanRecord:
    """A consultation after the gate."""
    return CleanRecord(
        kind=kind,
        title=pass_ungated(title),
        sections=(Section("challenge", pass_ungated(challenge)), Section("outcome", pass_ungated(outcome))),
        approaches=(Approach(approach, result, pass_ungated("Bath board with a grab rail")),),
        facets=facets or {},
        status=status,
    )
