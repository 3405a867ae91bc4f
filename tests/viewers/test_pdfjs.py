"""Our form in pdf.js, which is what Firefox and many sites show PDF with."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.unit.paper.forms.judging import KINDS, planned
from tests.viewers.conftest import Opened

from poedesk.paper.forms.contents import EMPTY
from poedesk.paper.forms.drawing import drawn
from poedesk.paper.forms.outline import CHOICE, SIGNATURE, TICK, Field
from poedesk.paper.forms.pdf.layout.answers import tooltip
from poedesk.paper.forms.reading.back import read_back

Pdfjs = Callable[..., Opened]

TYPES = {TICK: "tick", CHOICE: "choice", SIGNATURE: "signature"}


def expected(field: Field, value: str | bool | None) -> tuple[object, ...]:  # noqa: FBT001 - a value of a form
    """Return type, value, tooltip and whether it is required, as pdf.js is to see them."""
    shown: object = {True: "Yes", None: "", False: "Off"}.get(value, value)  # type: ignore[arg-type]
    if field.kind == TICK:
        shown = "Yes" if value is True else "Off"
    if field.kind == SIGNATURE:
        shown = None
    if field.kind == CHOICE:
        shown = [value] if value else []
    return TYPES.get(field.kind, "text"), shown, tooltip(field), field.required


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_there_with_its_value_and_no_complaint(kind: str, in_pdfjs: Pdfjs) -> None:
    outline, made = planned(*KINDS[kind])
    opened = in_pdfjs(drawn(outline, made).data)
    seen = {
        item["name"]: (item["type"], item["value"], item["tooltip"], item["required"])
        for item in opened["fields"]
    }
    asked = {field.name: expected(field, made.values.get(field.name)) for field in outline.fields()}
    assert seen == asked
    assert [item["name"] for item in opened["fields"]] == [field.name for field in outline.fields()], (
        "in order"
    )
    assert (opened["warnings"], opened["scripts"], opened["marked"]) == ([], 0, True)
    assert opened["title"] == outline.title
    assert opened["headings"][0] == "H1"


def test_what_is_typed_there_and_saved_is_read_back(in_pdfjs: Pdfjs, tmp_path: Path) -> None:
    outline, _ = planned(*KINDS["usage"])
    typed: dict[str, str | bool] = {
        "customer_name": "Marram Health Trust",
        "customer_tenant_id": "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
        "usage_work": "Fabrikell moved 310 mailboxes.\nIt trained 42 ward leads.",
        "activity_migration_exchange_online": True,
    }
    saved = tmp_path / "saved.pdf"
    opened = in_pdfjs(drawn(outline, EMPTY).data, typed, saved)
    assert all("OffscreenCanvas" in each for each in opened["warnings"]), "Node has none"
    told = read_back(saved.read_bytes(), "saved.pdf")
    assert told.ours
    assert told.claim["customer"] == {
        "name": typed["customer_name"],
        "tenant_id": typed["customer_tenant_id"],
    }
    assert told.narratives["usage_work"] == typed["usage_work"]
    assert told.claim["workloads"] == [{"workload": "exchange-online", "activities": ["migration"]}]
