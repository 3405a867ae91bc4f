"""What a draw's receipt shows without its population, by the program that stands apart.

Commitment, seed and steps can be checked whole; of each listed unit its ticket, and that it is not above the
bound. Whether the population holds these units, and none with a lower ticket was left out, it cannot show.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from poedesk.process.audits import verifier

Json = dict[str, Any]


def looked(receipt: Json) -> dict[str, list[str]]:
    """Return what does not hold, by part: ``commitment``, ``seed``, ``steps``, ``listed``; empty lists hold.

    ``unsure`` is what nobody can tell of the listed units without the population.

    Raises:
        ValueError: it is no receipt.
    """
    try:
        missing = [*verifier.check_fields("receipt", [receipt])]
        if not missing:
            missing += verifier.check_fields("seed", [receipt["seed"]])
            for kind, name in (("step", "steps"), ("drawn", "drawn"), ("picked", "picked")):
                missing += verifier.check_fields(kind, receipt[name])
        if missing:
            raise ValueError("; ".join(missing))
        header = receipt["header"]
        return {
            "commitment": [*verifier.check_header(receipt, None)],
            "seed": [*verifier.check_seed(header["seed"], receipt["seed"])],
            "steps": [*verifier.check_steps(header, receipt["steps"])],
            "listed": [*_listed(receipt)],
            "unsure": [*_unsure(receipt)],
        }
    except verifier.UNREADABLE as error:
        message = f"{type(error).__name__}: {error}"
        raise ValueError(message) from error


def _listed(receipt: Json) -> Iterator[str]:
    header, seed = receipt["header"], receipt["seed"]["text"]
    names = Counter(each["unit"] for each in receipt["drawn"])
    yield from (f"{name} is listed twice" for name, number in names.items() if number > 1)
    for each in receipt["drawn"]:
        number = verifier.ticket(seed, header["draw"], each["unit"])
        if each["ticket"] != f"{number:064x}":
            yield f"{each['unit']} is listed with another ticket than its own"
        elif header["within"] or not each["certain"]:
            bounds, place = (
                (receipt["inner_bounds"], each["group"])
                if header["within"]
                else (receipt["bounds"], each["stratum"])
            )
            own = verifier.order(number, each["size"], header["method"])
            if not verifier.at_most(own, bounds.get(place)):
                yield f"the ticket of {each['unit']} is above the bound of what was drawn"
    if not header["within"]:
        yield from _too_many(receipt)


def _unsure(receipt: Json) -> Iterator[str]:
    """Say what the receipt tells of its units by its own word alone."""
    certain = sum(1 for each in receipt["drawn"] if each["certain"])
    if certain and not receipt["header"]["within"]:
        yield f"that {certain} of the units are drawn for certain, by their size"
    if receipt["header"]["within"]:
        yield "how many units each group has to give"
    if not receipt["drawn"]:
        yield "that no unit is drawn"


def _too_many(receipt: Json) -> Iterator[str]:
    """Say where more units are listed than are taken; what is certain stands whatever is taken."""
    steps, header = receipt["steps"], receipt["header"]
    take = next((step["take"] for step in reversed(steps) if step["take"]), header["take"])
    certain = Counter(each["stratum"] for each in receipt["drawn"] if each["certain"])
    others = Counter(each["stratum"] for each in receipt["drawn"] if not each["certain"])
    for stratum, number in others.items():
        if number > max(0, take.get(stratum, 0) - certain[stratum]):
            yield f"more units are listed than are taken{f' in {stratum}' if stratum else ''}"
