"""Seals and verifies in this process, with the roots and revocations of the tests' infrastructure known."""

from datetime import datetime, timedelta
from functools import cache

from cryptography.hazmat.primitives import serialization
from tests.unit.paper.signing.pki import WHEN, Identity, Pki, pki
from tests.unit.proof.reading.readers.pdf.changed import agreement
from tests.unit.proof.reading.readers.pdf.made import pdf

from poedesk.paper.signing.sealing.keys import SigningKey
from poedesk.paper.signing.sealing.seal import Sealing, seal
from poedesk.paper.signing.validating.model import Answer, Seen, Verification
from poedesk.paper.signing.validating.verify import Known, verify
from poedesk.proof.reading.child.tasks import TASKS, run_task
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.parent.sandbox import Sandbox, TaskFailed

LATER = WHEN + timedelta(hours=1)
"""When it is verified, unless a test says otherwise."""


class Here(Sandbox):
    """Does the task in this process: what is tested is the task, not the sandbox."""

    def ask(self, data: bytes, name: str, task: str, request: object, *_: object) -> dict[str, object]:
        answer = run_task(data, {"task": task, "name": name, "request": request}, DEFAULT, TASKS)
        if "failed" in answer:
            raise TaskFailed(answer["failed"])
        return dict(answer["result"])


def der(who: Identity) -> bytes:
    return who.certificate.public_bytes(serialization.Encoding.DER)


def known(made: Pki, *, crls: bool = True) -> Known:
    """Return what a careful person knows: the root, and the newest lists of revoked certificates."""
    lists = (made.crl(made.root), made.crl(made.intermediate)) if crls else ()
    return Known((der(made.root),), lists)


@cache
def all_known() -> Known:
    """Return what is known of the one infrastructure."""
    return known(one()[0])


def said(data: bytes, knowing: Known, at: datetime = LATER) -> Verification:
    with Here() as here:
        return verify(data, "it.pdf", knowing, at=at, sandbox=here)


def about(data: bytes, knowing: Known, at: datetime = LATER) -> Seen:
    """Return what is said of the only signature that is no time stamp, or of the first."""
    return said(data, knowing, at).signatures[0]


@cache
def one() -> tuple[Pki, SigningKey]:
    """Return an infrastructure and one signer, made once."""
    made = pki()
    return made, made.key(made.issue("Ines Rook"))


@cache
def sealed(how: Sealing | None = None) -> bytes:
    """Return the agreement, sealed."""
    return seal(pdf(agreement), one()[1], at=WHEN, how=how)


def good(found: Verification) -> bool:
    return found.answer is Answer.YES


def told(found: Verification) -> str:
    """Return every reason and everything unknown as one text."""
    return "\n".join(words for item in found.signatures for words in (*item.reasons, *item.unknown))


__all__ = ["LATER", "about", "all_known", "der", "good", "known", "one", "said", "sealed", "told"]
