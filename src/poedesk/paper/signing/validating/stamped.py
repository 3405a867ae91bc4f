"""Checks time stamps that stand alone: each is taken apart in the sandbox."""

import hashlib
from datetime import datetime

from poedesk.paper.signing.validating.stamping import HASHES
from poedesk.paper.signing.validating.verify import Known, request_of
from poedesk.proof.document.codec import decode
from poedesk.proof.reading.parent.endings import Work
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed
from poedesk.trail.stamps import CheckStamp, Stamped

_WORK = Work("checking the time stamp", "the check", "wall_seconds", "cpu_seconds")


def checker(sandbox: Sandbox, known: Known, at: datetime) -> CheckStamp:
    """Return what checks time stamps in ``sandbox``, against what the caller trusts, as of ``at``."""

    def check(stamp: bytes, content: bytes) -> Stamped:
        digests = {name: hashlib.new(name, content).hexdigest() for name in HASHES}
        try:
            answer = sandbox.ask(
                stamp, "time stamp", "stamp", request_of(known, at) | {"digests": digests}, _WORK
            )
            return decode(Stamped, answer)
        except (TaskFailed, Breach) as error:
            return Stamped(None, str(error))
        except (TypeError, ValueError, LookupError, AttributeError):
            return Stamped(None, "what came out of the check is no answer")

    return check
