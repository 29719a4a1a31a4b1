import pytest

from kb.anonymise.gate import pass_ungated
from kb.types import Approach, CleanText, Draft, Section, texts_of, with_texts


def make_draft() -> Draft:
    return Draft(
        kind="consultation",
        title="Steps",
        sections=(Section("challenge", "Dark steps", "Challenge"),),
        approaches=(Approach("minor adaptation", "worked", "A rail", "newel rail", "Held on"),),
        source="notes/steps.md",
    )


def test_nobody_but_the_gate_makes_clean_text() -> None:
    with pytest.raises(TypeError):
        CleanText("Mrs Jones")


def test_a_changed_clean_text_is_clean_no_longer() -> None:
    assert not isinstance(pass_ungated("a") + "b", CleanText)


def test_a_piece_of_clean_text_is_clean() -> None:
    assert isinstance(pass_ungated("grab rail").piece(0, 4), CleanText)


def test_a_file_keeps_its_number_and_ending_behind_a_clean_name_and_nothing_else() -> None:
    assert isinstance(pass_ungated("case ").with_tail("012.docx"), CleanText)
    with pytest.raises(ValueError, match="ending"):
        pass_ungated("case ").with_tail(" of Jo.docx")


def test_a_representation_never_shows_the_text() -> None:
    assert "rail" not in repr(pass_ungated("grab rail"))


def test_every_free_text_of_a_record_is_visited() -> None:
    texts = texts_of(make_draft())
    assert texts == ["Steps", "notes/steps.md", "Dark steps", "Challenge", "A rail", "newel rail", "Held on"]


def test_texts_go_back_where_they_came_from() -> None:
    draft = make_draft()
    assert with_texts(draft, texts_of(draft)) == draft


def test_texts_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="more texts"):
        with_texts(make_draft(), ["x"] * 8)
