"""One-time codes by mail: how the customer's person shows that the address is theirs."""

import secrets
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from poedesk.desk.accounts.services import Refused
from poedesk.desk.acknowledgements import letters
from poedesk.desk.acknowledgements.acting import doing, needs_open, person_of, told
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.paper.acknowledging import codes
from poedesk.paper.acknowledging.codes import Answer
from poedesk.paper.acknowledging.model import Code

AN_HOUR, A_DAY = 5, 12
"""Codes that are sent for one link within an hour and a day: with five tries each, guessing is hopeless."""

APART = timedelta(seconds=30)
"""Between two codes: whoever presses the button twice gets one."""

_SALT = 16


def send(one: Acknowledgement) -> None:
    """Send a code to the address that was asked.

    Raises:
        Refused: there is nothing behind the code any more, or too many were sent.
    """
    with doing(one.id, person_of(one), one.name, "acknowledgement:code_sent", _("Asked for a code")) as (
        this,
        act,
    ):
        if not this.given:
            needs_open(this)
        now = timezone.now().replace(microsecond=0)
        sent = [each for each in map(datetime.fromisoformat, this.codes) if now - each < timedelta(days=1)]
        if sent and abs(now - sent[-1]) < APART:  # a clock that was set back holds nobody up
            message = _("A code was sent a moment ago. It can take a minute to arrive.")
            raise Refused(message)
        if len(sent) >= A_DAY or sum(now - each < timedelta(hours=1) for each in sent) >= AN_HOUR:
            message = _("Too many codes were asked for. Wait an hour, then ask for a new one.")
            raise Refused(message)
        digits = codes.drawn(secrets.randbelow(10**codes.DIGITS))
        this.code = _plain(codes.issued(digits, this.email, secrets.token_bytes(_SALT), now))
        this.codes = [each.isoformat() for each in (*sent, now)]
        act.data = {"codes": len(this.codes)}
        letters.code(this, f"{digits[:4]} {digits[4:]}")


def enter(one: Acknowledgement, given: str) -> Answer:
    """Try a code; return what came of it. A wrong one counts, however often the page is opened."""
    with doing(one.id, person_of(one), one.name, "acknowledgement:code_tried", "") as (this, act):
        if this.code is None:
            act.data = {"answer": Answer.EXPIRED.value}
            return Answer.EXPIRED
        now = timezone.now().replace(microsecond=0)
        kept, answer = codes.tried(code_of(this.code), given, now)
        this.code = _plain(kept)
        if answer is Answer.RIGHT:
            if this.proven is None or ahead(code_of(this.proven), now):
                this.proven = this.code
            told(this, _("Entered the code"), this.name)
        act.data = {"answer": answer.value}
        return answer


def ahead(code: Code, now: datetime) -> bool:
    """Return whether a code was proven later than now: the clock was set back since."""
    return code.proven_at is not None and code.proven_at > now


def code_of(plain: dict[str, Any]) -> Code:
    """Return a code that was kept."""
    proven = plain["proven_at"]
    return Code(
        plain["email"],
        plain["salt"],
        plain["digest"],
        datetime.fromisoformat(plain["expires_at"]),
        plain["tries"],
        datetime.fromisoformat(proven) if proven else None,
    )


def _plain(code: Code) -> dict[str, Any]:
    return {
        name: timezone.localtime(value).isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(code).items()
    }
