"""A drill as JSON and in words."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from poedesk.kernel.text import printable
from poedesk.process.drills.drill import Drill, Ready
from poedesk.process.ledger.money import places

SCHEMA = "poedesk.drill/1"
_HOUR = timedelta(hours=1)


def to_json(found: Drill, engagements: int, take: int, seed: str) -> dict[str, Any]:
    """Return a drill as a ``poedesk.drill/1``."""
    return {
        "schema": SCHEMA,
        "take": take,
        "seed": seed,
        "engagements": engagements,
        "chance": float(found.chance),
        "hours": found.to_assemble / _HOUR,
        "drawn": [_ready(each) for each in found.drawn],
        "losses": {
            currency: {
                "least": _amount(loss.least, currency),
                "most": _amount(loss.most, currency),
                "worst": _amount(Fraction(found.worst.get(currency, 0)), currency),
            }
            for currency, loss in found.losses.items()
        },
    }


def text(value: Mapping[str, Any]) -> str:
    """Return a ``poedesk.drill/1`` in words."""
    drawn = value["drawn"]
    whole = value["engagements"]
    lines = [
        f"{len(drawn)} of {whole} engagements are drawn; each has a chance of {value['chance']:.0%}.",
        f"Putting their proofs together takes {value['hours']:g} hours.",
        "",
    ]
    for each in drawn:
        amounts = ", ".join(f"{amount} {currency}" for currency, amount in each["amounts"].items())
        lines.append(f"  {each['engagement']}  {_why(each)}" + (f"  {amounts}" if amounts else ""))
    lines.append("")
    for currency, loss in value["losses"].items():
        least, most, worst = (f"{loss[name]} {currency}" for name in ("least", "most", "worst"))
        expected = least if least == most else f"{least} to {most}"
        lines.append(f"Loss to expect of such a draw: {expected}; of this one at worst {worst}.")
    lines += [] if value["losses"] else ["No amounts are known, so no loss can be told."]
    return printable("\n".join(lines)) + "\n"


def _why(each: Mapping[str, Any]) -> str:
    if each["verdict"] is None:
        return "fails: nobody has put a proof together"
    missing = f": {', '.join(each['missing'])}" if each["missing"] else ""
    return f"{each['standing']}{missing}"


def _ready(each: Ready) -> dict[str, Any]:
    return {
        "engagement": each.engagement,
        "verdict": each.verdict,
        "standing": each.standing,
        "amounts": {currency: f"{amount:f}" for currency, amount in each.amounts.items()},
        "hours": each.to_assemble / _HOUR,
        "missing": list(each.missing),
    }


def _amount(amount: Fraction, currency: str) -> str:
    """Return an amount that is expected on average, rounded to what can be paid."""
    decimals = places(currency)
    return f"{Decimal(round(amount * 10**decimals)).scaleb(-decimals):f}"
