"""A comparison as a reviewer reads it: every element of every proof, and what the version's rule prefers."""

from collections.abc import Mapping, Sequence
from typing import Any

from poedesk.kernel.text import printable
from poedesk.process.claims.contending import views
from poedesk.process.claims.contending.comparing import Case
from poedesk.process.claims.tables.loader import Table

SCHEMA = "poedesk.arbitration/1"
OWN = "poedesk.arbitration-side/1"


def for_reviewer(table: Table, keys: Sequence[str], case: Case) -> dict[str, Any]:
    """Return the whole case as a ``poedesk.arbitration/1``; ``keys`` are all that the partners both claim."""
    told = views.for_reviewer(case)
    told.pop("key")
    return {"schema": SCHEMA, "programme": str(table), "keys": list(keys), **told}


def for_partner(table: Table, keys: Sequence[str], case: Case, partner: str) -> dict[str, Any]:
    """Return what one partner may see as a ``poedesk.arbitration-side/1``; raises NoContest."""
    told = views.for_partner(case, partner)
    told.pop("key")
    return {"schema": OWN, "programme": str(table), "keys": list(keys), **told}


def text(value: Mapping[str, Any]) -> str:
    """Return one of both in words."""
    lines = [f"{value['programme']}: {', '.join(value['keys'])}", ""]
    lines += _own(value) if value["schema"] == OWN else _whole(value)
    return printable("\n".join(lines)) + "\n"


def _whole(value: Mapping[str, Any]) -> list[str]:
    lines = [
        f"{side['association']}  {side['partner']}  {side['verdict'].replace('_', ' ')}, "
        f"acknowledged {side['acknowledged'] or 'on no day that is sure'}"
        for side in value["sides"]
    ]
    lines.append("")
    for row in value["elements"]:
        verdicts = [side["verdict"].replace("_", " ") for side in row["sides"]]
        if set(verdicts) != {"not applicable"}:
            best = f"  {row['stronger']} shows it better" if row["stronger"] else ""
            lines.append(f"  {row['id']}: {' / '.join(verdicts)}{best}")
    recommended = value["recommended"] or "none"
    return [*lines, "", f"Recommended: {recommended}. {value['because']} A person decides."]


def _own(value: Mapping[str, Any]) -> list[str]:
    others = "another partner claims" if value["others"] == 1 else f"{value['others']} other partners claim"
    lines = [f"{value['association']}: {others} the same. What your own proof shows:", ""]
    return lines + [
        f"  {each['id']}: {each['verdict'].replace('_', ' ')}. {each['because']}"
        for each in value["elements"]
    ]
