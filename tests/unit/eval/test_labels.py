"""A label file is complete and agrees with itself, or says what is wrong."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from eval.labels import ELEMENTS, InvalidLabels, load


def told(**changes: Any) -> dict[str, Any]:
    elements = {key: {"verdict": "met", "code": "found"} for key in ELEMENTS}
    elements |= changes.pop("elements", {})
    return {
        "schema": "poedesk.labels/1",
        "why": "A form that is complete.",
        "verdict": "approvable",
        "elements": elements,
        "documents": {"form.pdf": {"kind": "poe-template"}},
    } | changes


def written(tmp_path: Path, value: Any) -> Path:
    path = tmp_path / "poedesk.labels.yaml"
    path.write_text(yaml.safe_dump(value, sort_keys=False), "utf-8")
    return path


def test_good_labels_are_loaded(tmp_path: Path) -> None:
    place = {"verdict": "unclear", "code": ["uncertain", "illegible"]}
    path = written(tmp_path, told(verdict="needs_review", elements={"customer.domain": place}))
    loaded = load(path)
    assert loaded.verdict == "needs_review"
    assert loaded.elements["customer.domain"].codes == {"uncertain", "illegible"}
    assert loaded.documents == {"form.pdf": {"poe-template"}}


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"verdict": "good"}, "verdict: 'good'"),
        ({"verdict": "needs_review"}, "the elements give approvable"),
        ({"why": ""}, "why"),
        ({"documents": {}}, "documents"),
        ({"documents": {"a.pdf": {"kind": "letter"}}}, "letter is no kind"),
        ({"elements": {"customer.domain": {"verdict": "met", "code": "missing"}}}, "customer.domain: met"),
        ({"elements": {"customer.domain": {"verdict": "not_met"}}}, "customer.domain: not_met"),
        ({"elements": {"customer.shoe": {"verdict": "any"}}}, "every id of the contract"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, change: dict[str, Any], names: str) -> None:
    with pytest.raises(InvalidLabels, match=names):
        load(written(tmp_path, told(**change)))


def test_a_missing_element_is_named(tmp_path: Path) -> None:
    value = told()
    del value["elements"]["workloads"]
    with pytest.raises(InvalidLabels, match="every id of the contract"):
        load(written(tmp_path, value))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidLabels, match=r"not a poedesk\.labels/1 file"):
        load(written(tmp_path, ["no labels"]))


def test_optional_elements_do_not_change_the_whole_verdict(tmp_path: Path) -> None:
    absent = {"verdict": "not_applicable", "code": "optional"}
    assert load(written(tmp_path, told(elements={"project.name": absent}))).verdict == "approvable"
