"""A packet to its answers: are the bytes those that were signed, do the parts agree, is the verdict the same?

START READING HERE. No file is written, nothing is fetched, and no part vouches for another one.
"""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from poedesk.kernel.verdict import Verdict
from poedesk.paper.acknowledging.comparing import Compare
from poedesk.paper.packet.again import Judge, judged_again
from poedesk.paper.packet.agreeing import Outside, agreeing, shipped
from poedesk.paper.packet.answers import Answer, Compared, Verified
from poedesk.paper.packet.examining import Examined, examined
from poedesk.paper.packet.manifest import Manifest
from poedesk.paper.packet.redaction.checking import checked
from poedesk.proof.reading.limits import PacketLimits
from poedesk.trail.notes import Verifier
from poedesk.trail.stamps import CheckStamp, unchecked


def verified(  # noqa: PLR0913 - what may be asked is the caller's choice
    data: bytes,
    known: Sequence[Verifier],
    *,
    today: date,
    judge: Judge | None = None,
    check: CheckStamp = unchecked,
    compare: Compare | None = None,
    limits: PacketLimits | None = None,
) -> Verified:
    """Return every answer about the packet in ``data``.

    Args:
        data: the packet.
        known: keys that are trusted to sign packets, and the checkpoints of logs.
        today: the day by whose rules it is judged too.
        judge: what judges it again; without it that is left out.
        check: what tells whether time stamps of a log are good.
        compare: what tells whether an acknowledged document still shows what the customer saw.
        limits: what it may cost.
    """
    bounds = limits or PacketLimits()
    packet = examined(data, known, bounds)
    if packet.redaction is not None:
        return _redacted(packet)
    parts = agreeing(packet, known, bounds, Outside(check, compare))
    answers: tuple[Answer, ...] = (*packet.answers, *parts.answers)
    compared: tuple[Compared, ...] = ()
    if judge is not None:
        again, compared = judged_again(packet, parts, judge, today)
        answers += again
    return Verified(_sharpest(answers), compared, _about(packet.manifest))


def _redacted(packet: Examined) -> Verified:
    """Return the answers about a redacted packet: nothing of it can be judged again."""
    found = checked(packet)
    answers = (*packet.answers, *found.answers, *shipped(packet))
    return Verified(_sharpest(answers), redacted=found.showing)


def _sharpest(answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Leave out that an item is good where another answer says that it is not."""
    bad = {answer.item for answer in answers if answer.verdict is not Verdict.MET}
    return tuple(answer for answer in answers if answer.verdict is not Verdict.MET or answer.item not in bad)


def _about(manifest: Manifest | None) -> dict[str, object] | None:
    if manifest is None:
        return None
    told = asdict(manifest)
    return {name: told[name] for name in ("made_at", "software", "policy", "assessment")}
