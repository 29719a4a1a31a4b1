import time

import pytest

from kb.anonymise.gate import Gate
from kb.anonymise.layout.labelled import find_labelled, is_a_label
from kb.anonymise.layout.together import read_together
from kb.types import Draft, Section

LAYOUTS = [
    "{label}: {value}",
    "| {label} | Need |\n|---|---|\n| {value} | rails |",
    "{label} | Need\n{value} | rails",
    "Need\t{label}\nrails\t{value}",
    "Need\t{label}\n\nrails\t{value}",
    "| {label} | {value} |\n| Need | rails |",
    "{label}\t{value}\nNeed\trails",
    "Seen at home.\n{label}\n{value}\nRails fitted.",
    "{label}\n\n{value}\n\nRails fitted.",
    "## {label}\n\n{value}\n",
    "{label} ({value}) seen at home.",
    "{label}; {value}",
    "{label}……{value}",
    "{label}...... {value}",
    "**{label}:** {value}",
    "**{label}**: {value}",
    "- {label} = {value}",
    "{label} - {value}",
]


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_labelled(text)]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("DOB", "August 1947"),
        ("DOB", "1947"),
        ("D.O.B", "Aug 47"),
        ("Date of birth", "17 08 47"),
        ("Key safe", "1066"),
        ("NHS no", "943 476"),
        ("Hosp no", "4482"),
        ("Phone", "5523"),
        ("Postcode", "G51"),
        ("Postcode", "bs5"),
        ("Ref", "118"),
        ("Known as", "Pip"),
        ("Client", "Ged/rhi"),
        ("Patient", "May"),
        ("Client", "Summer"),
        ("Town", "penarth"),
        ("Address", "the old forge"),
        ("Landlord", "clarion"),
        ("Employer", "tesco"),
        ("School", "st anne's"),
    ],
)
def test_the_value_of_a_label_is_found_however_the_two_are_set(layout: str, label: str, value: str) -> None:
    assert value in found(layout.format(label=label, value=value))


def test_rows_that_are_paragraphs_belong_to_the_heading_and_another_table_does_not() -> None:
    assert found("DOB\tTown\n\nAug 47\tpenarth\n\nMay 51\tbarry") == ["Aug 47", "May 51", "penarth", "barry"]
    assert found("Phone | Who\n0117 496 0188 | son\n\nReach | Grip\n9400 | 9500") == ["0117 496 0188"]


@pytest.mark.parametrize(
    "text",
    [
        "DOB 1947",
        "DOB → 1947",
        "DOB, 1947",
        'DOB "1947"',
        "DOB · 1947",
        "DOB / 1947",
        "DOB ___1947",
        "`DOB` 1947",
        '"DOB": "1947"',
        "<td>DOB</td><td>1947</td>",
        "DOB given as 1947",
        "DOB in notes: 1947",
        "DOB/age (dd/mm/yy) 1947",
        "1. DOB\n2. 1947",
    ],
)
def test_a_birth_is_found_behind_any_marks(text: str) -> None:
    assert found(text) == ["1947"]


@pytest.mark.parametrize("text", ["Known as Pip.", "Likes to be called Pip", "Known as: pip", "Known as (Pip) at home"])
def test_what_somebody_is_called_may_be_any_word(text: str) -> None:
    assert [each.lower() for each in found(text)] == ["pip"]


def test_a_title_is_no_part_of_the_value() -> None:
    assert found("GP: dr may, Sully") == ["may"]


def test_each_row_below_a_label_has_its_value() -> None:
    assert found("Name | DOB | NHS no\n[name] | Aug 47 | 943 476\n[name] | May 51 | 118 220") == [
        "Aug 47",
        "May 51",
        "943 476",
        "118 220",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "GP: none",
        "Landlord: n/k",
        "DOB: see above",
        "Address: as above",
        "Employer: private",
        "Name: [NAME]",
        "Town: no",
        "Patient: tired",
        "Client: keen",
        "Client: will try tomorrow",
        "Landlord: council",
        "Landlord: agreed",
        "Employer: supportive",
        "Employer: small shop",
        "School: mainstream",
        "Employer: large retailer",
        "Employer: OH referral sent",
        "Landlord: letter sent",
        "Agency: night sits",
        "Village: steep lanes",
        "Pt: LSCS",
        "Patient number 4 of 12",
        "Known as challenging",
        "Known as a high risk",
        "School: stairs, lift",
        "School\nUses the slope board well.",
        "Patient\n\nIndependent with transfers.",
        "Client\n- wash and dress",
        "Client | Need\nseen | rails",
        "| Client | 24 |\n| Agreed | rail |",
        "Ref: Code of Practice 2015",
        "Key safe: Supra C500",
        "Phone: 2 calls, 3 texts",
        "msg left by phone 0840",
        "Address: ground floor flat",
    ],
)
def test_what_says_that_there_is_none_or_how_it_is_is_no_value(text: str) -> None:
    assert found(text) == []


def test_a_birth_below_its_label_holds_and_a_town_is_redacted() -> None:
    assert Gate().check(["Rails fitted at home.\n\nDOB\n\nAugust 1947"]).decision == "held"
    assert Gate().check(["Rails fitted at home and both used well since.\nTown: penarth"]).decision == "redacted"


def test_a_heading_that_is_a_label_is_read_with_its_text() -> None:
    draft = Draft("consultation", "title", (Section("notes", "August 1947", "Date of birth"),), ())
    assert read_together(draft) == ["Date of birth: August 1947"]


def test_a_label_is_told_from_other_headings() -> None:
    assert is_a_label("Place of birth")
    assert not is_a_label("Place of safety")


@pytest.mark.parametrize(
    "row", ["DOB ", "DOB, ", "DOB (", "</td>", "Client|", "Ref ....", "Town\t", "Name :(", "NHS no\n"]
)
def test_a_long_row_of_labels_is_soon_read(row: str) -> None:
    begun = time.perf_counter()
    list(find_labelled(row * 8000))
    assert time.perf_counter() - begun < 2
