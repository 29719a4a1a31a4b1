# ruff: noqa: SIM905 - a list of words cut in two is harder to read
"""Short forms of notes in capitals that are nobody's initials: 'BS 8300', 'the SU agreed', 'VR OT'."""

from collections.abc import Sequence
from typing import Final

from kb.anonymise.identifiers import Identifier, is_a_guess

SHORT_FORMS: Final = frozenset(
    """
    SU SUs TC TCs VR BS ZF WZF NDT DoL DoLs DOL DISCH ADM PIN HVs AVs AHV DHV ICT DPs PHB HAs LAs LHA CTB DHP
    RRO TAs LSA SLT TOR AOB CPD PPI HCSW RSW TNA STR APP ACP AHP OTT OTTs OTP SPT WFL ROM ULs LLs BMs SOB HPC PMH UTA
    DNW CNA WNB EDN EDS TTA TTAs MFD RTG UCR PTS OPD OPA RTT FAO TBC NI SAR FB
    """.split()
)
"""Written in capitals alone, and seldom anybody's initials."""


def without_short_forms(text: str, found: Sequence[Identifier]) -> list[Identifier]:
    """The findings without weak guesses of a name that are only such a short form, and nobody's who is named."""
    return [each for each in found if not (_is_only_a_guess(each) and text[each.start : each.end] in SHORT_FORMS)]


def _is_only_a_guess(found: Identifier) -> bool:
    return is_a_guess(found) and not found.reason.startswith("initials")
