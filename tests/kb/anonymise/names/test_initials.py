import pytest

from kb.anonymise.find import find_identifiers


def people(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text) if each.label == "PERSON"]


@pytest.mark.parametrize(
    ("text", "initials"),
    [
        ("4/6 school visit, AM + Priya (student)", "AM"),
        ("Rails measured.\nJB/CO", "JB/CO"),
        ("Closed to OT. /dw", "dw"),
        ("Stool returned. gk/ota", "gk"),
        ("Joint visit LW/DO", "LW/DO"),
        ("R.K. – hydro session", "R.K"),
        ("3.4 P.T. picked the swing", "P.T"),
        ("Carer's comment (FMcK 17/6): up twice", "FMcK"),
        ("Comment (KPD 4/6) noted", "KPD"),
        ("Tools counted 14/14. DMcR", "DMcR"),
        ("OA-K raised that the hoist is late", "OA-K"),
        ("T W-B happy with the rail", "T W-B"),
        ("Cases: R.McD. needs a chair", "R.McD"),
        ("Rails measured.\nKO-B/tj", "KO-B/tj"),
        ("note taker T.H.\nnext one in spring", "T.H"),
        ("key worker: LW", "LW"),
        ("Ok see you then. R", "R"),
        ("See notes of the visit.\n\nOA", "OA"),
        ("next one in spring.\ntemi b", "temi b"),
        ("bless you x B\nnext message", "B"),
        ("thanks love J x", "J"),
        ("Mrs Olive Fox, that's F-O-X.", "F-O-X"),
        ("Called Knox, K N O X.", "K N O X"),
    ],
)
def test_letters_are_somebody_where_only_somebody_can_stand(text: str, initials: str) -> None:
    assert initials in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Transfers AO2. ROM UL/LL full. BP/HR stable.",
        "OT/PT\nAM/PM",
        "Seen at home. /ot",
        "Bed rest. NWB\nSeen for pain. QDS calls",
        "Sara Stedy no good (MRC 2/5 hip). Meals (MOW 3/7). Was better (WAS 8/20).",
        "cc GP. d/w MDT. Spoke to DN re calls. Key worker: SW",
        "Please choose me or her: A, B\nGrade your pain. Size me, please, grade A",
        "The A-B-C chart and the ABC form.",
        "N.B. is deaf. Q.D.S. calls.",
    ],
)
def test_letters_that_are_short_for_a_thing_are_nobody(text: str) -> None:
    assert people(text) == []
