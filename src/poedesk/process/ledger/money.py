"""Amounts of money: exact decimals in one currency."""

import re
from decimal import Decimal

from poedesk.kernel.errors import UsageError

PLACES = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND"), 0),
    **dict.fromkeys(("VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}
"""Decimal places of the currencies that do not have two (ISO 4217)."""

_AMOUNT = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,3})?")
_CURRENCY = re.compile(r"[A-Z]{3}")


class InvalidAmount(UsageError):
    """The text is no amount of money."""


def places(currency: str) -> int:
    """Return how many decimal places amounts of a currency have."""
    return PLACES.get(currency, 2)


def currency_of(text: str) -> str:
    """Return the code of a currency; raises InvalidAmount."""
    if not _CURRENCY.fullmatch(text):
        message = f"{text!r} is no currency; write three capital letters, such as USD"
        raise InvalidAmount(message)
    return text


def amount_of(text: str, currency: str) -> Decimal:
    """Return a positive amount with as many decimal places as its currency has.

    Args:
        text: digits with a point before the decimals, such as ``12500.00``; no separators of thousands.
        currency: code of the currency.

    Raises:
        InvalidAmount: it is none, is zero, or has more decimals than the currency.
    """
    if not _AMOUNT.fullmatch(text):
        message = f"{text!r} is no amount; write digits and a point, such as 12500.00"
        raise InvalidAmount(message)
    amount = Decimal(text)
    if not payable(amount, currency):
        message = (
            f"{text} {currency} cannot be paid; amounts have {places(currency)} decimals and are above zero"
        )
        raise InvalidAmount(message)
    return amount.quantize(_unit(currency))


def payable(amount: Decimal, currency: str) -> bool:
    """Say whether an amount is above zero and has no more decimals than its currency."""
    return amount.is_finite() and amount > 0 and amount == amount.quantize(_unit(currency))


def _unit(currency: str) -> Decimal:
    return Decimal(1).scaleb(-places(currency))
