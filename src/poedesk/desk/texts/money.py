"""Amounts of money as the reader's language writes them: thousands apart, the places of the currency."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils import formats

from poedesk.process.ledger.money import places

_BETWEEN = "\N{NO-BREAK SPACE}"
"""No line ends between an amount and its currency."""


def written(amount: Decimal, currency: str = "") -> str:
    """Return an amount with its currency: ``12,500.00 USD``; without one, with the decimals that it has.

    Args:
        amount: finite, and exact: an amount that has more decimals than its currency keeps them.
        currency: three capital letters, or empty.
    """
    own = amount.normalize() if currency else amount
    decimals = max(_decimals(own), places(currency) if currency else 0)
    number = formats.number_format(amount, decimals, use_l10n=True, force_grouping=True)
    return f"{number}{_BETWEEN}{currency}" if currency else number


def sums(by_currency: Mapping[str, Decimal]) -> list[str]:
    """Return amounts by currency, each as people read it, in the order of the currencies."""
    return [written(amount, currency) for currency, amount in sorted(by_currency.items())]


def _decimals(amount: Decimal) -> int:
    return max(0, -int(amount.as_tuple().exponent))
