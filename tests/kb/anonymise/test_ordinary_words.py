"""Ordinary words stay, however much the tagger or a weak rule makes of them."""

from collections.abc import Sequence

import numpy as np
import pytest

from kb.anonymise.find import find_identifiers
from kb.anonymise.lexicon import lexicon
from kb.anonymise.tagging.tagger import Reading
from kb.anonymise.words import Word, words_of

CAREFUL = "We tried a rail. It held. Nobody fell. The gantry came later. All went well. "


class OneWordTagger:
    """Gives one word a probability of being somebody's name, and every other word almost none."""

    def __init__(self, word: str, chance: float) -> None:
        self.word, self.chance = word, chance

    def read(self, text: str, words: Sequence[Word]) -> Reading:
        likely = [self.chance if word.text == self.word else 0.01 for word in words]
        return Reading(np.array([(1 - each, each, 0, 0) for each in likely], dtype=np.float32))


def found(text: str, word: str, chance: float) -> list[str]:
    return [text[each.start : each.end] for each in find_identifiers(text, tagger=OneWordTagger(word, chance))]


@pytest.mark.parametrize(
    ("text", "word", "chance"),
    [
        ("Buckle turned to the heel.", "Buckle", 0.4),
        ("Think Low before High.", "High", 0.3),
        ("commode came with no pan", "pan", 0.5),
        (f"{CAREFUL}We rang re grab rails.", "rails", 0.7),
        (f"{CAREFUL}She missed three giveways.", "giveways", 0.6),
        (f"{CAREFUL}They walk to the kirk together.", "kirk", 0.8),
        (f"{CAREFUL}PHQ not done.", "PHQ", 0.5),
        (f"{CAREFUL}Mince is easier. He cooks mince.", "Mince", 0.8),
        (f"{CAREFUL}Ward recommended a commode, and the ward lent it.", "Ward", 0.9),
        ("Charity paid for the hire.", "Charity", 0.7),
        ("no comode yet, try gain", "comode", 0.5),
    ],
)
def test_an_ordinary_word_needs_a_surer_tagger_by_how_it_is_written(text: str, word: str, chance: float) -> None:
    assert found(text, word, chance) == []


@pytest.mark.parametrize(
    ("text", "word", "chance"),
    [
        ("Buckle rang in about the ramp.", "Buckle", 0.6),
        ("rang olive about it", "olive", 0.4),
        (f"{CAREFUL}Then eva was seen.", "eva", 0.3),
        (f"{CAREFUL}The login is still gw.parry3 here.", "parry", 0.7),
        ("Her friend Long-Ears helps.", "Long-Ears", 0.3),
        ("we asked armindo", "armindo", 0.4),
        (f"{CAREFUL}Then ROB KING was seen.", "ROB", 0.4),
        (f"{CAREFUL}For JL to chase.", "JL", 0.3),
        ("PLAN: PHQ NOT DONE BY BOYET YET.", "BOYET", 0.7),
    ],
)
def test_a_name_is_found_where_the_tagger_is_that_sure(text: str, word: str, chance: float) -> None:
    assert any(word in each for each in found(text, word, chance))


@pytest.mark.parametrize(
    "text",
    ["Stump board fitted.", "Too tired.", "Neither needs it.", "Work says light duties.", "Mini kitchen fitted."],
)
def test_a_guess_needs_some_say_of_the_tagger(text: str) -> None:
    assert found(text, "", 0) == []


@pytest.mark.parametrize("text", ["Power refused.", "Brown ++ anxious.", "Black DNA."])
def test_sure_verbs_need_none(text: str) -> None:
    assert found(text, "", 0)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Parents told us that letters come late.", "PERSON"),
        ("Goldsmith index is not the same.", "PERSON"),
        ("The toilet is nine metres from the bed, down a step.", "LOCATION"),
        ("D.O.B. not known.", "PERSON"),
        ("He said so on the first visit, not on the fourth.", "DATE"),
        ("huntington chair", "LOCATION"),
    ],
)
def test_a_rule_by_itself_takes_no_ordinary_word(text: str, label: str) -> None:
    assert label not in [each.label for each in find_identifiers(text)]


def test_an_office_is_nobody_where_its_house_is_named() -> None:
    assert not find_identifiers("Dean agreed to split the year at the university.")
    assert find_identifiers("Dean agreed to try the stairs.")
    assert len(find_identifiers("Mr Dean Fox is at university. Dean agreed to split the year.")) == 2


def test_words_of_these_tests_are_what_they_stand_for() -> None:
    assert words_of("giveways")[0].code == 0
    assert lexicon().code("kirk")
