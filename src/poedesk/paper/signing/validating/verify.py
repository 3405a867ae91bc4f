"""Verifies the signatures of a PDF: the file is taken apart in the sandbox. START READING HERE."""

import base64
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.records import dataclass
from poedesk.paper.signing.network import OCSP_REQUEST, Asked, Fetch, NotFetched
from poedesk.paper.signing.validating.model import Checked, Verification, Wanted
from poedesk.proof.document.codec import decode
from poedesk.proof.reading.parent.endings import Work
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed

_VALIDATING = Work("validating", "the validation", "wall_seconds", "cpu_seconds")


@dataclass(frozen=True, slots=True)
class Known:
    """What the caller trusts and knows, in DER."""

    roots: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()


def verify(
    data: bytes, name: str, known: Known, *, at: datetime, sandbox: Sandbox, fetch: Fetch | None = None
) -> Verification:
    """Return what can be said of the signatures of ``data``; never raises for a bad file.

    Args:
        data: the file.
        name: its name, for messages.
        known: roots that are trusted, revocations that are known.
        at: the time for which it is asked, with its zone.
        sandbox: in which the file is taken apart.
        fetch: asks others what is unknown; nobody is asked without it.
    """
    try:
        checked = _asked(data, name, known, at, sandbox)
        if fetch is not None and checked.wanted:
            more, failed = _fetched(checked.wanted, known, fetch)
            checked = _asked(data, name, more, at, sandbox)
            checked = replace(checked, problems=(*checked.problems, *failed))
    except (TaskFailed, Breach) as error:
        return Verification(name, sha256_hex(data), at.isoformat(), 0, (), problems=(str(error),))
    return Verification(
        name,
        sha256_hex(data),
        at.isoformat(),
        checked.revisions,
        checked.signatures,
        problems=checked.problems,
    )


def _asked(data: bytes, name: str, known: Known, at: datetime, sandbox: Sandbox) -> Checked:
    answer = sandbox.ask(data, name, "validate", request_of(known, at), _VALIDATING)
    try:
        return decode(Checked, answer)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        message = "what came out of the validation is no answer"
        raise Breach(message) from error


def request_of(known: Known, at: datetime) -> dict[str, Any]:
    """Return what is known, and the time for which it is asked, as the sandbox takes it."""
    return {
        "at": at.isoformat(),
        "roots": _texts(known.roots),
        "crls": _texts(known.crls),
        "ocsps": _texts(known.ocsps),
    }


def _fetched(wanted: Sequence[Wanted], known: Known, fetch: Fetch) -> tuple[Known, list[str]]:
    """Ask about each certificate until somebody answers; return what is known then, and who did not."""
    crls, ocsps, told, failed = list(known.crls), list(known.ocsps), set(), {}
    answers: dict[str, bytes] = {}
    for item in wanted:
        if item.about in told:
            continue
        body = base64.b64decode(item.body) or None
        try:
            answer = answers.get(item.url) if body is None else None
            answer = answer or fetch(Asked(item.url, body, OCSP_REQUEST if body else ""))
        except NotFetched as error:
            failed[item.about] = str(error)
            continue
        if body is None:
            answers[item.url] = answer
            crls.append(answer)
        else:
            ocsps.append(answer)
        told.add(item.about)
    problems = [f"{about}: {why}" for about, why in failed.items() if about not in told]
    return Known(known.roots, tuple(dict.fromkeys(crls)), tuple(dict.fromkeys(ocsps))), problems


def _texts(items: Sequence[bytes]) -> list[str]:
    return [base64.b64encode(item).decode("ascii") for item in items]
