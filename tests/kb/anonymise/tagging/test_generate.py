import random

from kb.anonymise.tagging.generate import frames, generate_notes, slots


def test_every_slot_of_every_frame_can_be_filled() -> None:
    notes = generate_notes(random.Random(1), 300)
    assert not any("{" in text or "}" in text for text, _ in notes)


def test_the_same_seed_makes_the_same_notes() -> None:
    assert generate_notes(random.Random(5), 3) == generate_notes(random.Random(5), 3)


def test_each_label_covers_a_name() -> None:
    notes = generate_notes(random.Random(2), 50)
    assert all(text[start:end].strip() for text, spans in notes for start, end, _ in spans)


def test_no_filling_is_empty() -> None:
    assert all(all(fillings) for fillings in slots().values())
    assert set(frames()) == {"named", "placed", "clean", "open", "close"}
