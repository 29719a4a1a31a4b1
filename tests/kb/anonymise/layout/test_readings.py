import pytest

from kb.anonymise.gate import Gate
from kb.anonymise.layout.readings import readings


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("DOB 12\nMarch 1941", "DOB [date of birth]"),
        ("DOB: 3\r\nSept 1938", "DOB: [date of birth]"),
        ("> Seen on 14th of\n> March with a rail.", "> Seen in March with a rail."),
        ("Seen on March\n14 with a rail.", "Seen in March with a rail."),
        ("Discharged 21\nNovember.", "Discharged November."),
        ("Review on the\n14th with a rail.", "Review on [date] with a rail."),
        ("Now 94\nyears old.", "Now aged 90 or over."),
        ("She is\n94 and frail.", "She is\n90 or over and frail."),
        ("Age\n94", "Age\n90 or over"),
        ("Told\nWill to rest.", "Told\n[person 1] to rest."),
        ("Seen with Rose\nHall at home.", "Seen with [person 1] at home."),
    ],
)
def test_a_day_an_age_and_a_name_go_on_in_the_next_line(text: str, redacted: str) -> None:
    assert Gate().check([text]).redacted == (redacted,)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ref LBH/2024/\n00831 raised.", "LBH/2024/\n00831"),
        ("Case ASC-2024-\n00831 raised.", "ASC-2024-\n00831"),
        ("NI number: QQ12\n3456C given.", "QQ12\n3456C"),
        ("NHS no 943 476\n1234 given.", "943 476\n1234"),
        ("Ref 12345-\n678 raised.", "12345-\n678"),
    ],
)
def test_a_number_goes_on_in_the_next_line(text: str, number: str) -> None:
    assert number in [text[each.start : each.end] for each in Gate().check([text]).identifiers[0]]


def test_a_feast_goes_on_in_the_next_line() -> None:
    assert Gate().check(["She fell on Christmas\nEve."]).decision == "held"


@pytest.mark.parametrize(
    "text",
    [
        "Barthel 14\n\nMay need a rail.",
        "Sit to stand x 3\nMarch on the spot.",
        "Sessions 12\nMarch: none.",
        "Reach 94\nRight knee 90",
        "Weight is\n94 kg.",
        "Rails fitted 3\n1. Bath\n2. Stairs",
        "Discussed with\nSpeech therapist.",
        "Kitchen visit done today\nTransfers safe.",
        "**Goals** 14 of 20, *grip* 12 kg, a_b 3, 2 * 3 * 4.",
        "See e.g.Dressing aids and the chair.",
        "Step 9.Take the rail.",
    ],
)
def test_what_only_looks_like_going_on_is_left(text: str) -> None:
    assert Gate().check([text]).decision == "clear"


@pytest.mark.parametrize(
    "text",
    [
        "Seen on **14** March.",
        "Seen 14<sup>th</sup> March.",
        "Seen *14 March*.",
        "Date: **14**/**3**/**24**",
        "She is aged **94**.",
        "Mrs **Church** up with one.",
        "**Mr** *Hall* slid.",
        "__Mrs__ __Church__ slid.",
        "<b>Mrs</b> <span style='x'>Church</span> slid.",
    ],
)
def test_marks_of_emphasis_hide_nobody(text: str) -> None:
    assert Gate().check([text]).decision == "held"


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Mr.Brown up with one.", "Mr.[person 1] up with one."),
        ("Mr.Green up with one.", "Mr.[person 1] up with one."),
        ("mrs.griffiths rang.", "mrs.[person 1] rang."),
        ("DOB12/3/41", "DOB[date of birth]"),
        ("born12/3/41 seen", "born[date of birth] seen"),
        ("Seen14/3/24 well", "SeenMarch well"),
        ("Stands alone.Long said the bath is deep.", "Stands alone.[person 1] said the bath is deep."),
    ],
)
def test_a_space_that_is_missing_hides_nobody(text: str, redacted: str) -> None:
    assert Gate().check([text]).redacted == (redacted,)


def test_most_of_a_text_is_read_once() -> None:
    text = "Barthel 14\nTransfers with one.\n\n**Plan**\n- Rail by the bath\n- Review 3 weeks"
    assert list(readings(text)) == []


def test_a_reading_knows_where_its_letters_stand() -> None:
    text = "Seen on **14**\nMarch with Mr.Green."
    for reading in readings(text):
        assert all(text[at] == char for char, at in zip(reading.text, reading.offsets, strict=True) if char != " ")
    assert [reading.text for reading in readings(text)] == ["Seen on 14 March with Mr. Green."]


@pytest.mark.parametrize(
    ("fields", "redacted"),
    [
        (("Born 12", "March 1941 and slid."), ("Born [date of birth]", "[date of birth] and slid.")),
        (("Plan for Rose", "Hall slid."), ("Plan for [person 1]", "[person 2] slid.")),
        (("A rail.", "Now 94", "years old."), ("A rail.", "Now 90 or over", "aged 90 or over.")),
    ],
)
def test_what_goes_on_in_the_next_field_is_found(fields: tuple[str, ...], redacted: tuple[str, ...]) -> None:
    assert Gate().check(fields).redacted == redacted


def test_fields_that_only_stand_beside_each_other_stay_as_they_are() -> None:
    fields = ["Barthel 12", "May need a rail.", "Score 94", "Bath", ""]
    assert Gate().check(fields).decision == "clear"
    assert Gate().check([]).decision == Gate().check([""]).decision == "clear"


@pytest.mark.parametrize(
    "fields",
    [
        ["Bath transfers with a tired partner", "The client cannot step over the bath edge."],
        ["Bath board trial with the carer", "Bath board fitted and used daily."],
        ["Lives with her partner\nThe ramp is steep."],
        ["Spoke to her son\nBath board fitted."],
    ],
)
def test_an_ordinary_word_that_begins_a_line_is_nobody(fields: list[str]) -> None:
    assert Gate().check(fields).decision == "clear"
