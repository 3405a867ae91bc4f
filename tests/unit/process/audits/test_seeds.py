import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest
from tests.unit.process.audits.draws import NOON, THROWS

from poedesk.process.audits.seeds import (
    InvalidSeed,
    SeedRule,
    beacon_rule,
    dice_rule,
    reveal_rule,
    rule_from_json,
    seed_of,
)

SECRETS = {"programme": "a long enough secret", "partners": "another long secret"}
COMMITTED = {party: hashlib.sha256(secret.encode()).hexdigest() for party, secret in SECRETS.items()}
VALUE = "0f" * 32


def test_rounds_of_a_known_beacon_have_their_time() -> None:
    # The first round of drand's quicknet was on 23 August 2023, 15:09:27 UTC; one follows every 3 seconds.
    assert beacon_rule("drand-quicknet", 1).at == datetime(2023, 8, 23, 15, 9, 27, tzinfo=UTC)
    assert beacon_rule("drand-quicknet", 21).at == datetime(2023, 8, 23, 15, 10, 27, tzinfo=UTC)


@pytest.mark.parametrize(
    ("rule", "given", "seed"),
    [
        (dice_rule(), THROWS, "dice 41526613245263144162"),
        (beacon_rule("moon", 7, NOON), VALUE.upper(), f"moon 7 {VALUE}"),
    ],
)
def test_a_seed_is_a_line_of_text(rule: SeedRule, given: str, seed: str) -> None:
    assert seed_of(rule, given, NOON) == seed


def test_secrets_of_several_parties_make_one_seed_whatever_their_order() -> None:
    rule = reveal_rule(COMMITTED)
    turned = dict(reversed(SECRETS.items()))
    assert seed_of(rule, SECRETS, NOON) == seed_of(rule, turned, NOON)
    other = SECRETS | {"partners": "a secret of their own"}
    with pytest.raises(InvalidSeed, match="partners revealed another secret"):
        seed_of(rule, other, NOON)


@pytest.mark.parametrize(
    ("rule", "given", "said"),
    [
        (dice_rule(), "123", "20 throws are needed"),
        (dice_rule(), THROWS.replace("6", "7"), "each a digit from 1 to 6"),
        (dice_rule(), SECRETS, "the seed is one text"),
        (beacon_rule("moon", 7, NOON + timedelta(seconds=1)), VALUE, "wait for it"),
        (beacon_rule("moon", 7, NOON), "xyz", "hexadecimal digits"),
        (beacon_rule("drand-quicknet", 2), VALUE[2:], "64 hexadecimal digits; 62 signs were given"),
        (reveal_rule(COMMITTED), {"programme": SECRETS["programme"]}, "each party reveals"),
        (reveal_rule(COMMITTED), "both", "each party reveals"),
        (
            reveal_rule(COMMITTED | {"partners": hashlib.sha256(b"short").hexdigest()}),
            SECRETS | {"partners": "short"},
            "could be guessed",
        ),
    ],
)
def test_a_seed_that_breaks_the_rule_is_refused(
    rule: SeedRule, given: str | Mapping[str, str], said: str
) -> None:
    with pytest.raises(InvalidSeed, match=said):
        seed_of(rule, given, NOON)


@pytest.mark.parametrize(
    "rule",
    [dice_rule(25), beacon_rule("drand-default", 9), beacon_rule("moon", 7, NOON), reveal_rule(COMMITTED)],
)
def test_a_rule_survives_its_file(rule: SeedRule) -> None:
    assert rule_from_json(rule.json()) == rule


def test_rules_that_anyone_could_bend_are_refused() -> None:
    with pytest.raises(InvalidSeed, match="could be tried out"):
        dice_rule(19)
    with pytest.raises(InvalidSeed, match="nobody throws a die"):
        dice_rule(2**32 + 1)
    with pytest.raises(InvalidSeed, match="no time that can be told in UTC"):
        beacon_rule("moon", 7, datetime.fromisoformat("9999-12-31T23:59:59-23:00"))
    with pytest.raises(InvalidSeed, match="at least two parties"):
        reveal_rule({"programme": COMMITTED["programme"]})
    with pytest.raises(InvalidSeed, match="each to a secret of its own"):
        reveal_rule({"a": COMMITTED["programme"], "b": COMMITTED["programme"]})
    with pytest.raises(InvalidSeed, match="64 hexadecimal digits"):
        reveal_rule(COMMITTED | {"partners": "no hash"})
    with pytest.raises(InvalidSeed, match="say when its round"):
        beacon_rule("moon", 7)
    with pytest.raises(InvalidSeed, match="is at 2023-08-23"):
        beacon_rule("drand-quicknet", 1, NOON)
    with pytest.raises(InvalidSeed, match="count from 1"):
        beacon_rule("drand-quicknet", 0)
    with pytest.raises(InvalidSeed, match="will never come"):
        beacon_rule("drand-quicknet", 10**15)
    with pytest.raises(InvalidSeed, match="not 'mood'"):
        rule_from_json({"kind": "mood"})
