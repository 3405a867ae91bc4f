"""Where a seed comes from: a future round of public randomness, dice thrown together, or secrets revealed.

The rule is frozen with the population; the seed must follow it. Nobody, the programme included, can have
known it when the population was frozen.
"""

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from poedesk.kernel.canonical import content_key
from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.kernel.times import to_second

BEACON, DICE, REVEAL = "beacon", "dice", "reveal"
FEWEST_THROWS = 20
"""Throws of a die: 51 bits, more than anyone can try out at a table."""

MOST_THROWS = 1_000
"""Far more than anyone needs: a mistyped number is refused before the population is frozen with it."""

SHORTEST_SECRET = 16
"""Signs of a secret that a party commits to."""

_PARTIES = 2


class InvalidSeed(UsageError):
    """The seed does not follow the rule that was frozen with the population."""


@dataclass(frozen=True, slots=True)
class Beacon:
    """A public source of randomness with rounds at known times."""

    start: datetime
    """When round 1 was."""

    period: int
    """Seconds between rounds."""

    digits: int
    """Hexadecimal digits of a value."""


BEACONS = {
    "drand-quicknet": Beacon(datetime.fromtimestamp(1692803367, UTC), 3, 64),
    "drand-default": Beacon(datetime.fromtimestamp(1595431050, UTC), 30, 64),
}
"""Beacons whose rounds have times that are known (drand's published chain parameters)."""


@dataclass(frozen=True, slots=True)
class SeedRule:
    """How the seed will come about."""

    kind: str
    """``beacon``, ``dice`` or ``reveal``."""

    beacon: str | None = None
    """Name of the source."""

    round: int | None = None
    at: datetime | None = None
    """When the round is, or will be."""

    throws: int | None = None
    """How often a die with six sides is thrown."""

    parties: Mapping[str, str] | None = None
    """Party -> SHA-256 of its secret, in hexadecimal digits."""

    def json(self) -> dict[str, Any]:
        """Return it as it is hashed: what belongs to its kind."""
        if self.kind == BEACON:
            at = self.at and to_second(self.at)
            return {"kind": BEACON, "beacon": self.beacon, "round": self.round, "at": at}
        if self.kind == DICE:
            return {"kind": DICE, "throws": self.throws}
        return {"kind": REVEAL, "parties": dict(self.parties or {})}


def beacon_rule(name: str, number: int, at: datetime | None = None) -> SeedRule:
    """Return the rule for a round of a beacon.

    Args:
        name: of the beacon.
        number: of the round.
        at: when it will be; needed for a beacon that is not in ``BEACONS``.

    Raises:
        InvalidSeed: the time is not known, or is another one.
    """
    if number < 1:
        message = f"rounds of a beacon count from 1, not {number}"
        raise InvalidSeed(message)
    known = BEACONS.get(name)
    if known is not None:
        try:
            due = known.start + timedelta(seconds=(number - 1) * known.period)
        except OverflowError as error:
            message = f"round {number} of {name} will never come"
            raise InvalidSeed(message) from error
        if at is not None and at != due:
            message = f"round {number} of {name} is at {due.isoformat()}, not {at.isoformat()}"
            raise InvalidSeed(message)
        at = due
    if at is None or at.tzinfo is None:
        message = f"{name} is not known here; say when its round {number} will be, with the zone"
        raise InvalidSeed(message)
    try:
        to_second(at)
    except ValueError as error:
        raise InvalidSeed(str(error)) from error
    return SeedRule(BEACON, beacon=name, round=number, at=at)


def dice_rule(throws: int = FEWEST_THROWS) -> SeedRule:
    """Return the rule for dice; raises InvalidSeed when they are too few or too many."""
    if throws < FEWEST_THROWS:
        message = f"{throws} throws could be tried out; throw a die {FEWEST_THROWS} times or more"
        raise InvalidSeed(message)
    if throws > MOST_THROWS:
        message = f"nobody throws a die {throws} times; {MOST_THROWS} at most"
        raise InvalidSeed(message)
    return SeedRule(DICE, throws=throws)


def reveal_rule(parties: Mapping[str, str]) -> SeedRule:
    """Return the rule for secrets of several parties, by their hashes; raises InvalidSeed."""
    if len(parties) < _PARTIES or len(set(parties.values())) < len(parties):
        message = "at least two parties commit, each to a secret of its own"
        raise InvalidSeed(message)
    for party, committed in parties.items():
        if not re.fullmatch(r"[0-9a-f]{64}", committed):
            message = f"{party} must commit to the SHA-256 of its secret, as 64 hexadecimal digits"
            raise InvalidSeed(message)
    return SeedRule(REVEAL, parties=dict(parties))


def rule_from_json(value: Mapping[str, Any]) -> SeedRule:
    """Return a rule; raises InvalidSeed, LookupError, TypeError or ValueError when it is none."""
    if value["kind"] == BEACON:
        return beacon_rule(value["beacon"], value["round"], datetime.fromisoformat(value["at"]))
    if value["kind"] == DICE:
        return dice_rule(value["throws"])
    if value["kind"] == REVEAL:
        return reveal_rule(value["parties"])
    message = f"a seed comes from {BEACON}, {DICE} or {REVEAL}, not {value['kind']!r}"
    raise InvalidSeed(message)


def seed_of(rule: SeedRule, given: str | Mapping[str, str], now: datetime) -> str:
    """Return the seed, a line of text, from what the world has shown.

    Args:
        rule: what was frozen.
        given: the value of the round, the throws as digits, or the secrets by party.
        now: the time of the draw.

    Raises:
        InvalidSeed: it does not follow the rule, or its time has not come.
    """
    if rule.kind == REVEAL:
        return _revealed(rule.parties or {}, given)
    if not isinstance(given, str):
        message = "the seed is one text: the value of the round, or the throws"
        raise InvalidSeed(message)
    text = re.sub(r"\s+", "", given).lower()
    if rule.kind == DICE:
        if not re.fullmatch(rf"[1-6]{{{rule.throws}}}", text):
            message = (
                f"{rule.throws} throws are needed, each a digit from 1 to 6; {len(text)} signs were given"
            )
            raise InvalidSeed(message)
        return f"dice {text}"
    if rule.at is not None and now < rule.at:
        message = f"round {rule.round} of {rule.beacon} is only at {rule.at.isoformat()}; wait for it"
        raise InvalidSeed(message)
    digits = BEACONS[rule.beacon].digits if rule.beacon in BEACONS else None
    if not re.fullmatch(r"[0-9a-f]{32,1024}", text) or (digits and len(text) != digits):
        needed = digits or "32 or more"
        message = f"the value of a round is {needed} hexadecimal digits; {len(text)} signs were given"
        raise InvalidSeed(message)
    return f"{rule.beacon} {rule.round} {text}"


def _revealed(parties: Mapping[str, str], given: str | Mapping[str, str]) -> str:
    if isinstance(given, str) or set(given) != set(parties):
        message = f"each party reveals its secret: {', '.join(sorted(parties))}"
        raise InvalidSeed(message)
    for party, secret in given.items():
        if len(secret) < SHORTEST_SECRET:
            message = f"the secret of {party} has fewer than {SHORTEST_SECRET} signs and could be guessed"
            raise InvalidSeed(message)
        if not hmac.compare_digest(hashlib.sha256(secret.encode()).hexdigest(), parties[party]):
            message = f"{party} revealed another secret than the one that it committed to"
            raise InvalidSeed(message)
    return f"reveal {content_key(sorted([party, secret] for party, secret in given.items()))}"
