import pytest

from kb.anonymise.find import find_identifiers


def phones(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The office on 44217 knows.", "44217"),
        ("Rang the office (44217).", "44217"),
        ("Dial 9 then 4421.", "4421"),
        ("Last 3 digits of her mobile 123", "123"),
        ("It ends in 913", "913"),
        ("Her mobile starts 07700", "07700"),
        ("bleeps 229 and 230", "229 and 230"),
        ("ext 4421/2", "4421/2"),
        ("ext\n4421", "4421"),
        ("Obinna has the bleep (0915).", "0915"),
        ("Bleep: (331) for the reg.", "331"),
        ("on extension (44217)", "44217"),
        ("hunt group 4421", "4421"),
        ("it's double four, eight two, nine", "double four, eight two, nine"),
        ("tel. 482 9l3", "482 9l3"),
        ("44 1792 482913", "44 1792 482913"),
        ("rang Neath 3317", "Neath 3317"),
        ("OT is ext. 31 08, ring first", "31 08"),
        ("Page #4-2210 at night", "4-2210"),
        ("It is 01437 660 two nine five", "01437 660 two nine five"),
        ("The new bleep list: gym 4410", "4410"),
        ("if 4410 rings out try again", "4410"),
    ],
)
def test_a_number_is_found_in_the_form_people_give_it(text: str, number: str) -> None:
    assert any(number in each for each in phones(text))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Stroke bleep 5512, hands 5516.", "5516"),
        ("His bleep's 061 not 016.", "016"),
        ("ext 3301\nGym 3307\nWard 3309", "3309"),
    ],
)
def test_numbers_in_a_row_with_an_extension_are_found_too(text: str, number: str) -> None:
    assert number in phones(text)


def test_what_is_measured_after_an_extension_is_no_other() -> None:
    assert phones("Bleep 551, weight 120 kg, seat 450 mm") == ["551"]
    assert phones("Bleep 551, scored 100 of 120") == ["551"]
    assert phones("ext 2210, built 1998, since 1200") == ["ext 2210"]


@pytest.mark.parametrize(
    "text",
    [
        "He is on 2500 calories, on 1200 ml.",
        "The ward on 2019 visited. Called it, 1200 mm wide.",
        "Double two handed grip. Ends in 20 minutes, ended 2019.",
        "Ring splint size 12 l. He tried the stairs (14 steps).",
        "Splints overnight, night extension\n1030 next client. Knee extension (120) and flexion.",
    ],
)
def test_a_measure_or_a_year_is_no_number_to_ring(text: str) -> None:
    assert phones(text) == []
