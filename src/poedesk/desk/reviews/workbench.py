"""What a reviewer sees of a case: requirement, evidence with its place outlined, rule with its source."""

from typing import Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from poedesk.desk.accounts.may import Actor
from poedesk.desk.readiness.telling import COLOURS, WHOLE
from poedesk.desk.reviews import applying, keeping
from poedesk.desk.reviews.models import Case
from poedesk.desk.reviews.services import who
from poedesk.desk.texts import elements
from poedesk.desk.texts.showing import shown
from poedesk.kernel.records import dataclass
from poedesk.paper.reports import words
from poedesk.paper.reports.html.figures import widened
from poedesk.process.claims.reasons.mapping import asked, reason_of, rejections
from poedesk.process.reviews import cases, decisions
from poedesk.process.reviews.decisions import NOT_FOUND, Citation, Ground

_DIGITS = 4
"""More than the number of any citation has."""

_ORDER = {"not_met": 0, "unclear": 1, "met": 2}

KINDS = {
    "accept": gettext_lazy("Accept"),
    "ask": gettext_lazy("Ask for more"),
    "refuse": gettext_lazy("Refuse"),
}
"""Kind of a decision -> what it is called."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What is shown."""

    colour: str
    verdict: str
    counts: str
    elements: list[dict[str, Any]]
    """What was asked for, what is not met first."""

    chosen: dict[str, Any] | None
    picture: dict[str, Any] | None
    may: bool
    why: str
    """Why the reader may decide, or may not."""

    possible: tuple[str, ...]
    decisions: list[dict[str, Any]]
    """As far as the reader may see them: a blind second does not see the first."""

    hidden: int
    """Decisions that the reader may not see yet."""


def bench_of(case: Case, actor: Actor, show: str) -> Bench:
    """Return what a reviewer sees of a case; ``show``: the element whose place is shown."""
    result = case.proof.result
    asked_for = [told(each) for each in result["elements"] if each["verdict"] != "not_applicable"]
    asked_for.sort(key=lambda each: _ORDER[each["verdict"]])
    chosen = next((each for each in asked_for if each["id"] == show), asked_for[0] if asked_for else None)
    made = keeping.case_of(case)
    answer = cases.may_decide(made, actor.id)
    seen = {each.at for each in cases.visible(made, actor.id)}
    rows = list(case.decisions.filter(withdrawn_at=None).select_related("reviewer"))
    colour, verdict = WHOLE[result["verdict"]]
    return Bench(
        colour,
        str(verdict),
        _counts(asked_for),
        asked_for,
        chosen,
        picture_of(case, chosen) if chosen else None,
        case.closed_at is None and answer.allowed,
        who(answer.why, actor),
        applying.possible(case) if case.closed_at is None else (),
        [_decision(each) for each in rows if each.at in seen],
        sum(each.at not in seen for each in rows),
    )


def told(each: dict[str, Any]) -> dict[str, Any]:
    """Return an element with what people call things, and what the programme would say to it."""
    reason = reason_of(each["id"], each["code"], None) if each["code"] in words.CODES else None
    known = {**asked(), **rejections()}
    return {
        **elements.told(each),
        "colour": COLOURS[each["verdict"]],
        "says": shown(words.CODES.get(each["code"], each["code"])),
        "asks": shown(known.get(reason.ask or "", "")) if reason and each["verdict"] != "met" else "",
        "pieces": list(enumerate(each["evidence"])),
    }


def _counts(elements: list[dict[str, Any]]) -> str:
    needed = [each for each in elements if each["required"]]
    counted = {word: sum(each["verdict"] == word for each in needed) for word in _ORDER}
    return _("%(met)s of %(all)s met, %(not_met)s not met, %(unclear)s unclear") % {
        **counted,
        "all": len(needed),
    }


def picture_of(case: Case, chosen: dict[str, Any]) -> dict[str, Any] | None:
    """Return the page that an element cites first, with the places to outline; null when it cites none."""
    number = next((piece["picture"] for piece in chosen["evidence"] if "picture" in piece), None)
    if number is None:
        return None
    outlines = [
        " ".join(f"{x:.1f},{y:.1f}" for x, y in widened(cast("Any", tuple(map(tuple, one)))))
        for piece in chosen["evidence"]
        if piece.get("picture") == number
        for one in piece["outlines"]
    ]
    return {**case.proof.pictures[number], "number": number, "outlines": outlines, "colour": chosen["colour"]}


def _decision(row: Any) -> dict[str, Any]:
    return {
        "one": row,
        "kind": str(KINDS[row.kind]),
        "letter": applying.letter(row),
    }


def grounds_from(case: Case, data: Any) -> list[Ground]:
    """Return the grounds that a form gives: each element that is ticked, with code, words and citations."""
    documents = [each["name"] for each in case.proof.result["documents"]]
    made = []
    for each in case.proof.result["elements"]:
        name = each["id"]
        if data.get(f"wrong:{name}") is None:
            continue
        code = data.get(f"code:{name}", "")
        cites = [
            Citation(piece["document"], piece["place"], piece["quote"] or piece["place"])
            for number, piece in enumerate(each["evidence"])
            if str(number) in data.getlist(f"cite:{name}")
        ]
        own = [data.get(f"{part}:{name}", "").strip() for part in ("document", "place", "quote")]
        if own[1] or own[2]:
            cites.append(Citation(*own))
        searched = tuple(documents) if code in NOT_FOUND else ()
        text = data.get(f"words:{name}", "").strip()
        made.append(Ground(name, code, () if searched else tuple(cites), searched, text))
    return made


def rows_for(case: Case, data: Any | None) -> list[dict[str, Any]]:
    """Return the elements of the form in which a reviewer says what is wrong; first what the machine says."""
    found = []
    for each in bench_elements(case):
        name = each["id"]
        machine = each["verdict"] == "not_met"
        given = data is not None
        found.append(
            {
                **each,
                "wrong": (data.get(f"wrong:{name}") is not None) if data is not None else machine,
                "code_chosen": data.get(f"code:{name}", "") if data is not None else _usual(each),
                "words": data.get(f"words:{name}", "") if data is not None else "",
                "cited": [int(n) for n in data.getlist(f"cite:{name}") if n.isdecimal() and len(n) <= _DIGITS]
                if data is not None
                else [number for number, _ in each["pieces"]],
                "own": {
                    part: data.get(f"{part}:{name}", "") if given else ""
                    for part in ("document", "place", "quote")
                }
                if data is not None
                else {},
            }
        )
    return found


def bench_elements(case: Case) -> list[dict[str, Any]]:
    """Return the elements that were asked for, what is not met first."""
    asked_for = [told(each) for each in case.proof.result["elements"] if each["verdict"] != "not_applicable"]
    return sorted(asked_for, key=lambda each: _ORDER[each["verdict"]])


def _usual(each: dict[str, Any]) -> str:
    return each["code"] if each["code"] in decisions.OPEN else ""


def codes() -> list[tuple[str, str]]:
    """Return the codes by which an element can be refused or asked about, with the usual wording."""
    return [(code, str(applying.WORDINGS[code])) for code in applying.WORDINGS if code in decisions.OPEN]
