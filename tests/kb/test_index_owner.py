"""One process owns the index; a killed one lets go of it."""

from pathlib import Path

import pytest

from kb.errors import OwnerActive
from kb.index_owner import current_stamp, is_sealed, new_stamp, seal, switch_to, take_index
from tests.kb.index_builders import said, settings_in, start_child


def test_a_second_process_is_refused_and_told_who_owns_the_index(tmp_path: Path) -> None:
    child = start_child("own", tmp_path)
    assert said(child) == "owned"
    with pytest.raises(OwnerActive, match=rf"a test \(process {child.pid}, since"):
        take_index(settings_in(tmp_path), seconds=0.2)
    child.kill()
    child.communicate()


def test_the_index_is_free_after_its_owner_is_killed(tmp_path: Path) -> None:
    child = start_child("own", tmp_path)
    assert said(child) == "owned"
    child.kill()
    child.communicate()
    take_index(settings_in(tmp_path)).release()


def test_the_index_is_free_after_its_owner_lets_go(tmp_path: Path) -> None:
    with take_index(settings_in(tmp_path)):
        pass
    take_index(settings_in(tmp_path)).release()


def test_a_stamp_whose_folder_is_gone_counts_for_nothing(tmp_path: Path) -> None:
    switch_to(tmp_path, new_stamp("gone", "a model", 64))
    assert current_stamp(tmp_path) is None


def test_half_a_stamp_counts_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_text('{"folder": "a"')
    assert current_stamp(tmp_path) is None


def test_a_folder_is_trusted_only_as_it_was_closed(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "file").write_text("whole")
    assert not is_sealed(tmp_path, "one")
    seal(tmp_path, "one")
    assert is_sealed(tmp_path, "one")
    (tmp_path / "one" / "file").write_text("half")
    assert not is_sealed(tmp_path, "one")
