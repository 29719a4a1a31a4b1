"""Counting word pieces without loading a model."""

from kb.embedder import DEFAULT_MODEL, find_model_folder
from kb.tokens import ModelTokenizer

TOKENIZER = ModelTokenizer(find_model_folder(DEFAULT_MODEL))


def test_the_window_leaves_room_for_the_special_pieces() -> None:
    assert TOKENIZER.window == 254


def test_a_long_text_is_counted_to_its_end() -> None:
    assert TOKENIZER.count("rail " * 1000) == 1000


def test_offsets_point_into_the_text() -> None:
    text = "A raised toilet seat."
    assert [text[start:end] for start, end in TOKENIZER.offsets(text)] == ["A", "raised", "toilet", "seat", "."]


def test_pieces_stop_at_the_window() -> None:
    assert len(TOKENIZER.pieces("rail " * 1000).ids) == 254


def test_a_word_has_its_place_among_the_commonest_of_english() -> None:
    everyday, rare = TOKENIZER.place_of("hospital"), TOKENIZER.place_of("wheelchair")
    assert everyday is not None
    assert rare is not None
    assert everyday < 1_000
    assert rare > 10_000
    assert TOKENIZER.place_of("quillfeather") is None
