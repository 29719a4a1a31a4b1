"""Words of the practice that are names too: somebody where only somebody can stand."""

import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.tagging.tagger import load_tagger


def found(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text, tagger=load_tagger())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Client: French", "French"),
        ("Patient: Ireland", "Ireland"),
        ("Resident: Garden", "Garden"),
        ("Bed 4: Winter", "Winter"),
        ("Apologies: Okafor, English", "English"),
        ("Islam, 72, lives alone.", "Islam"),
        ("Katz (77) up with one.", "Katz"),
        ("K. Winter rang about the rail.", "K. Winter"),
        ("The flat of the late Winter is empty.", "Winter"),
        ("India attended with mum.", "India"),
        ("Puja attended with mum.", "Puja"),
        ("Sara lives alone with her cat.", "Sara"),
        ("Begum keen to cook again.", "Begum"),
        ("Israel's wife helps with the sling.", "Israel"),
        ("Sally Anne stood with one and is keen to go home.", "Sally Anne"),
        ("Billie Jean stood with one and is keen to go home.", "Billie Jean"),
    ],
)
def test_a_word_of_the_practice_is_somebody_where_only_a_name_stands(text: str, name: str) -> None:
    assert any(name in each for each in found(text))


@pytest.mark.parametrize(
    "text",
    [
        "French, English and Polish are spoken. He lived in Kenya and India.",
        "Kitchen: small. Garden: steps. Winter: heating on. Islam is her faith.",
        "Barthel: 14. Berg: 38. Tinetti (20). Kylie sheets and a Sara Stedy.",
        "Present: Client, Mum, OT. Re: Easter. Client: Adult. Patient: Child. Bed 4: Step down.",
        "The Sally Anne test was used. Daisy Bell was sung. He sang Billie Jean.",
    ],
)
def test_a_word_of_the_practice_is_nobody_elsewhere(text: str) -> None:
    assert found(text) == []
