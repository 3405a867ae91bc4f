"""What ``poedesk doctor`` says of each way in which a child may be held."""

import json
from itertools import product
from typing import get_args, get_type_hints

import pytest
from click.testing import CliRunner

from poedesk.cli.commands import doctor
from poedesk.proof.reading.child.confinement import Confinement
from poedesk.proof.reading.limits import BundleLimits, CacheLimits, Limits, variable

WAYS = [
    Confinement(*ways) for ways in product(*(get_args(hint) for hint in get_type_hints(Confinement).values()))
]


@pytest.mark.parametrize("held", WAYS, ids=str)
def test_every_way_is_told_with_what_it_means(held: Confinement) -> None:
    rows = {row["what"]: row for row in doctor.confinement_rows(held)}
    assert all(row["how"] and row["means"] for row in rows.values())
    assert rows["network"]["held"] == (held.network != "python")
    assert rows["processes"]["held"] == rows["writing files"]["held"] == (held.calls == "filter")
    assert rows["reading files"]["held"] == (held.files == "landlock")
    assert all(rows[what]["held"] for what in ("memory", "processor time", "clock", "crashes"))


def test_both_formats_say_the_same() -> None:
    value = json.loads(CliRunner().invoke(doctor.command, ["--format", "json"]).stdout)
    text = CliRunner().invoke(doctor.command, []).stdout
    assert value["reading"] is True
    assert set(value["limits"]) == {variable(name) for name in Limits.__slots__}
    assert set(value["bundle_limits"]) == {variable(name) for name in BundleLimits.__slots__}
    for row in value["confinement"]:
        assert f"{row['how']}: {row['means']}" in text
    for name, number in {**value["limits"], **value["bundle_limits"], **value["parts"]}.items():
        assert f"{name:28} {number}" in text
    assert (doctor.REMEDY in text) == (not all(row["held"] for row in value["confinement"]))
    assert f"Cache: {value['cache'] or 'nothing is kept'}" in text
    assert set(value["cache_limits"]) == {variable(name) for name in CacheLimits.__slots__}


def test_where_no_document_can_be_read_it_ends_with_one_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POEDESK_ANSWER_BYTES", "9")
    ended = CliRunner().invoke(doctor.command, [], standalone_mode=False)
    assert ended.return_value == 1
    assert "DOES NOT WORK" in ended.stdout
    assert "POEDESK_ANSWER_BYTES" in ended.stdout


def test_it_tells_whether_libreoffice_is_there_and_what_holds_it(monkeypatch: pytest.MonkeyPatch) -> None:
    office = doctor.diagnosis()["office"]
    assert office is not None, "this test needs LibreOffice (on Debian: libreoffice-writer-nogui)"
    assert office["held"].keys() == doctor.OFFICE.keys()
    assert all(isinstance(yes, bool) for yes in office["held"].values())
    assert office["program"] in CliRunner().invoke(doctor.command, []).stdout
    monkeypatch.setenv("POEDESK_OFFICE", "none")
    assert doctor.diagnosis()["office"] is None
    assert "LibreOffice: not there" in CliRunner().invoke(doctor.command, []).stdout


def test_it_tells_what_recognises_text_in_scans_or_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = doctor.diagnosis()["recognition"]["engine"]
    assert engine.startswith("rapidocr "), "this test needs the engine of poedesk[ocr]"
    assert (
        f"Text in scans and pictures: recognised by {engine}" in CliRunner().invoke(doctor.command, []).stdout
    )
    monkeypatch.setattr("poedesk.proof.reading.ocr.installed.installed", lambda: None)
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    without = CliRunner().invoke(doctor.command, []).stdout
    assert "Text in scans and pictures: NOT READ" in without
    assert "pip install 'poedesk[ocr]'" in without
    assert "pip install 'poedesk[heic]'" in without
