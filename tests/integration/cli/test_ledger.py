"""Money from a table of lines through a request to a payment, as an officer keeps it."""

import json
import stat
from importlib import resources
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.unit.process.requests.batches import ONE, answered, delivered, did, failed

from poedesk.cli.main import outcome
from poedesk.cli.output import json_text
from poedesk.process.requests.batch import Batch
from poedesk.process.requests.files import to_json

LINES = """id,claim,engagement,partner,period,amount,currency,kind
L-1,C-1,E-1,P-1,2026-Q1,1200.50,USD,usage
L-2,C-2,E-2,P-2,2026-Q1,99.00,EUR,usage
"""


@pytest.fixture(autouse=True)
def _lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("l.csv").write_text(LINES, "utf-8")
    assert run("import", "l.csv", "ledger.json", "--at", "2026-05-31") == 0


def run(*arguments: str) -> int:
    return outcome(["ledger", *arguments])


def kept(batch: Batch) -> str:
    Path("batch.json").write_text(json_text(to_json(batch)), "utf-8")
    return "batch.json"


def told(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    capsys.readouterr()
    assert run("show", "ledger.json", "--format", "json", *more) == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_what_is_asked_for_is_held_until_its_day_and_what_fails_is_forfeited(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert stat.S_IMODE(Path("ledger.json").stat().st_mode) == 0o600
    assert run("apply", "ledger.json", kept(delivered())) == 0
    risk = told(capsys, "--requests", "batch.json")["at_risk"]
    assert [(row["partner"], row["amount"], row["engagements"]) for row in risk] == [
        ("P-1", "1200.50", ["E-1"])
    ]
    assert run("apply", "ledger.json", kept(failed(answered()))) == 0
    assert run("apply", "ledger.json", "batch.json") == 0
    assert "Entries posted to ledger.json: 0." in capsys.readouterr().out.splitlines()[-1]
    value = told(capsys)
    assert value["totals"]["forfeited"] == {"USD": "1200.50"}
    assert value["totals"]["accrued"] == {"EUR": "99.00"}
    reversed_ = did(failed(answered()), "reverse", words="It stands on page 9.", actor="reviewer-2")
    assert run("apply", "ledger.json", kept(reversed_)) == 0
    assert run("post", "ledger.json", "release", "L-1", "--because", "paid in June") == 0
    assert told(capsys, "--partner", "P-1")["totals"]["released"] == {"USD": "1200.50"}


def test_what_a_request_did_not_hold_it_does_not_free(capsys: pytest.CaptureFixture[str]) -> None:
    passed = did(answered(), "accept")
    assert run("post", "ledger.json", "release", "L-1", "--because", "paid before") == 0
    assert run("apply", "ledger.json", kept(passed)) == 0
    assert run("post", "ledger.json", "hold", "L-2", "--because", "a tax form is missing") == 0
    withdrawn = did(delivered(), "withdraw", words="drawn twice")
    assert ONE in withdrawn.requests
    assert run("apply", "ledger.json", kept(withdrawn)) == 0
    assert told(capsys)["totals"]["held"] == {"EUR": "99.00"}


def test_files_follow_their_schemas(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("apply", "ledger.json", kept(delivered())) == 0
    values = {
        "ledger": json.loads(Path("ledger.json").read_text("utf-8")),
        "ledger-state": told(capsys, "--requests", "batch.json"),
    }
    for name, value in values.items():
        folder = resources.files("poedesk.process.ledger") / "schemas"
        jsonschema.validate(value, json.loads((folder / f"{name}.json").read_text("utf-8")))


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("import", "l.csv", "ledger.json"), 1, "row 2: id: L-1 is in the ledger already; the row was left"),
        (("import", "ledger.json", "ledger.json"), 2, "is what this command reads"),
        (("show", "l.csv"), 2, "is no JSON"),
        (("post", "ledger.json", "restore", "L-1", "--because", "x"), 1, "nothing forfeited"),
        (("post", "ledger.json", "release", "L-9", "--because", "x"), 2, "no line 'L-9'"),
        (("post", "ledger.json", "release", "L-1", "--because", "x", "--amount", "9999"), 1, "it holds 1200"),
        (("post", "ledger.json", "release", "L-1", "--because", " "), 1, "say why"),
        (("post", "ledger.json", "hold", "L-1", "L-2", "--because", "x", "--amount", "1"), 2, "one line"),
        (("apply", "ledger.json", "l.csv"), 2, "is no JSON"),
    ],
)
def test_what_cannot_be_posted_is_refused_and_changes_nothing(
    arguments: tuple[str, ...], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path("ledger.json").read_bytes()
    assert run(*arguments) == code
    assert said in capsys.readouterr().err
    assert Path("ledger.json").read_bytes() == before


def test_a_ledger_written_by_hand_is_not_taken_for_one_that_somebody_else_changed() -> None:
    text = Path("ledger.json").read_text("utf-8").replace('"99.00"', '"99"')
    Path("ledger.json").write_text(text, "utf-8")
    assert run("post", "ledger.json", "release", "L-2", "--because", "paid") == 0


def test_a_ledger_that_could_not_have_become_so_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(Path("ledger.json").read_text("utf-8"))
    value["entries"][0]["amount"] = "1200.49"
    Path("ledger.json").write_text(json.dumps(value), "utf-8")
    assert run("show", "ledger.json") == 2
    assert (
        "the ledger could not have become so: accrual:L-1: a line is accrued whole" in capsys.readouterr().err
    )


def test_in_words_it_says_where_each_line_stands(capsys: pytest.CaptureFixture[str]) -> None:
    Path("more.csv").write_text(LINES.replace("L-", "M-"), "utf-8")
    assert run("import", "more.csv", "ledger.json", "--lines-only") == 0
    capsys.readouterr()
    assert run("show", "ledger.json") == 0
    said = capsys.readouterr().out
    assert "accrued     1200.50 USD, 99.00 EUR" in said
    assert "M-1  E-1  P-1  2026-Q1  1200.50 USD not accrued" in said
