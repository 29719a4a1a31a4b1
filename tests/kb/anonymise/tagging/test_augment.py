import random

from kb.anonymise.tagging.augment import mixed_notes, sentences_of, with_other_names
from kb.anonymise.tagging.generate import Labelled

TEXT = "Jane Okafor rang.\nThe rail is up.\nOKAFOR agreed, 3 Elm Row."
NOTE: Labelled = (TEXT, [(0, 11, "PERSON"), (34, 40, "PERSON"), (49, 58, "ADDRESS")])


def test_other_names_keep_their_labels_and_their_case() -> None:
    text, spans = with_other_names(random.Random(4), NOTE)
    named = [text[start:end] for start, end, _ in spans]
    assert "Okafor" not in text
    assert named[0].split()[1].upper() == named[1]
    assert named[2] == "3 Elm Row"


def test_what_is_no_name_stays_when_names_change() -> None:
    text, _ = with_other_names(random.Random(4), NOTE)
    assert " rang.\nThe rail is up.\n" in text


def test_a_sentence_comes_with_its_own_labels() -> None:
    assert list(sentences_of(NOTE)) == [
        ("Jane Okafor rang.", [(0, 11, "PERSON")]),
        ("The rail is up.", []),
        ("OKAFOR agreed, 3 Elm Row.", [(0, 6, "PERSON"), (15, 24, "ADDRESS")]),
    ]


def test_a_sentence_that_cuts_a_label_is_left_out() -> None:
    assert list(sentences_of(("Jane went to Elm. Row was shut then.", [(13, 21, "LOCATION")]))) == []


def test_labels_of_mixed_notes_cover_what_they_covered() -> None:
    mixed = mixed_notes(random.Random(4), [NOTE], 5)
    assert {text[start:end].lower() for text, spans in mixed for start, end, label in spans if label == "ADDRESS"} == {
        "3 elm row"
    }
