"""The form on the command line: drafted, filled, shown, made in numbers."""

import csv
import json
from pathlib import Path

import pytest
from tests.unit.paper.forms.engagements import NARRATIVES, claim
from tests.unit.paper.forms.inserting.papers import signed, statement, texts_of

from poedesk.cli.main import outcome
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.draft import dump

DAY = ["--as-of", "2026-05-04"]


@pytest.fixture
def engagement(tmp_path: Path) -> Path:
    """Return a folder with a claim and its answers."""
    (tmp_path / "claim.yaml").write_text(dump(claim()), "utf-8")
    (tmp_path / "narratives.json").write_text(json.dumps(NARRATIVES.to_json()), "utf-8")
    return tmp_path


def test_a_draft_is_asked_for_and_then_judged(engagement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["form", "draft", str(engagement)]) == 0
    assert "usage_work: |" in capsys.readouterr().out
    answers = str(engagement / "narratives.json")
    assert outcome(["form", "draft", str(engagement), answers, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["good"] is True
    thin = engagement / "thin.md"
    thin.write_text("# Business need\nBetter collaboration.\n", "utf-8")
    assert outcome(["form", "draft", str(engagement), str(thin)]) == 1
    assert "Who of the partner did what for this customer?" in " ".join(capsys.readouterr().out.split())


def test_clauses_and_the_customers_page_are_written(
    engagement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["form", "clauses", str(engagement), str(engagement / "narratives.json")]) == 0
    assert "Acknowledgement of the work" in capsys.readouterr().out
    assert outcome(["form", "notice", str(engagement)]) == 0
    assert capsys.readouterr().out.startswith("What you are asked to acknowledge\n")


def test_clauses_go_into_a_document_of_ones_own(engagement: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, made = engagement / "sow.docx", engagement / "sow-with-clauses.docx"
    paper.write_bytes(statement())
    command = ["form", "clauses", str(engagement), "--into", str(paper)]
    assert outcome([*command, "--tracked", "--output", str(made)]) == 0
    told = capsys.readouterr()
    assert "Acknowledgement of the work  (before 'Signatures')" in told.out
    assert "left out: Business need; no answer tells it" in told.err
    assert "This work is done for" in " ".join(texts_of(made.read_bytes()))
    paper.write_bytes(signed(statement()))
    assert outcome([*command, "--output", str(made), "--replace"]) == 2
    assert "nothing was put into sow.docx: it is signed by Ines Barlow" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (["--into", "{sow}"], "--output FILE"),
        (["--into", "{sow}", "--output", "{sow}"], "is what this command reads"),
        (["--into", "{sow}", "--output", "{sow}.pdf"], "name an output that ends in .docx"),
        (["--at", "Services"], "name it with --into"),
        (["--tracked"], "name it with --into"),
    ],
)
def test_what_is_wrong_with_a_place_for_clauses_is_told(
    engagement: Path, given: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    paper = engagement / "sow.docx"
    paper.write_bytes(b"")
    arguments = [item.format(sow=paper) for item in given]
    assert outcome(["form", "clauses", str(engagement), *arguments]) == 2
    assert message in " ".join(capsys.readouterr().err.split())


def test_a_filled_form_lacks_only_what_the_customer_does(
    engagement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = engagement / "poe.docx"
    answers = str(engagement / "narratives.json")
    assert outcome(["form", "fill", str(engagement), answers, "--output", str(form)]) == 0
    capsys.readouterr()
    assert (
        outcome(["check", "--claim", str(engagement / "claim.yaml"), str(form), "--format", "json", *DAY])
        == 1
    )
    verdicts = {each["id"]: each for each in json.loads(capsys.readouterr().out)["elements"]}
    lacking = {name for name, each in verdicts.items() if each["required"] and each["verdict"] != "met"}
    assert lacking == {"acknowledgement.signature", "acknowledgement.date"}


def test_the_expected_incentive_is_not_for_the_customer_to_read(
    engagement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    money = {"amount": "98765.43", "currency": "EUR"}
    (engagement / "claim.yaml").write_text(dump(claim(expected_incentive=money)), "utf-8")
    form = engagement / "poe.docx"
    assert outcome(["form", "fill", str(engagement), "--output", str(form)]) == 0
    assert "left out of the form" in capsys.readouterr().err
    assert outcome(["read", str(form), "--format", "json"]) == 0
    assert "98765" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fill", "CLAIM"], "a form is a file: name it"),
        (["fill", "CLAIM", "--output", "poe.txt"], "end it in .pdf or .docx"),
        (["fill", "CLAIM", "--output", "poe.docx", "--flat"], "a Word file has no flat form"),
        (["fill", "nowhere.yaml", "--output", "poe.docx"], "nowhere.yaml cannot be read"),
        (["fill", "CLAIM", "nowhere.md", "--output", "poe.docx"], "nowhere.md cannot be read"),
        (["new", "--output", "poe.docx"], "give a claim, or --programme"),
        (["new", "--programme", "contoso", "--output", "poe.docx"], "known are: microsoft-azure-poe"),
        (["new", "--programme", "microsoft-azure-poe", "--solution-area", "security", "--output", "p.docx"],
         "allowed there: azure"),
        (["sample", "usage-teapots"], "known are: usage-modern-work"),
        (["many", "table.csv"], "give a table and --folder"),
    ],
)  # fmt: skip
def test_wrong_usage_is_refused_with_what_to_do(
    engagement: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(engagement)
    assert outcome(["form", *(str(engagement) if each == "CLAIM" else each for each in arguments)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert said in told.err
    assert sorted(path.name for path in engagement.iterdir()) == ["claim.yaml", "narratives.json"]


def test_samples_are_listed_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["form", "sample"]) == 0
    assert "usage-security" in capsys.readouterr().out
    assert outcome(["form", "sample", "usage-security", "--poor"]) == 0
    assert "**Not approvable.**" in capsys.readouterr().out
    assert outcome(["form", "sample", "azure", "--output", str(tmp_path / "azure.docx")]) == 0
    assert (tmp_path / "azure.docx").read_bytes().startswith(b"PK")


def test_an_empty_form_holds_what_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = str(tmp_path / "poe.docx")
    whose = ["--programme", "microsoft-cpor", "--engagement", "presales"]
    assert outcome(["form", "new", *whose, "--sector", "public", "--output", form]) == 0
    assert outcome(["read", form]) == 0
    told = capsys.readouterr().out
    assert "Public Sector Disclosure" in told
    assert "Pre-sales activities" in told
    assert "Work that influenced usage" not in told


def test_a_table_makes_forms_and_names_bad_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    customer = claim().to_json()["customer"]
    good = {
        "programme": "microsoft-cpor",
        "engagement": "usage",
        "solution_area": "modern-work",
        "partner.name": "Fabrikell Consulting Ltd",
        "customer.name": customer["name"],
        "customer.domain": customer["domain"],
        "customer.tenant_id": customer["tenant_id"],
        "customer.country": "GB",
        "workloads": "teams: adoption",
    }
    table = tmp_path / "engagements.csv"
    with table.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(good))
        writer.writeheader()
        writer.writerows([good, {**good, "customer.country": "Atlantis"}])
    folder = tmp_path / "forms"
    assert outcome(["form", "many", str(table), "--folder", str(folder), "--format", "docx", *DAY]) == 1
    told = capsys.readouterr()
    first, second = told.out.splitlines()
    assert first == "row 2: row-2-Marram-Health-Trust.docx"
    assert second.startswith("row 3: not made: customer.country: ")
    assert told.err == "1 made, 1 not made\n"
    assert [path.name for path in folder.iterdir()] == ["row-2-Marram-Health-Trust.docx"]


def test_a_filled_form_is_read_back_to_the_files_it_came_from(
    engagement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, back = engagement / "poe.docx", engagement / "back.yaml"
    answers = engagement / "narratives.json"
    assert outcome(["form", "fill", str(engagement), str(answers), "--output", str(form)]) == 0
    assert "partner_name: Fabrikell Consulting Ltd  (Partner Company Name)" in capsys.readouterr().out
    more = ["--claim", str(back), "--narratives", str(engagement / "told.yaml"), "--format", "json"]
    assert outcome(["form", "read", str(form), *more]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"schema": "poedesk.narratives/1", **told["narratives"]} == NARRATIVES.to_json()
    assert claims.load(back.read_bytes(), "back.yaml") == claim()
    assert outcome(["form", "read", str(form), "--claim", str(form)]) == 2
    assert "is what this command reads" in capsys.readouterr().err
    assert outcome(["form", "read", str(form), "--claim", str(back)]) == 2
    assert "is there already" in capsys.readouterr().err
    assert outcome(["form", "read", str(form), "--claim", str(back), "--replace"]) == 0
    both = ["--claim", str(engagement / "x"), "--narratives", str(engagement / "x")]
    assert outcome(["form", "read", str(form), *both]) == 2
    assert "written over each other" in capsys.readouterr().err


def test_what_is_no_form_tells_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\nthe canteen is closed on Friday.\n", "utf-8")
    claim_file = tmp_path / "claim.yaml"
    assert outcome(["form", "read", str(letter), "--claim", str(claim_file)]) == 4
    told = capsys.readouterr()
    assert "Not found" in told.out
    assert not claim_file.exists()


def test_finished_answers_are_not_replaced_by_empty_questions(
    engagement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = engagement / "narratives.json"
    before = answers.read_bytes()
    assert outcome(["form", "draft", str(engagement), "--output", str(answers)]) == 2
    assert "is there already" in capsys.readouterr().err
    claim_file = engagement / "claim.yaml"
    stated = claim_file.read_bytes()
    over_answers = ["--format", "pdf", "--output", str(answers), "--replace"]
    assert outcome(["form", "fill", str(engagement), str(answers), *over_answers]) == 2
    over_claim = ["--format", "pdf", "--output", str(claim_file), "--replace"]
    assert outcome(["form", "fill", str(engagement), *over_claim]) == 2
    assert outcome(["form", "new", str(engagement), *over_claim]) == 2
    for command in ("clauses", "notice"):
        assert outcome(["form", command, str(engagement), "--output", str(claim_file)]) == 2
    assert answers.read_bytes() == before
    assert claim_file.read_bytes() == stated


def test_a_form_that_may_be_signed_is_replaced_only_when_told(
    engagement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = engagement / "poe.docx"
    form.write_text("signed", "utf-8")
    fill = ["form", "fill", str(engagement), "--output", str(form)]
    assert outcome(fill) == 2
    assert "give --replace" in capsys.readouterr().err
    assert form.read_text("utf-8") == "signed"
    assert outcome([*fill, "--replace"]) == 0
    assert form.read_bytes().startswith(b"PK")


def test_a_template_of_another_maker_is_filled_at_its_own_places(
    engagement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template, form = engagement / "programme.docx", engagement / "filled.docx"
    whose = ["--programme", "microsoft-cpor", "--engagement", "usage"]
    assert outcome(["form", "new", *whose, "--output", str(template)]) == 0
    before = template.read_bytes()
    answers = str(engagement / "narratives.json")
    given = ["form", "fill", str(engagement), answers, "--template", str(template)]
    assert outcome([*given, "--output", str(form)]) == 0
    told = capsys.readouterr()
    assert "customer.tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62  (" in told.out
    assert template.read_bytes() == before
    assert outcome(["form", "read", str(form), "--format", "json"]) == 0
    read = json.loads(capsys.readouterr().out)
    assert read["claim"]["partner"] == {"name": "Fabrikell Consulting Ltd"}
    assert read["narratives"]["usage_work"] == NARRATIVES.usage_work


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--output", "filled.pdf"], "name an output that ends in .docx"),
        (["--output", "programme.docx"], "is what this command reads"),
        (["--output", "filled.docx", "--flat"], "are for our own form"),
    ],
)
def test_a_template_stays_what_it_is(
    engagement: Path,
    more: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(engagement)
    Path("programme.docx").write_bytes(b"PK not read before the options are looked at")
    assert outcome(["form", "fill", str(engagement), "--template", "programme.docx", *more]) == 2
    assert said in capsys.readouterr().err


def test_what_cannot_be_filled_is_refused_with_the_reason(
    engagement: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = engagement / "programme.pdf"
    template.write_bytes(b"%PDF-1.7 and nothing more")
    form = engagement / "filled.pdf"
    given = ["form", "fill", str(engagement), "--template", str(template), "--output", str(form)]
    assert outcome(given) != 0
    assert "cannot be filled" in capsys.readouterr().err
    assert not form.exists()
