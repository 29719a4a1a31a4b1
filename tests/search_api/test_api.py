"""Search and records for programs."""

import re

import pytest
from fastapi import FastAPI

from search_api.services import Services
from tests.search_api.browsing import Browser
from tests.search_api.builders import add, make_draft


@pytest.fixture
def token(member: Browser) -> str:
    page = member.fill("/account", {"token_name": "spreadsheet"}, to="/account/tokens").text
    found = re.search(r"(?<![\w-])kb_[\w-]{43}(?![\w-])", page)  # a form's secret may hold "kb_" by chance
    assert found
    return found.group()


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def test_a_search_answers_in_the_agreed_shape(app: FastAPI, token: str, services: Services) -> None:
    record_id = add(services, make_draft())
    answer = Browser(app).get("/api/v1/search?q=bath+side", headers=bearer(token)).json()
    assert {"query", "strength", "results"} <= answer.keys()
    [result] = answer["results"]
    assert result["record_id"] == record_id
    assert result.keys() == {
        "record_id", "kind", "title", "source", "score", "strength", "passage", "why",
    }  # fmt: skip
    assert result["passage"].keys() == {"text", "section", "page"}
    assert result["why"]["words"] == ["side", "bath"]


def test_the_section_of_a_passage_is_told_in_words(app: FastAPI, token: str, services: Services) -> None:
    add(services, make_draft(title="Commode", challenge="The commode wobbles."))
    [result] = Browser(app).get("/api/v1/search?q=commode+wobbles", headers=bearer(token)).json()["results"]
    assert result["passage"]["section"] == "Challenge"


@pytest.mark.parametrize("asked", ["bath+side", "side+of+a+spaceship"])
def test_what_a_search_counts_is_what_is_close(asked: str, app: FastAPI, token: str, services: Services) -> None:
    add(services, make_draft(facets={"setting": ("own home",)}))
    add(services, make_draft(title="Commode", challenge="The commode wobbles.", facets={"setting": ("school",)}))
    answer = Browser(app).get(f"/api/v1/search?q={asked}", headers=bearer(token)).json()
    close = [one for one in answer["results"] if one["strength"] != "none"]
    assert answer["total"] == len(close)
    assert answer["further"] == len(answer["results"]) - len(close)
    assert sum(answer["facets"].get("kind", {}).values()) == len(close)


def test_a_record_is_read_with_everything_on_it(app: FastAPI, token: str, services: Services) -> None:
    record_id = add(services, make_draft())
    answer = Browser(app).get(f"/api/v1/records/{record_id}", headers=bearer(token)).json()
    assert answer["approaches"][0]["result"] == "worked"


def test_without_a_token_nothing_is_answered(app: FastAPI, member: Browser) -> None:
    assert Browser(app).get("/api/v1/search?q=bath").status_code == 401
    assert member.get("/api/v1/search?q=bath").status_code == 401


def test_a_revoked_token_no_longer_works(app: FastAPI, member: Browser, token: str) -> None:
    revoke = re.search(r"/account/tokens/\w+/revoke", member.get("/account").text)
    assert revoke
    assert "Revoke this token?" in member.fill("/account", {}, to=revoke.group()).text
    assert Browser(app).get("/api/v1/search?q=bath", headers=bearer(token)).status_code == 200
    member.fill("/account", {"sure": "yes"}, to=revoke.group())
    assert Browser(app).get("/api/v1/search?q=bath", headers=bearer(token)).status_code == 401


def test_an_unknown_record_is_404_in_json(app: FastAPI, token: str) -> None:
    reply = Browser(app).get("/api/v1/records/nothing", headers=bearer(token))
    assert reply.status_code == 404
    assert reply.json() == {
        "error": "It may have been withdrawn, or the address may be mistyped. Searching for it often helps."
    }


def test_bad_parameters_are_named_and_not_repeated(app: FastAPI, token: str) -> None:
    reply = Browser(app).get("/api/v1/search?q=bath&page=secretword", headers=bearer(token))
    assert reply.status_code == 422
    assert "secretword" not in reply.text


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ("since=banana", "since is a month such as 2025-06."),
        ("kind=x", "kind can be: consultation, learning, resource."),
        ("setting=school&setting=moon", "setting can be: own home, sheltered or extra care,"),
        ("limit=1", "limit is not a parameter of a search. They are: q, since,"),
        ("sort=worst", "sort can be: best, newest, oldest, used."),
        ("per_page=500", "per_page is a whole number from 1 to 100."),
        ("page=0", "page is a whole number from 1 to 999999."),
        ("q=again", "q can be given once."),
        ("since=2026-05&until=2025-05", "since must not be later than until."),
    ],
)
def test_a_wrong_parameter_is_refused_in_one_sentence(sent: str, said: str, app: FastAPI, token: str) -> None:
    reply = Browser(app).get(f"/api/v1/search?q=bath&{sent}", headers=bearer(token))
    assert reply.status_code == 422
    assert reply.json()["error"].startswith(said)


def test_a_question_is_needed(app: FastAPI, token: str) -> None:
    reply = Browser(app).get("/api/v1/search?setting=school", headers=bearer(token))
    assert (reply.status_code, reply.json()["error"]) == (422, "q is needed: the question, in plain words.")


def test_right_parameters_are_followed(app: FastAPI, token: str, services: Services) -> None:
    add(services, make_draft())
    sent = "/api/v1/search?q=bath&since=2026-03&until=2026-03&kind=consultation&setting=own+home&sort=newest&per_page=1"
    assert len(Browser(app).get(sent, headers=bearer(token)).json()["results"]) == 1


def test_the_description_covers_every_call(browser: Browser) -> None:
    paths = browser.get("/api/openapi.json").json()["paths"]
    assert {"/api/v1/search", "/api/v1/records/{record_id}"} <= paths.keys()
    assert "/api/v1/search" in browser.get("/api/docs").text


def test_the_example_of_a_call_has_the_address_that_was_asked(browser: Browser) -> None:
    assert "http://localhost:8123/api/v1/search?q=" in browser.get("http://localhost:8123/api/docs").text


def test_a_learning_is_added_and_read_back(app: FastAPI, token: str) -> None:
    sent = {"title": "Colour of rails", "what": "A blue rail was accepted.", "facets": {"setting": ["own home"]}}
    reply = Browser(app).post("/api/v1/learnings", json=sent, headers=bearer(token))
    assert reply.status_code == 201
    answer = Browser(app).get(f"/api/v1/records/{reply.json()['record_id']}", headers=bearer(token)).json()
    assert answer["sections"][0]["text"] == "A blue rail was accepted."


def test_a_consultation_is_added_with_its_approaches(app: FastAPI, token: str) -> None:
    sent = {
        "title": "Bath",
        "challenge": "The side is too high.",
        "approaches": [{"approach": "equipment", "result": "worked", "described": "a bath board"}],
    }
    reply = Browser(app).post("/api/v1/consultations", json=sent, headers=bearer(token))
    assert reply.json()["decision"] == "clear"


@pytest.mark.parametrize("month", ["1931-03", "2099-01"])
def test_a_month_that_cannot_be_is_refused_with_a_sentence(app: FastAPI, token: str, month: str) -> None:
    sent = {"title": "Bath", "what": "A rail.", "month": month}
    reply = Browser(app).post("/api/v1/learnings", json=sent, headers=bearer(token))
    assert reply.status_code == 422
    assert reply.json()["wrong"][0]["what"] == "The month is from 2000 on, and not in the future."


def test_a_term_that_is_not_the_teams_is_refused(app: FastAPI, token: str) -> None:
    sent = {"title": "Bath", "what": "A rail.", "facets": {"setting": ["the moon"]}}
    assert Browser(app).post("/api/v1/learnings", json=sent, headers=bearer(token)).status_code == 400


def test_only_json_is_taken(app: FastAPI, token: str) -> None:
    headers = {**bearer(token), "Content-Type": "text/plain"}
    reply = Browser(app).post("/api/v1/learnings", content=b'{"title": "a", "what": "b"}', headers=headers)
    assert reply.status_code == 422
