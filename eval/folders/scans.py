"""Scanned forms: whether signatures are seen, boxes told as they are ticked, and nothing is made up."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.folders.common import Folder, Tally, find, labelled, read

_SURE = 0.8
"""Confidence from which on what was recognised counts; below it a person has to look."""

_LABELS = {
    "salary_amount": "salary",
    "salary_not_solely": "not based solely",
    "full": "full time",
    "part": "part time",
    "special": "special basis",
    "14.other": "other thing",
}
"""Choice of the labels -> words of its printed label, where these differ."""


def fara_forms(folder: Path) -> Folder:
    """Measure signatures, tick boxes, dates and names of scanned registration forms."""
    tally = Tally(
        "signature seen", "boxes as ticked", "no tick made up", "no date made up", "no name made up"
    )
    count = 0
    for path, label in labelled(folder):
        count += 1
        findings = find(path)["findings"]
        signed = any(each["value"] == "present" for each in findings["signature"])
        tally.ask("signature seen", path.name, "none", right=signed)
        _ask_boxes(tally, path, label.get("tick_boxes", {}))
        dates = [each["value"] for each in findings["date.signed"] if each["value"] and _sure(each)]
        right = all(date == label["date_signed"] for date in dates)
        tally.ask("no date made up", path.name, f"{dates}, not {label['date_signed']}", right=right)
        if "signer_name" in label:
            names = [each["value"] for each in findings["signatory.name"] if _sure(each)]
            right = all(name.casefold() in label["signer_name"].casefold() for name in names)
            tally.ask("no name made up", path.name, "another name than the label's", right=right)
    note = "boxes that were not seen, or left open, count as not told; a box struck out by hand is not asked"
    return Folder("fara_forms", count, tally.measures(), note)


def _sure(found: Mapping[str, Any]) -> bool:
    return float(found["confidence"]) >= _SURE


def _ask_boxes(tally: Tally, path: Path, told: Mapping[str, Any]) -> None:
    marks = [mark for page in read(path)["pages"] for mark in page["marks"]] if told else []
    for choice, ticked in told.items():
        if not isinstance(ticked, bool):
            continue
        got = _state(marks, choice)
        tally.ask("boxes as ticked", path.name, f"{choice}: {got}, not {ticked}", right=got is ticked)
        if not ticked:
            tally.ask("no tick made up", path.name, choice, right=got is not True)


def _state(marks: Sequence[Mapping[str, Any]], choice: str) -> bool | None:
    """Return whether a choice such as ``12.yes`` is ticked; null when that is not told."""
    question, _, answer = choice.partition(".")
    words = _LABELS.get(choice) or _LABELS.get(answer, answer)
    labels = [(str(mark["label"] or "").casefold(), mark["checked"]) for mark in marks]
    found = [checked for label, checked in labels if _says(label, answer, words)]
    if answer in {"yes", "no"} and question == "15":
        found = found[1:]  # it is the second question of this kind
    return found[0] if found else None


def _says(label: str, answer: str, words: str) -> bool:
    if answer == "salary_not_solely":
        return words in label
    return label.startswith(words) and "not based solely" not in label
