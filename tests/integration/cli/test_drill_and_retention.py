"""A partner's drill, and what is erased when its time has come."""

import json
import os
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.integration.test_dishonest_bundles import CLAIM, SOW

from poedesk.cli.main import outcome
from poedesk.trail.events import Event, Personal
from poedesk.trail.log import Trail
from poedesk.trail.stores.sqlite import SQLiteStore

ON = ("--as-of", "2026-11-29")
CASES = "subject,ended,person\nC-1,2023-05-01,p-1\nC-2,2026-05-01,p-2\nC-3,2023-01-01,p-3\n"
HOLDS = "id,subject,begins,ends,because\nH-1,C-3,2024-01-01,,A court asked for it\n"
ALL = ("cases.csv", "--trail", "trail.db", "--originals", "originals", "--holds", "holds.csv", *ON)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def schema(room: str) -> Any:
    name = {"drills": "drill", "retention": "retention"}[room]
    return json.loads(
        (resources.files(f"poedesk.process.{room}") / "schemas" / f"{name}.json").read_text("utf-8")
    )


def test_a_drill_tells_what_fails_and_what_is_to_be_expected(capsys: pytest.CaptureFixture[str]) -> None:
    rows = ("E-1,approvable,100.00,USD,2", "E-2,not_approvable,900.00,EUR,1.5", "E-3,,100.10,EUR,8")
    Path("e.csv").write_text("engagement,verdict,amount,currency,hours\n" + "\n".join(rows), "utf-8")
    assert outcome(["drill", "e.csv", "--take", "3", "--format", "json"]) == 1
    value = json.loads(capsys.readouterr().out)
    jsonschema.validate(value, schema("drills"))
    assert (value["chance"], value["hours"]) == (1.0, 11.5)
    assert value["losses"]["EUR"] == {"least": "1000.10", "most": "1000.10", "worst": "1000.10"}
    assert value["losses"]["USD"] == {"least": "0.00", "most": "0.00", "worst": "0.00"}
    assert outcome(["drill", "e.csv", "--take", "1", "--seed", "a"]) in {0, 1}
    assert "1 of 3 engagements are drawn; each has a chance of 33%." in capsys.readouterr().out


def test_a_bundle_is_checked_and_its_claim_says_what_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    Path("halden").mkdir()
    claim = {**CLAIM, "expected_incentive": {"amount": "1200.00", "currency": "USD"}}
    Path("halden/claim.yaml").write_text(yaml.safe_dump(claim), "utf-8")
    Path("halden/sow.txt").write_text(SOW.partition("3. Acceptance")[0], "utf-8")
    Path("e.csv").write_text("engagement,bundle\nE-1,halden\n", "utf-8")
    assert outcome(["drill", "e.csv", "--take", "1", "--format", "json", "--as-of", "2026-05-04"]) == 1
    (drawn,) = json.loads(capsys.readouterr().out)["drawn"]
    assert (drawn["verdict"], drawn["amounts"]) == ("not_approvable", {"USD": "1200.00"})
    assert "acknowledgement.signature" in drawn["missing"]


@pytest.mark.parametrize(
    ("row", "take", "said"),
    [
        ("E-1,,maybe,,,", "1", "row 2, verdict: 'maybe' is none; write approvable"),
        ("E-1,,,1.001,USD,", "1", "row 2, amount: 1.001 USD cannot be paid"),
        ("E-1,,,,,x", "1", "row 2, hours: 'x' is no number of hours"),
        ("E-1,nowhere,,,,", "1", "E-1: nowhere does not exist"),
        ("E-1,,,,,", "2", "--take: 2 cannot be drawn of the 1 engagements"),
        ("", "1", "it has no rows below its header"),
    ],
)
def test_a_drill_names_what_is_wrong(
    row: str, take: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("e.csv").write_text(f"engagement,bundle,verdict,amount,currency,hours\n{row}\n", "utf-8")
    assert outcome(["drill", "e.csv", "--take", take]) == 2
    assert said in capsys.readouterr().err


@pytest.fixture
def kept() -> None:
    """Make originals of two cases and a trail with a personal value of each of three."""
    Path("cases.csv").write_text(CASES, "utf-8")
    Path("holds.csv").write_text(HOLDS, "utf-8")
    for name, content in (("C-1/a.pdf", b"one"), ("C-1/sub/b.pdf", b"one"), ("C-2/a.pdf", b"two")):
        path = Path("originals") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    store = SQLiteStore(Path("trail.db"))
    for number in (1, 2, 3):
        person = Personal(f"Robin {number}", os.urandom(32))
        at = datetime(2023, number, 1, tzinfo=UTC)
        event = Event("claim:association:submitted", at, "p", f"C-{number}", {}, {"signatory": person})
        Trail(store, "invented.example/log").append([event])
    store.close()


def previewed(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert outcome(["retention", "preview", *ALL, *more, "--format", "json"]) == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    jsonschema.validate(value, schema("retention"))
    return value


def applied(*more: str) -> int:
    return outcome(["retention", "apply", *ALL, *more, "--by", "officer-1"])


@pytest.mark.usefixtures("kept")
def test_what_was_previewed_and_confirmed_goes_and_the_trail_holds(
    capsys: pytest.CaptureFixture[str],
) -> None:
    value = previewed(capsys)
    going = [(each["subject"], each["what"]) for each in value["fates"] if each["goes"]]
    assert going == [("C-1", "original"), ("C-1", "personal")]
    assert any("H-1 keeps it" in each["because"] for each in value["fates"])
    assert applied() == 2
    assert "give --confirm KEY" in capsys.readouterr().err
    assert applied("--confirm", "0" * 64) == 2
    assert Path("originals/C-1/a.pdf").exists()
    before = root_of(3)
    assert applied("--confirm", value["key"]) == 0
    assert "2 of 2 things are erased. The trail holds as before." in capsys.readouterr().out
    assert sorted(map(str, Path("originals").rglob("*.pdf"))) == ["originals/C-2/a.pdf"]
    assert root_of(3) == before
    assert b"Robin 1" not in Path("trail.db").read_bytes()
    assert b"Robin 2" in Path("trail.db").read_bytes()
    assert applied("--confirm", value["key"]) == 0
    assert "Nothing is to go." in capsys.readouterr().out


def root_of(size: int) -> bytes:
    store = SQLiteStore(Path("trail.db"), create=False)
    try:
        return Trail(store, "").root(size)
    finally:
        store.close()


@pytest.mark.usefixtures("kept")
def test_what_goes_on_a_day_to_come_is_not_erased_before(capsys: pytest.CaptureFixture[str]) -> None:
    late = ("cases.csv", "--trail", "trail.db", "--as-of", "9000-01-01", "--by", "officer-1")
    assert outcome(["retention", "apply", *late, "--confirm", "0" * 64]) == 2
    assert "is still to come" in capsys.readouterr().err


@pytest.mark.usefixtures("kept")
def test_a_person_can_have_erased_what_no_hold_keeps(capsys: pytest.CaptureFixture[str]) -> None:
    value = previewed(capsys, "--person", "p-2")
    assert [(each["subject"], each["goes"]) for each in value["fates"]] == [("C-2", True)]
    held = previewed(capsys, "--person", "p-3")
    assert [(each["subject"], each["goes"]) for each in held["fates"]] == [("C-3", False)]


@pytest.mark.usefixtures("kept")
def test_what_changed_since_the_preview_is_not_erased(capsys: pytest.CaptureFixture[str]) -> None:
    key = previewed(capsys)["key"]
    Path("originals/C-1/new.pdf").write_bytes(b"three")
    assert applied("--confirm", key) == 2
    assert "look at the preview again" in capsys.readouterr().err
    assert Path("originals/C-1/a.pdf").exists()


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ("subject,ended\nC-1,yesterday\n", "row 2, ended: 'yesterday' is no day"),
        ("subject,ended\nC-1,2023-01-01\nC-1,2023-01-02\n", "C-1 stands twice"),
        ("subject\nC-1\n", "ended: the column is missing"),
    ],
)
def test_a_table_that_could_be_misread_erases_nothing(
    cases: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("cases.csv").write_text(cases, "utf-8")
    assert applied("--confirm", "0" * 64) == 2
    assert said in capsys.readouterr().err
