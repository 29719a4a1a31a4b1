import pytest

from kb.anonymise.facts.telling import find_facts


@pytest.mark.parametrize(
    "text",
    [
        "Pt is the local MP, wants a discreet splint.",
        "Father is the imam at the mosque.",
        "He is the headteacher of the village school.",
        "She runs the village post office.",
        "Mum is the village postmistress.",
        "He is the town's only lollipop man.",
        "Her case was on Panorama.",
        "Only black family in the village, feels watched.",
        "She won Bake Off before the MS.",
        "His twin plays for Wales.",
        "The first deaf foreman at the yard.",
        "the last living founder of the circle",
        "Forklift driver of the year twice.",
        "the woman from the flood rescue photograph",
        "the one who locked the managers out in '79",
        "She sang for the Queen.",
        "Lost two brothers in the pit disaster.",
        "Lives in the last house before the lighthouse.",
    ],
)
def test_what_is_true_of_one_person_is_found_by_its_shape(text: str) -> None:
    assert list(find_facts(text))


@pytest.mark.parametrize(
    "text",
    [
        "Watches Countdown and Pointless on the telly.",
        "The first carer to arrive makes tea. The only person to ring is her son.",
        "Last visitor left at 4. The oldest member of the group chairs it.",
        "First nurse on shift checks. The picture from the exercise programme is on the wall.",
        "End of the year review. The town centre is flat. Plays for an hour.",
    ],
)
def test_first_and_last_things_of_the_day_are_let_be(text: str) -> None:
    assert not list(find_facts(text))
