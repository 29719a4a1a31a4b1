"""Strength in words from calibrated scores."""

from pathlib import Path

from kb.fusion import Evidence
from kb.strength import Calibration, Example, calibrate, load_calibration, save_calibration

ANSWERED = [Example([Evidence("p", 0.6 + at / 100, 0.5, 0.8)], right=True) for at in range(30)]
UNANSWERED = [Example([Evidence("p", 0.2 + at / 100, 0.1, 0.5)]) for at in range(30)]


def test_an_answered_question_is_stronger_than_one_without_answer() -> None:
    made = calibrate(ANSWERED, UNANSWERED)
    assert made.strengths(ANSWERED[-1].ranked) == ["strong"]
    assert made.strengths(UNANSWERED[0].ranked) == ["none"]


def test_no_result_is_called_weaker_than_one_after_it() -> None:
    made = calibrate(ANSWERED, UNANSWERED)
    far, near = UNANSWERED[0].ranked[0], ANSWERED[-1].ranked[0]
    assert made.strengths([far, near, far]) == ["strong", "strong", "none"]


def test_a_calibration_made_here_is_used_for_its_model(tmp_path: Path) -> None:
    made = Calibration(1, 2, 3, 4, 0.1, 0.2, 0.3, 5)
    save_calibration("model:abc:254:bf16", 0, made, tmp_path / "calibration.json")
    assert load_calibration("model:abc:254:fp32", 0, tmp_path) == made


def test_turned_questions_are_judged_by_a_line_of_their_own(tmp_path: Path) -> None:
    made = Calibration(1, 2, 3, 4, 0.1, 0.2, 0.3, 5)
    save_calibration("model:abc", 1, made, tmp_path / "calibration.json")
    assert load_calibration("model:abc", 0.8, tmp_path) == made
    assert load_calibration("model:abc", 0.2, tmp_path) != made


def test_a_model_without_calibration_gets_the_default() -> None:
    assert load_calibration("unknown:1", 0).weak > 0


def test_a_stray_shared_word_is_no_sign_of_an_answer() -> None:
    made = calibrate(ANSWERED, UNANSWERED)
    stray, believed = (Evidence("p", 0.4, 0.5, 0.6, trust) for trust in (0.0, 1.0))
    assert made.likelihoods([stray]) < made.likelihoods([believed])


def test_a_question_near_to_nothing_here_is_less_likely_answered_by_what_is_nearest() -> None:
    near, outside = ([[Evidence("p", 0.4 + at / 300, 0.3, 0.6, 1.0, far)] for at in range(30)] for far in (0.2, 0.0))
    made = calibrate(
        [*ANSWERED, *(Example(one, right=True) for one in near)], [*UNANSWERED, *(Example(one) for one in outside)]
    )
    assert made.likelihoods(outside[0]) < made.likelihoods(near[0])


def test_a_result_that_says_part_of_what_is_asked_is_not_strong_by_itself() -> None:
    made = calibrate(ANSWERED, UNANSWERED)
    near = ANSWERED[-1].ranked[0]
    assert made.strengths([near, near], lambda at: at == 0)[0] == "strong"
    assert made.strengths([near, near], lambda at: at == 0)[1] != "strong"
    assert made.strengths([near, near], lambda at: at == 1) == ["strong", "strong"]


def test_strong_begins_where_nearly_every_first_result_is_right() -> None:
    wrong = [one._replace(right=False) for one in ANSWERED[:10]]
    made = calibrate([*wrong, *ANSWERED[10:]], UNANSWERED)
    said = [made.strengths(one.ranked)[0] for one in ANSWERED]
    assert set(said[:10]) == {"none", "fair"}
    assert said[-5:] == ["strong"] * 5
