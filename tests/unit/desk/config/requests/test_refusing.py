"""What is larger than all that may be sent together is refused in words, and the log can be asked for it."""

import json
from typing import Any

import pytest
from tests.desk_calling import Program
from tests.desk_claims import partner

from poedesk.desk.api.problems import CODES, Code, shaped
from poedesk.desk.config.requests.refusing import told

HEADER = "X-Request-Id"


def test_a_program_gets_a_problem_with_the_id_of_its_request() -> None:
    kind, body = told("/api/v1/engagements", "0123456789abcdef")
    made = json.loads(body)
    assert kind == "application/problem+json"
    assert "send the files one by one" in made.pop("detail")
    assert made == {
        "type": "urn:poedesk:problem:too_large",
        "title": "The request is too large",
        "status": 413,
        "code": "too_large",
        "request": "0123456789abcdef",
    }


def test_a_person_gets_a_page() -> None:
    kind, body = told("/engagements/", "0123456789abcdef")
    assert kind == "text/html; charset=utf-8"
    assert b"<h1" in body


@pytest.mark.parametrize("code", Code)
def test_every_problem_has_the_same_parts(code: Code) -> None:
    made = shaped(code, "", "0123456789abcdef")
    assert list(made) == ["type", "title", "status", "code", "detail", "request"]
    assert (made["status"], made["detail"]) == (CODES[code][0], f"{CODES[code][1]}.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "body", "code"),
    [
        ("GET", "/nothing-here", None, "not_found"),
        ("DELETE", "/engagements", None, "method_not_allowed"),
        ("GET", "/claims?show=all-of-them", None, "invalid"),
        ("PUT", "/programmes", {"programmes": []}, "forbidden"),
    ],
)
def test_every_other_problem_tells_its_request_too(method: str, path: str, body: Any, code: str) -> None:
    made = Program(partner()).call(method, path, body)
    assert made.json()["code"] == code
    assert made.json()["request"] == made.headers[HEADER]
