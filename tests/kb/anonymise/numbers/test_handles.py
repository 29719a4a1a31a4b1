import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.identifiers import Identifier
from kb.anonymise.join import grow
from kb.anonymise.numbers.handles import find_handles


def handles(text: str) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text)]


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("He streams on Twitch under badgerplays.", "badgerplays"),
        ("Signs in to Moodle as yh417 from home.", "yh417"),
        ("Keeps up with friends through Tumblr (esmeinthefog) and texts.", "esmeinthefog"),
        ("On the charging network he is deep_in_gear, kept locked out.", "deep_in_gear"),
        ("Dad logs in to the portal as bigal.dad and is stuck.", "bigal.dad"),
        ("Posts on Reddit as u/quietkettle most nights.", "u/quietkettle"),
        ("Keyboard tutor profile «TurboTobes» is set up.".replace("«", '"').replace("»", '"'), "TurboTobes"),
        ('They set up the WhatsApp as "Thurs Early Birds" last year.', "Thurs Early Birds"),
        ("Somebody set up chantz.realone on Snapchat.", "chantz.realone"),
        ("Gets into the staff portal as shireenk underscore ot now.", "shireenk underscore ot"),
    ],
)
def test_a_name_on_the_net_is_found_whole(text: str, handle: str) -> None:
    assert handle in handles(text)


@pytest.mark.parametrize(
    "text",
    [
        "The app is useful and the portal was down, so he logs in as usual.",
        "Uses the co-op app on an iPad; the website is called helpful by both.",
        "Her WhatsApp is blocked and the forum is closed. Set-up was 2.1m wide.",
        "His benefits are sorted online. Best manner at the bedside is as before.",
    ],
)
def test_ordinary_words_about_the_net_are_left(text: str) -> None:
    assert list(find_handles(text)) == []


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("Mum found not_poppy_ok there.", "poppy", "not_poppy_ok"),
        ("ask hannah-p-77 first", "hannah", "hannah-p-77"),
        ("Hers is bev.rowntree.ot now", "rowntree", "bev.rowntree.ot"),
        ("Anne-Marie came", "Marie", "Marie"),
        ("home.margaret came", "margaret", "margaret"),
    ],
)
def test_a_name_inside_a_word_with_marks_is_grown_to_the_whole(text: str, name: str, whole: str) -> None:
    start = text.index(name)
    grown = grow(Identifier(start, start + len(name), "PERSON", 0.9, "a name", True), text)
    assert text[grown.start : grown.end] == whole
