"""What the commands of ``poedesk draw`` are given: numbers by stratum, names with values, shares."""

from collections.abc import Sequence

import click

from poedesk.kernel.errors import UsageError

because = click.option(
    "--because", required=True, metavar="TEXT", help="Why; it stands in the receipt for all who read it."
)
take = click.option(
    "--take", "takes", multiple=True, required=True, metavar="[STRATUM=]NUMBER",
    help="How many to draw; once for each stratum.",
)  # fmt: skip
commitment = click.option(
    "--commitment", metavar="HASH", help="What was published before the seed was known."
)
confidence = click.option(
    "--confidence", default="95%", show_default=True, metavar="SHARE", help="How sure to be."
)


def numbers(takes: Sequence[str]) -> dict[str, int]:
    """Return stratum -> number; raises UsageError for what is no number."""
    found = {}
    for text in takes:
        stratum, _, number = text.rpartition("=")
        if not (number.isascii() and number.isdecimal() and 0 < int(number[:12]) < 10**9):
            message = f"--take: {text!r} is no number, such as 20 or north=20"
            raise UsageError(message)
        if stratum in found:
            message = f"--take: stratum {stratum!r} stands twice"
            raise UsageError(message)
        found[stratum] = int(number)
    return found


def pairs(texts: Sequence[str], option: str) -> dict[str, str]:
    """Return what stands before and behind the first "=" of each text; raises UsageError."""
    found = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not (name and sign and value) or name in found:
            message = f"{option}: {text!r} must be NAME=VALUE, each name once"
            raise UsageError(message)
        found[name] = value
    return found
