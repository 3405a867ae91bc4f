"""Everything that goes wrong, as ``application/problem+json`` (RFC 9457) with a code and codes of fields."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from poedesk.desk.accounts.services import Refused
from poedesk.kernel.records import dataclass


class Code(StrEnum):
    """What a program can tell problems apart by."""

    UNREADABLE = "unreadable"
    UNAUTHENTICATED = "unauthenticated"
    FORBIDDEN = "forbidden"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    REFUSED = "refused"
    KEY_REUSED = "key_reused"
    OVERTAKEN = "overtaken"
    TOO_LARGE = "too_large"
    INVALID = "invalid"
    REVISION_REQUIRED = "revision_required"
    TOO_MANY = "too_many"
    FAULT = "fault"


CODES: Mapping[Code, tuple[int, str]] = {
    Code.UNREADABLE: (400, "The request cannot be read"),
    Code.UNAUTHENTICATED: (401, "A token is needed"),
    Code.FORBIDDEN: (403, "This is not allowed"),
    Code.NOT_FOUND: (404, "There is no such thing, or it is not yours to see"),
    Code.METHOD_NOT_ALLOWED: (405, "That cannot be done at this address"),
    Code.REFUSED: (409, "It cannot be done now"),
    Code.KEY_REUSED: (409, "The idempotency key was used for another request"),
    Code.OVERTAKEN: (412, "It was changed in the meantime"),
    Code.TOO_LARGE: (413, "The request is too large"),
    Code.INVALID: (422, "Something in the request is wrong"),
    Code.REVISION_REQUIRED: (428, "Say which revision you saw"),
    Code.TOO_MANY: (429, "Too many requests"),
    Code.FAULT: (500, "Something of ours went wrong"),
}
"""Code of a problem -> status and title."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a field."""

    field: str
    code: str
    message: str
    """What is wrong, why, and what is allowed."""


class Problem(Exception):
    """The request fails with one of ``CODES``."""

    def __init__(self, code: Code, detail: str = "", fields: Sequence[Wrong] = ()) -> None:
        """Keep what is told."""
        super().__init__(detail or CODES[code][1])
        self.code, self.detail, self.fields = code, detail, fields


class Invalid(Problem):
    """Fields of the request are wrong."""

    def __init__(self, fields: Sequence[Wrong]) -> None:
        """Keep what is told of each."""
        super().__init__(Code.INVALID, "; ".join(f"{each.field}: {each.message}" for each in fields), fields)


def shaped(code: Code, detail: str, request: str) -> dict[str, Any]:
    """Return what every problem tells; ``request``: the id under which the log has it."""
    status, title = CODES[code]
    return {
        "type": f"urn:poedesk:problem:{code}",
        "title": title,
        "status": status,
        "code": code,
        "detail": detail or f"{title}.",
        "request": request,
    }


def answer(request: HttpRequest, code: Code, detail: str = "", fields: Sequence[Wrong] = ()) -> HttpResponse:
    """Return the answer that tells a problem."""
    told = shaped(code, detail, getattr(request, "id", ""))
    if fields:
        told["fields"] = [
            {"field": each.field, "code": each.code, "message": each.message} for each in fields
        ]
    made = HttpResponse(json.dumps(told), status=told["status"], content_type="application/problem+json")
    if code is Code.UNAUTHENTICATED:
        made["WWW-Authenticate"] = "Bearer"
    return made


_HOLDS_NOT = (
    "This token does not hold: it ended, was revoked, is of somebody who left, or was not copied whole. "
    "Make a new one under People, API tokens, and send it as Authorization: Bearer poe_..."
)


def _of_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    codes = (each for each, (status, _) in CODES.items() if status == error.status_code)
    code = next(codes, Code.UNREADABLE)
    detail = str(error) if code is Code.UNREADABLE else ""
    if code is Code.UNAUTHENTICATED and request.headers.get("Authorization"):
        detail = _HOLDS_NOT
    return answer(request, code, detail)


def _of_fields(request: HttpRequest, error: ValidationError) -> HttpResponse:
    fields = [
        Wrong(".".join(str(part) for part in each["loc"][1:]), each["type"], each["msg"])
        for each in error.errors
    ]
    return answer(
        request, Code.INVALID, "; ".join(f"{each.field}: {each.message}" for each in fields), fields
    )


def install(api: NinjaAPI) -> None:
    """Make an API tell its problems this way."""
    for kind in (Problem, Refused, Http404, HttpError, ValidationError):
        api.add_exception_handler(kind, _told)


def _told(request: HttpRequest, error: Any) -> HttpResponse:
    match error:
        case Problem():
            return answer(request, error.code, str(error), error.fields)
        case Refused():
            return answer(request, Code(error.code), str(error))
        case ValidationError():
            return _of_fields(request, error)
        case HttpError():
            return _of_http(request, error)
        case _:
            return answer(request, Code.NOT_FOUND)
