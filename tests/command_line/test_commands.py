"""The commands that need no model, as a person at a terminal meets them."""

import json
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
from filelock import FileLock
from typer.testing import CliRunner, Result

from command_line.adding import NothingToAdd, add
from command_line.main import app
from command_line.wiring import make_embedder, opened_database
from kb.settings import Settings
from kb.store.audit import list_actions
from kb.store.held import load_waiting
from kb.store.people import list_invitations, names_behind
from kb.vocabulary import FACETS
from tests.fakes import FakeEmbedder
from tests.ingest.building import HELD, text_file


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def kb(data: Path, *words: str, typed: str | bytes = "") -> Result:
    return CliRunner().invoke(app, [*words, "--data", str(data)], input=typed)


def test_an_invitation_is_a_link_that_is_shown_once(data: Path) -> None:
    answer = kb(data, "user", "add", "sam@example.org", "--name", "Sam", "--json")
    assert "/invitations/" in json.loads(answer.stdout)["invitation"]


def test_an_account_can_be_made_at_once(data: Path) -> None:
    words = ("user", "add", "sam@example.org", "--name", "Sam", "--role", "manager", "--password-stdin", "--json")
    kb(data, *words, typed="three-random-words\n")
    assert [p["role"] for p in json.loads(kb(data, "user", "list", "--json").stdout)] == ["manager"]


def test_a_weak_password_is_one_sentence_and_exit_2(data: Path) -> None:
    answer = kb(data, "user", "add", "sam@example.org", "--name", "Sam", "--password-stdin", typed="short\n")
    assert answer.exit_code == 2
    assert answer.stdout == ""


def test_the_data_folder_may_stand_before_the_command(data: Path) -> None:
    CliRunner().invoke(app, ["--data", str(data), "user", "add", "a@example.org", "--name", "A"])
    assert (data / "kb.sqlite3").exists()


def test_the_data_folder_before_the_command_beats_the_variable(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_DATA_DIR", str(data / "elsewhere"))
    CliRunner().invoke(app, ["--data", str(data), "user", "add", "a@example.org", "--name", "A"])
    assert (data / "kb.sqlite3").exists()
    assert not (data / "elsewhere").exists()


def test_the_variable_names_the_data_folder_where_no_option_does(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_DATA_DIR", str(data))
    CliRunner().invoke(app, ["user", "add", "a@example.org", "--name", "A"])
    assert (data / "kb.sqlite3").exists()


def test_of_two_data_folders_the_one_after_the_command_counts(data: Path, tmp_path: Path) -> None:
    CliRunner().invoke(
        app, ["--data", str(tmp_path / "b"), "user", "add", "a@b.org", "--name", "A", "--data", str(data)]
    )
    assert (data / "kb.sqlite3").exists()
    assert not (tmp_path / "b").exists()


@pytest.mark.parametrize("words", [("--data", __file__, "user", "list"), ("user", "list", "--data", __file__)])
def test_a_data_folder_that_is_a_file_is_exit_2(words: tuple[str, ...]) -> None:
    answer = CliRunner().invoke(app, list(words))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "is a file: give the data folder" in answer.stderr.replace("\n", " ")


def test_an_empty_question_is_exit_2(data: Path) -> None:
    assert kb(data, "search", " ").exit_code == 2


def test_an_unknown_term_is_exit_2(data: Path) -> None:
    answer = kb(data, "search", "rails", "--setting", "on the moon")
    assert answer.exit_code == 2
    assert "on the moon" in answer.stderr


def test_a_token_for_somebody_unknown_is_exit_2(data: Path) -> None:
    assert kb(data, "user", "token", "nobody@example.org").exit_code == 2


def test_a_folder_that_is_not_there_is_exit_2(data: Path, tmp_path: Path) -> None:
    assert kb(data, "ingest", str(tmp_path / "nowhere")).exit_code == 2


def test_an_empty_folder_is_taken_in_and_said_to_be_empty(data: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    report = json.loads(kb(data, "ingest", str(tmp_path / "notes"), "--json").stdout)
    assert (report["seen"], report["files"]) == (0, [])


def test_a_collection_without_its_files_is_exit_2(data: Path, tmp_path: Path) -> None:
    assert kb(data, "eval", str(tmp_path)).exit_code == 2


def test_a_setting_that_makes_no_sense_is_exit_2(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_PORT", "many")
    answer = kb(data, "user", "list")
    assert answer.exit_code == 2
    assert "KB_PORT" in answer.stderr


def test_a_new_folder_is_private_to_its_owner(data: Path) -> None:
    kb(data, "user", "add", "a@example.org", "--name", "A")
    assert data.stat().st_mode & 0o077 == 0


def test_a_file_name_with_brackets_is_shown_whole(data: Path, tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "[").mkdir(parents=True)
    (folder / "[" / "tmp] [name] x.txt").write_bytes(b"")
    assert "[name] x.txt" in kb(data, "ingest", str(folder)).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ingest", __file__), "is a file"),
        (("anonymise", str(Path(__file__).parent)), "--check"),
        (("eval", "/nope"), "There is no folder /nope."),
        (("user", "add", "nonsense", "--name", "X"), "not an e-mail address"),
        *((("search", "bath", f"--{facet.replace('_', '-')}", "zebra"), "They are: ") for facet in FACETS),
    ],
)
def test_a_mistake_is_answered_with_what_to_do(data: Path, words: tuple[str, ...], said: str) -> None:
    answer = kb(data, *words)
    assert answer.exit_code == 2
    assert said in answer.stderr.replace("\n", " ")


def test_a_template_is_never_written_over_a_file(tmp_path: Path) -> None:
    file = tmp_path / "filled in.docx"
    file.write_bytes(b"somebody's work")
    assert CliRunner().invoke(app, ["template", str(file)]).exit_code == 2
    assert file.read_bytes() == b"somebody's work"


def test_the_version_is_told() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout.startswith("kb ")


@pytest.mark.parametrize(
    "words",
    [
        ("doctor",),
        ("doctor", "--json"),
        ("search", "bath"),
        ("user", "list"),
        ("user", "token", "a@b.org"),
        ("index", "rebuild"),
        ("eval", "--own"),
    ],
)
def test_a_command_that_only_looks_says_that_nothing_is_kept_and_makes_nothing(
    data: Path, words: tuple[str, ...]
) -> None:
    answer = kb(data, *words)
    assert answer.exit_code == 2
    assert "Nothing is kept in" in answer.stderr
    assert not data.exists()


def test_a_dry_run_over_nothing_makes_nothing(data: Path, tmp_path: Path) -> None:
    text_file(tmp_path / "notes", "held.txt", HELD)
    text_file(tmp_path / "notes", "empty.txt", "")
    answer = kb(data, "ingest", str(tmp_path / "notes"), "--dry-run", "--json")
    assert {file["status"] for file in json.loads(answer.stdout)["files"]} == {"held", "failed"}
    assert not data.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("search", "x", "--limit", "many"), "--limit should be a whole number; see kb search --help."),
        (("search", "x", "--limit", "0"), "--limit should be at least 1; see kb search --help."),
        (
            ("search", "x", "--limti", "3"),
            "There is no option --limti, perhaps you mean --limit; see kb search --help.",
        ),
        (("search",), "The question is missing; see kb search --help."),
        (("user", "add", "a@b.org"), "--name is missing; see kb user add --help."),
        (("serch",), "There is no command 'serch', perhaps you mean 'search', 'user', 'serve'; see kb --help."),
        (("--nonsense",), "There is no option --nonsense; see kb --help."),
        (("doctor", "now"), "There is a word too many (now); see kb doctor --help."),
    ],
)
def test_what_was_mistyped_is_told_in_one_sentence(words: tuple[str, ...], said: str) -> None:
    answer = CliRunner().invoke(app, list(words))
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert " ".join(answer.stderr.split()) == said
    answer = CliRunner().invoke(app, [*words, "--json"])
    assert (answer.exit_code, json.loads(answer.stdout)) == (2, {"error": said})
    assert " ".join(answer.stderr.split()) == said


@pytest.mark.parametrize(
    "words",
    [
        ("doctor",),
        ("ingest", "/nope"),
        ("anonymise", "/nope"),
        ("search", " "),
        ("add", "Steps", "--kind", "x", "--text", "A tape."),
        ("eval", "/nope"),
        ("user", "list"),
        ("index", "rebuild"),
    ],
)
def test_a_refusal_with_json_is_one_document_on_stdout(data: Path, words: tuple[str, ...]) -> None:
    plain, answer = kb(data, *words), kb(data, *words, "--json")
    assert (plain.exit_code, plain.stdout) == (2, "")
    assert answer.exit_code == 2
    assert json.loads(answer.stdout) == {"error": answer.stderr.strip()}


def test_another_run_at_work_is_exit_3_and_told_in_json(data: Path, tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    data.mkdir()
    with FileLock(data / "run.lock"):
        answer = kb(data, "ingest", str(tmp_path / "notes"), "--json")
    assert answer.exit_code == 3
    assert "Another run is at work" in json.loads(answer.stdout)["error"]


def test_somebody_unknown_is_said_before_the_model_is_loaded(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("command_line.adding.make_embedder", lambda *_, **__: pytest.fail("the model was asked for"))
    answer = kb(data, "add", "Steps", "--text", "Tape on the edge.", "--as", "nobody@x.org")
    assert answer.exit_code == 2
    assert "nobody@x.org" in answer.stderr


@pytest.mark.parametrize(("threads", "streams", "each"), [(2, 2, 1), (8, 2, 4), (1, 2, 1), (4, 0, 4)])
def test_the_threads_of_a_run_are_shared_out_among_its_batches(
    monkeypatch: pytest.MonkeyPatch, threads: int, streams: int, each: int
) -> None:
    made: list[tuple[object, ...]] = []
    monkeypatch.setattr("kb.embedder.ModelEmbedder", lambda *given: made.append(given))
    make_embedder(Settings(), threads=threads, streams=streams)
    assert made[0][2:4] == (each, streams)


def test_a_database_elsewhere_that_is_empty_holds_nothing_and_stays_so(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "elsewhere.sqlite3"
    monkeypatch.setenv("KB_DATABASE_URL", f"sqlite:///{elsewhere}")
    answer = kb(data, "user", "list")
    assert (answer.exit_code, elsewhere.exists(), data.exists()) == (2, False, False)
    assert "KB_DATABASE_URL" in answer.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("search", "bath \udcff"),
        ("ingest", "notes \udcff"),
        ("add", "\udcff"),
        ("user", "add", "a\udcff@b.org", "--name", "A"),
    ],
)
def test_a_word_that_is_not_text_is_one_sentence_and_exit_2(data: Path, words: tuple[str, ...]) -> None:
    answer = kb(data, *words)
    assert (answer.exit_code, answer.stdout, data.exists()) == (2, "", False)
    assert "UTF-8" in answer.stderr


@pytest.fixture
def fake_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KB_MODEL", "fake")  # the gate's tagger fits the real one alone
    for module in ("adding", "searching"):
        monkeypatch.setattr(f"command_line.{module}.make_embedder", lambda *_, **__: FakeEmbedder())


def test_what_is_held_is_told_with_its_id_and_why_without_its_words(data: Path, fake_model: None) -> None:
    answer = kb(data, "add", "Steps", "--text", "Her NHS number is 943 476 5919.")
    with opened_database(Settings(data_dir=data)) as database, database.read() as session:
        [waiting] = load_waiting(session, 2)
    assert answer.exit_code == 1
    assert waiting.summary.id in answer.stderr
    assert "ten digits" in answer.stderr
    assert "943" not in answer.stderr.replace(waiting.summary.id, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--page", "9"), "There is no page 9: the last one is page 1."),
        (("--since", "2031-01"), "Nothing has been found; other words"),
        (("--since", "2026-02", "--until", "2026-01"), "The period ends before it begins"),
    ],
)
def test_an_empty_page_of_results_says_why(data: Path, fake_model: None, words: tuple[str, ...], said: str) -> None:
    kb(data, "add", "Steps at dusk", "--text", "Tape on the edge of the step.")
    assert said in kb(data, "search", "step", *words).output


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_what_comes_on_stdin_and_is_no_text_is_exit_2(data: Path, monkeypatch: pytest.MonkeyPatch, errors: str) -> None:
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"\xff\xfe\x00bad\x80"), "utf-8", errors))
    with pytest.raises(NothingToAdd, match="UTF-8"):
        add("Steps", data=data)
    assert not data.exists()


def test_somebody_invited_is_listed_and_has_no_token_yet(data: Path) -> None:
    kb(data, "user", "add", "Sam@example.org", "--name", "Sam")
    [listed] = json.loads(kb(data, "user", "list", "--json").stdout)
    assert (listed["email"], listed["active"], listed["invited"]) == ("sam@example.org", False, True)
    assert "invited" in kb(data, "user", "list").stdout
    answer = kb(data, "user", "token", "sam@example.org")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "has not joined yet" in answer.stderr


def test_an_account_made_at_once_ends_the_invitation(data: Path) -> None:
    kb(data, "user", "add", "sam@example.org", "--name", "Sam")
    kb(data, "user", "add", "Sam@example.org", "--name", "Sam", "--password-stdin", typed="three-random-words\n")
    with opened_database(Settings(data_dir=data)) as database, database.read() as session:
        assert list_invitations(session) == []


def test_the_audit_tells_of_accounts_and_invitations_from_the_command_line(data: Path) -> None:
    kb(data, "user", "add", "sam@example.org", "--name", "Sam")
    kb(data, "user", "add", "kim@example.org", "--name", "Kim", "--password-stdin", typed="three-random-words\n")
    kb(data, "user", "token", "kim@example.org")
    with opened_database(Settings(data_dir=data)) as database, database.read() as session:
        noted = list_actions(session, 10)
        names = names_behind(session, [str(one.about) for one in noted])
    done = [(one.action, names[str(one.about)]) for one in noted]
    assert done == [("token made", "Kim"), ("account made", "Kim"), ("invited", "Sam")]


def test_an_invitation_made_before_a_server_runs_says_what_its_address_is(data: Path) -> None:
    answer = kb(data, "user", "add", "a@example.org", "--name", "A")
    assert "in place of http://127.0.0.1:8000" in answer.stderr
    assert answer.stdout.startswith("http://127.0.0.1:8000/invitations/")
    assert len(answer.stdout.splitlines()) == 1


def test_a_check_from_outside_says_why(data: Path) -> None:
    kb(data, "user", "add", "a@example.org", "--name", "A")
    with FileLock(data / "run.lock"):
        answer, as_json = kb(data, "doctor", "--check"), kb(data, "doctor", "--check", "--json")
    assert (answer.exit_code, as_json.exit_code) == (3, 3)
    assert "A nightly run is at work, so the index was checked from outside" in answer.stderr
    assert json.loads(as_json.stdout)["why_outside"] == answer.stderr.strip()
