"""Commercial contracts: their parties, and the dates that they state."""

import re
from pathlib import Path
from typing import Any

from eval.folders.common import Folder, Tally, find, labelled
from eval.names import LEGAL_SUFFIXES, name_key

_CENTURY = 69
"""Two-digit years from here on are of the last century, as C has it."""


def cuad(folder: Path) -> Folder:
    """Measure parties and dates of the contracts."""
    tally = Tally(
        "party.name found", "agreement date first", "effective date first", "no date where left blank"
    )
    count = 0
    for path, label in labelled(folder):
        count += 1
        findings = find(path)["findings"]
        names = {name_key(each["value"]) for each in findings["party.name"] if each["value"]}
        for party in parties(label["parties"]):
            tally.ask("party.name found", path.name, f"{party!r} not found", right=name_key(party) in names)
        for kind, told in (("agreement", label["agreement_date"]), ("effective", label["effective_date"])):
            _ask_date(tally, path.name, kind, told, findings[f"date.{kind}"])
    return Folder("cuad", count, tally.measures(), "dates with a part left blank count as left blank")


def _ask_date(tally: Tally, name: str, kind: str, told: str, found: list[dict[str, Any]]) -> None:
    first = found[0]["value"] if found else None
    expected = iso(told)
    if expected is not None:
        tally.ask(f"{kind} date first", name, f"{first}, not {expected}", right=first == expected)
    elif "[]" in told:
        tally.ask("no date where left blank", name, f"{kind}: {first}", right=first is None)


def parties(told: str) -> list[str]:
    """Return the names in a label such as ``Alpha, Inc. ("Alpha"); Beta LLC ("Beta")``."""
    found = []
    for part in told.strip("()").split(";"):
        bare = re.sub(r"\([^()]*[\"“”][^()]*\)?|\(collectively.*", "", part).strip(" ,")
        if bare and " and Company" not in f" {bare}" and bare not in found:
            found += [each.strip() for each in bare.split(" and ")] if _two(bare) else [bare]
    return found


def _two(bare: str) -> bool:
    halves = bare.split(" and ")
    return len(halves) == 2 and all(_ends_as_company(half) for half in halves)  # noqa: PLR2004 - two names


def _ends_as_company(name: str) -> bool:
    words = re.findall(r"\w+", name.casefold())
    return bool(words) and words[-1] in LEGAL_SUFFIXES


def iso(told: str) -> str | None:
    """Return ``9/26/19`` as ``2019-09-26``; None when a part is left blank or it is no date."""
    match = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})", told.strip())
    if not match:
        return None
    month, day, year = (int(part) for part in match.groups())
    if year < 100:  # noqa: PLR2004 - two digits
        year += 1900 if year >= _CENTURY else 2000
    return f"{year:04d}-{month:02d}-{day:02d}"
