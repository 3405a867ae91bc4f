"""Fillable files: every value as it was filled in, none invented; every box as it was ticked."""

import ast
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from eval.folders.common import Folder, Tally, fields, labelled, read

_OFF = frozenset({"", "Off", "/Off", "/"})
"""States of a box that show no tick; a state without a name has no appearance."""

_CUT = 200
"""Characters after which the folder's labels end."""

_ACRO_NOTE = (
    "line ends, control characters and outer blanks are folded; labels end after 200 characters; boxes in a "
    "state without a name count as off, as the page shows them, though the labels count them as on"
)


def acroform_pdf(folder: Path) -> Folder:
    """Measure the values of AcroForm fields by name."""
    tally = Tally("values exact", "boxes on", "radios on", "nothing invented")
    count = 0
    for path, label in labelled(folder):
        count += 1
        seen: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for field in fields(read(path)):
            seen[field["name"]].append(field)
        told: dict[str, Any] = label["values"]
        for name, value in told.items():
            _ask_value(tally, path.name, name, value, seen.get(name, []))
        for kind, question in (("checkbox", "boxes on"), ("radio", "radios on")):
            names = {name for name, found in seen.items() for f in found if _ticked(f, kind)}
            nameless = sum(value == "/" for value in told.values()) if kind == "checkbox" else 0
            expected = label[f"{kind}_on"] - nameless
            tally.ask(question, path.name, f"{len(names)}, not {expected}", right=len(names) == expected)
        for name, found in seen.items():
            for field in found:
                if field["kind"] in {"text", "date", "choice"} and plain(field["value"]):
                    invented = not plain(told.get(name))
                    tally.ask(
                        "nothing invented", path.name, f"{name}: {field['value']!r}", right=not invented
                    )
    return Folder("acroform_pdf", count, tally.measures(), _ACRO_NOTE)


def _ticked(field: dict[str, Any], kind: str) -> bool:
    return field["kind"] == kind and field["checked"] is True


def _ask_value(tally: Tally, document: str, name: str, value: Any, found: list[dict[str, Any]]) -> None:
    if any(field["kind"] in {"checkbox", "radio"} for field in found):
        on = str(value) not in _OFF
        checked = any(field["checked"] for field in found)
        tally.ask("values exact", document, f"{name}: checked {checked}, not {on}", right=checked == on)
        return
    if not plain(value):
        return
    got = [plain(field["value"]) for field in found]
    right = any(agrees(each, str(value)) for each in got)
    tally.ask("values exact", document, f"{name}: {got!r}, not {plain(value)!r}", right=right)


def agrees(got: str, told: str) -> bool:
    """Return whether a value is the label's; labels end after 200 characters, so long ones agree that far."""
    return got.startswith(plain(told)) if len(told) >= _CUT else got == plain(told)


def plain(value: Any) -> str:
    """Return a value with its line ends, control characters and outer blanks folded.

    Labels write several choices as a list in Python's own way; here they stand in one line.
    """
    text = str(value or "")
    if re.fullmatch(r"\['.*'\]", text):
        text = " ".join(ast.literal_eval(text))
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+", " ", text).strip().removeprefix("/")


def docx_controls(folder: Path) -> Folder:
    """Measure how many boxes, ticked boxes and date controls of Word documents are seen."""
    tally = Tally("boxes seen", "boxes ticked", "date controls seen", "read")
    count = 0
    for path, label in labelled(folder):
        count += 1
        document = read(path)
        seen = fields(document)
        boxes = [field for field in seen if field["kind"] == "checkbox"]
        expected = label["w14_checkbox"] + label["legacy_checkbox"]
        ticked = label["w14_checked"] + label["legacy_checked"]
        checked = sum(field["checked"] is True for field in boxes)
        dates = sum(field["kind"] == "date" for field in seen)
        tally.ask("boxes seen", path.name, f"{len(boxes)}, not {expected}", right=len(boxes) == expected)
        tally.ask("boxes ticked", path.name, f"{checked}, not {ticked}", right=checked == ticked)
        right = dates == label["date_controls"]
        tally.ask("date controls seen", path.name, f"{dates}, not {label['date_controls']}", right=right)
        tally.ask("read", path.name, document["read"], right=document["read"] != "unreadable")
    return Folder(
        "docx_controls", count, tally.measures(), "one answer a document: the count is right or it is not"
    )
