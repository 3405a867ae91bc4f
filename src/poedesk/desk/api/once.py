"""A request with an ``Idempotency-Key`` is done once: when it comes again it gets the same answer."""

import hashlib
from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import transaction
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone

from poedesk.desk.accounts.services import hashed
from poedesk.desk.api.asking import Bearer
from poedesk.desk.api.models import Answered
from poedesk.desk.api.problems import CODES, Code, Problem, answer

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
KEPT_FOR = timedelta(hours=24)
"""How long an answer is kept: the description of the API promises it, so it is no setting."""

_LONGEST = 200
_CHANGING = {"POST", "PUT", "PATCH", "DELETE"}


class Once:
    """Sees to it for every address under ``/api/``; also turns what the library answers into problems."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        if not request.path.startswith("/api/"):
            return self._answer(request)
        key = request.headers.get(HEADER, "")
        try:
            if key and request.method in _CHANGING and Bearer()(request):  # for a token that still holds
                return self._once(request, key)
            return _told(request, self._answer(request))
        except Problem as problem:
            return answer(request, problem.code, str(problem), problem.fields)

    def _once(self, request: HttpRequest, key: str) -> HttpResponse:
        if len(key) > _LONGEST or not key.isprintable():
            raise Problem(
                Code.UNREADABLE, f"An idempotency key has at most {_LONGEST} signs that can be printed."
            )
        who, asked, now = hashed(request.headers.get("Authorization", "")), _asked(request), timezone.now()
        with transaction.atomic():
            Answered.objects.filter(at__lt=now - KEPT_FOR).delete()
            known = Answered.objects.filter(token_hash=who, key=key).first()
            if known is not None:
                if known.asked != asked:
                    raise Problem(Code.KEY_REUSED, "Use a new idempotency key for each request.")
                return _again(known)
            made = _told(request, self._answer(request))
            if 200 <= made.status_code < 300 and not made.streaming:  # noqa: PLR2004 - it was done
                Answered.objects.create(
                    token_hash=who,
                    key=key,
                    asked=asked,
                    status=made.status_code,
                    kind=made.headers.get("Content-Type", ""),
                    etag=made.headers.get("ETag", ""),
                    body=made.content,
                )
        return made


def _asked(request: HttpRequest) -> str:
    """Return a hash of method, path and body; a file counts by its bytes, however it was wrapped."""
    digest = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode("utf-8", "replace"))
    try:
        if request.content_type == "multipart/form-data":
            for name, values in sorted(request.POST.lists()):
                digest.update(repr((name, values)).encode("utf-8", "replace"))
            files = [(name, file) for name, given in request.FILES.lists() for file in given]
            for name, file in files:
                digest.update(repr((name, file.name, file.size)).encode("utf-8", "replace"))
                for chunk in file.chunks():
                    digest.update(chunk)
                file.seek(0)
        else:
            digest.update(request.body)
    except RequestDataTooBig as error:
        raise Problem(Code.TOO_LARGE) from error
    except (MultiPartParserError, UnreadablePostError, SuspiciousOperation) as error:
        raise Problem(Code.UNREADABLE, str(error)) from error
    return digest.hexdigest()


def _again(known: Answered) -> HttpResponse:
    made = HttpResponse(bytes(known.body), status=known.status, content_type=known.kind)
    made[REPLAYED] = "true"
    if known.etag:
        made["ETag"] = known.etag
    return made


def _told(request: HttpRequest, made: HttpResponse) -> HttpResponse:
    """Return the answer; what the framework says in a page or in a word is told as a problem."""
    if made.status_code < 400 or made.headers.get("Content-Type") == "application/problem+json":  # noqa: PLR2004
        return made
    codes = (each for each, (status, _) in CODES.items() if status == made.status_code)
    told = answer(request, next(codes, Code.FAULT if made.status_code >= 500 else Code.UNREADABLE))  # noqa: PLR2004
    if "Allow" in made.headers:
        told["Allow"] = made.headers["Allow"]
    return told
