"""What a request asks: by whom, of which revision, in which JSON."""

import json
from collections.abc import Collection
from typing import Any, Protocol, TypeVar, cast

from django.core.exceptions import RequestDataTooBig
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from ninja.parser import Parser
from ninja.security import HttpBearer

from poedesk.desk.accounts.may import Actor, may
from poedesk.desk.api.problems import Code, Invalid, Problem, Wrong
from poedesk.desk.tokens import services

M = TypeVar("M", bound=Model)
_DIGITS = 18
"""More than any revision has."""


class Bearer(HttpBearer):
    """``Authorization: Bearer poe_...``."""

    def authenticate(self, request: HttpRequest, token: str) -> Actor | None:  # noqa: ARG002 - the library's signature
        """Return whom the token acts as."""
        return services.actor_of(token)


def asking(request: HttpRequest) -> Actor:
    """Return whom the token acts as, whatever it may."""
    return cast("Actor", request.auth)  # type: ignore[attr-defined]  # set by Bearer


def actor_for(request: HttpRequest, action: str) -> Actor:
    """Return who asks; raises Problem, with the reason, unless they may do ``action``."""
    actor = asking(request)
    answer = may(actor, action)
    if not answer:
        raise Problem(Code.FORBIDDEN, answer.because)
    return actor


def one(things: "QuerySet[M]", **by: Any) -> M:
    """Return the thing; raises Http404 when there is none among those that the actor sees."""
    found = things.filter(**by).first()
    if found is None:
        raise Http404
    return found


def known(given: str, values: Collection[str], field: str) -> str:
    """Return what was given for a field; raises Invalid unless it is nothing or one of the values."""
    if given and given not in values:
        told = ", ".join(each for each in values if each)
        raise Invalid([Wrong(field, "unknown", f"choose one of: {told}; or leave it out")])
    return given


def seen(request: HttpRequest, revision: int | None) -> int:
    """Return the revision that whoever asks has seen, from ``If-Match`` or the body; raises Problem."""
    header = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if header and not (header.isascii() and header.isdigit()):
        raise Invalid(
            [Wrong("If-Match", "revision", f'write the number of a revision, such as "3", not {header!r}')]
        )
    told = int(header[:_DIGITS]) if header else revision
    if told is None:
        raise Problem(Code.REVISION_REQUIRED, "Send the revision that you saw as If-Match or as revision.")
    return told


def shown_to(told: str | None) -> str:
    """Return the hash of what whoever hands something in was shown; raises Problem when it is not told."""
    if told is None:
        message = "Send as shown what the readiness of the engagement tells, so that nothing unseen is sent."
        raise Problem(Code.REVISION_REQUIRED, message)
    return told


class Revised(Protocol):
    """Something that can change."""

    @property
    def revision(self) -> int:
        """Return how often it was changed."""


def etag(response: Any, thing: Revised) -> None:
    """Say in the answer of which revision it is."""
    response["ETag"] = f'"{thing.revision}"'


class Strict(Parser):
    """JSON as RFC 8259 has it: no NaN, no number without end, no half of a sign, no depth without end."""

    def parse_body(self, request: HttpRequest) -> dict[str, Any]:
        """Return the body; raises Problem."""
        try:
            given = json.loads(request.body, parse_constant=_refuse)
            json.dumps(given, ensure_ascii=False, allow_nan=False).encode()
        except RequestDataTooBig as error:
            raise Problem(Code.TOO_LARGE) from error
        except (ValueError, RecursionError) as error:
            raise Problem(Code.UNREADABLE, f"the body is not JSON in UTF-8: {error}") from error
        return cast("dict[str, Any]", given)


def _refuse(constant: str) -> None:
    message = f"{constant} is no JSON"
    raise ValueError(message)
