"""One rule explained, and two versions of the rules compared, with the verdicts that flip between them."""

from collections.abc import Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding

from poedesk.paper.reports import words
from poedesk.paper.reports.rules import origin, shown, told_required
from poedesk.paper.reports.terminal import words_of
from poedesk.paper.reports.words import Json
from poedesk.proof.policy import cases, checks, loader
from poedesk.proof.policy.dependencies import leading
from poedesk.proof.policy.differences import Change, Edition, differences, history, name_of, uses
from poedesk.proof.policy.elements import ELEMENTS
from poedesk.proof.policy.plain import plain
from poedesk.proof.policy.schema import Dated, Rule

Named = tuple[str, Edition]
"""An edition under the name by which it was asked for."""


def explanation_json(edition: Edition, what: str) -> dict[str, Any]:
    """Return what is known of an element's rule or a parameter; raises InvalidPolicy for an unknown one."""
    entries = history(edition.programme, what)
    name = name_of(entries[0])
    now = edition.entries()
    holding = now.get(name)
    needed = [now[each] for each in uses(holding) if each in now] if isinstance(holding, Rule) else []
    return {
        "policy": edition.name,
        "on": edition.policy.on.isoformat(),
        "name": name,
        "holds": _entry(holding) if holding is not None else None,
        "follows": leading(name) if name in ELEMENTS else {},
        "uses": [_entry(each) for each in needed],
        "history": [_entry(each) for each in entries],
        "cases": _cases(edition, name),
    }


def _entry(entry: Dated) -> dict[str, Any]:
    return {"name": name_of(entry), **_asked(entry), **origin(entry)}


def _asked(entry: Dated) -> dict[str, Any]:
    if isinstance(entry, Rule):
        return {
            "required": told_required(entry.required),
            "check": checks.told(entry.check),
            "remedy": entry.remedy,
        }
    return {"value": plain(entry)["value"]}


def _cases(edition: Edition, name: str) -> list[dict[str, str]]:
    """Return the cases beside a programme that ships which say something of an element."""
    if edition.programme.id not in {each.id for each in loader.programmes()}:
        return []
    file = cases.parse(loader.cases_text(edition.programme.id), edition.programme.id)
    return [
        {"name": case.name, "expected": case.expect.elements[name]}
        for case in file.cases
        if name in case.expect.elements
    ]


def write_explanation(value: Json, console: Console) -> None:
    """Write the value of ``explanation_json``."""
    title = words.TITLES.get(value["name"], value["name"])
    console.print(words_of(f"{title}  ({value['name']})", "bold"))
    console.print(words_of(f"{value['policy']}, for claims submitted on {value['on']}", "dim"))
    if value["holds"] is None:
        console.print(words_of("Nothing holds on that day."))
    else:
        _told(value["holds"], console)
    for entry in value["uses"]:
        _row("uses", f"{entry['name']} = {shown(entry['value'])}", console)
        _row("from", f"{entry['basis']}: {entry['source']}", console)
    for element, why in value["follows"].items():
        _row("follows", f"{element}: {why}", console)
    if len(value["history"]) > 1:
        console.print(words_of("\nHow it was", "bold"))
        for entry in value["history"]:
            asked = entry.get("check") or shown(entry.get("value"))
            _row(_days(entry), f"{asked} ({entry['id']})", console)
    if value["cases"]:
        console.print(words_of(f"\nCases that try it ({len(value['cases'])})", "bold"))
        for case in value["cases"]:
            _row(case["expected"], case["name"], console)


def _told(entry: Json, console: Console) -> None:
    names = (("asks", "check"), ("is", "value"), ("required", "required"), ("rule", "id"), ("note", "note"))
    for label, field in names:
        if entry.get(field):
            _row(label, shown(entry[field]), console)
    _row("from", f"{entry['basis']}: {entry['source']}", console)
    _row("days", _days(entry), console)
    if entry.get("remedy"):
        _row("when not met", entry["remedy"], console)


def _days(entry: Json) -> str:
    if entry["valid_to"]:
        return f"{entry['valid_from']} to {entry['valid_to']}"
    return f"from {entry['valid_from']}"


def _row(label: str, text: str, console: Console) -> None:
    console.print(Padding(words_of(f"{label}: {text}"), (0, 0, 0, 2)))


def differences_json(sides: tuple[Named, Named], judged: Sequence[Json]) -> dict[str, Any]:
    """Return what differs between two editions, and between the two assessments of each bundle in ``judged``.

    Args:
        sides: the two editions, under the names by which they were asked for.
        judged: for each bundle its path and either both ``assessments`` (``poedesk.assessment/1``), or the
            ``problem`` for which there are none.
    """
    before, after = (
        {"named": named, "policy": each.name, "on": each.policy.on.isoformat()} for named, each in sides
    )
    old, new = (each for _, each in sides)
    return {
        "before": before,
        "after": after,
        "changes": [_change(change) for change in differences(old, new)],
        "bundles": [_flips(each) for each in judged],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "name": change.name,
        "judges": change.judges,
        "fields": list(change.fields),
        "before": _entry(change.before) if change.before is not None else None,
        "after": _entry(change.after) if change.after is not None else None,
    }


def _flips(judged: Json) -> dict[str, Any]:
    if "problem" in judged:
        return {"bundle": judged["bundle"], "problem": judged["problem"]}
    before, after = judged["assessments"]
    return {
        "bundle": judged["bundle"],
        "before": before["verdict"],
        "after": after["verdict"],
        "elements": [
            {
                "id": old["id"],
                "before": old["verdict"],
                "after": new["verdict"],
                "because": new["because"],
                "rule": new["rule"]["id"],
            }
            for old, new in zip(before["elements"], after["elements"], strict=True)
            if old["verdict"] != new["verdict"]
        ],
    }


_SAID_AT_THE_END = ("source", "basis")


def write_differences(value: Json, console: Console) -> None:
    """Write the value of ``differences_json``."""
    before, after = value["before"], value["after"]
    console.print(words_of(f"{before['named']} -> {after['named']}", "bold"))
    told = f"{before['policy']} on {before['on']}, {after['policy']} on {after['on']}."
    console.print(words_of(told, "dim"))
    if not value["changes"]:
        console.print(words_of("Their rules and parameters are the same."))
    for change in value["changes"]:
        _write_change(change, console)
    if value["bundles"]:
        _write_bundles(value["bundles"], console)


def _write_change(change: Json, console: Console) -> None:
    mark = "" if change["judges"] else "  (no verdict depends on it)"
    console.print()
    console.print(words_of(f"{change['name']}{mark}", "bold"))
    for label, entry in (("before", change["before"]), ("after", change["after"])):
        if entry is None:
            _row(label, "none", console)
            continue
        for field in change["fields"]:
            if field not in _SAID_AT_THE_END and entry.get(field) is not None:
                _row(f"{label}, {field}", shown(entry[field]), console)
        _row(f"{label}, rule", f"{entry['id']}, {entry['basis']}: {entry['source']}", console)


def _write_bundles(bundles: Sequence[Json], console: Console) -> None:
    judged = [each for each in bundles if "problem" not in each]
    flipped = [each for each in judged if each["elements"] or each["before"] != each["after"]]
    whole = sum(each["before"] != each["after"] for each in judged)
    console.print()
    told = f"{len(judged)} bundles judged: {whole} whole verdicts flip, {len(flipped)} bundles change at all"
    console.print(words_of(told, "bold"))
    for each in flipped:
        old, new = words.WHOLE[each["before"]].word, words.WHOLE[each["after"]].word
        console.print(words_of(f"{each['bundle']}: {old if old == new else f'{old} -> {new}'}"))
        for element in each["elements"]:
            first, second = (words.VERDICTS[element[side]].word for side in ("before", "after"))
            _row(element["id"], f"{first} -> {second}. {element['because']} ({element['rule']})", console)
    for each in bundles:
        if "problem" in each:
            console.print(words_of(f"{each['bundle']}: not judged: {each['problem']}"))
