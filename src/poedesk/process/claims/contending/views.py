"""What each side may see of a case: its own proof wholly, of the other only that there is one."""

from typing import Any

from poedesk.process.claims.contending.comparing import Case, NoContest


def for_partner(case: Case, partner: str) -> dict[str, Any]:
    """Return what ``partner`` may see, as a JSON value that holds nothing of another side.

    Neither names, documents, verdicts and dates of the others, nor the comparison or the recommendation,
    from which they could be guessed.

    Raises:
        NoContest: the partner is no side of the case.
    """
    own = next((side for side in case.sides if side.partner == partner), None)
    if own is None:
        message = f"{partner} is no side of the case about {case.key}"
        raise NoContest(message)
    return {
        "key": case.key,
        "association": own.association,
        "others": len(case.sides) - 1,
        "elements": [
            {name: entry[name] for name in ("id", "verdict", "code", "because", "remedy")}
            for entry in own.assessment["elements"]
            if entry["required"]
        ],
        "documents": [entry["name"] for entry in own.assessment["documents"]],
    }


def for_reviewer(case: Case) -> dict[str, Any]:
    """Return the whole case as a JSON value: every element side by side, and what the rule prefers."""
    return {
        "key": case.key,
        "sides": [
            {
                "association": side.association,
                "partner": side.partner,
                "verdict": side.assessment["verdict"],
                "acknowledged": side.acknowledged.isoformat() if side.acknowledged else None,
            }
            for side in case.sides
        ],
        "elements": [
            {
                "id": row.element,
                "stronger": row.stronger,
                "sides": [
                    {"verdict": verdict, "code": code, "because": because}
                    for verdict, code, because in zip(row.verdicts, row.codes, row.because, strict=True)
                ],
            }
            for row in case.rows
        ],
        "recommended": case.recommended,
        "because": case.because,
    }
