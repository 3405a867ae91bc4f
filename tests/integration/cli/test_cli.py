"""The command line as its user runs it: exit codes, clean stdout, files written whole, clear refusals."""

import json
import os
import pty
import subprocess
import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import poedesk as poedesk_api

CLAIM = """\
schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
submitted_on: 2026-05-04
partner: {name: Wrenfield Consulting Ltd}
customer:
  name: Alder Quay Shipping plc
  domain: alderquay.example
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: GB
workloads:
  - {workload: exchange-online}
"""
LETTER = """\
Customer company name: Alder Quay Shipping plc
Customer domain name: alderquay.example
"""


def poedesk(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "poedesk", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | environment,
    )


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "bundle"
    folder.mkdir()
    (folder / "claim.yaml").write_text(CLAIM, "utf-8")
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    return folder


def schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads(poedesk("schema", name).stdout)
    return loaded


def test_a_claim_without_proof_is_not_approvable_and_the_json_keeps_its_schema(bundle: Path) -> None:
    run = poedesk("check", bundle, "--format", "json", "--as-of", "2026-05-04")
    assessment = json.loads(run.stdout)
    jsonschema.validate(assessment, schema("assessment"))
    assert (run.returncode, assessment["verdict"]) == (1, "not_approvable")
    assert assessment["as_of"] == "2026-05-04"


def test_the_claim_and_the_documents_can_be_given_one_by_one(bundle: Path) -> None:
    together = poedesk("check", bundle, "--format", "json", "--as-of", "2026-05-04")
    apart = poedesk(
        "check",
        "--claim",
        bundle / "claim.yaml",
        bundle / "letter.txt",
        "--format",
        "json",
        "--as-of",
        "2026-05-04",
    )
    verdicts = [[e["verdict"] for e in json.loads(run.stdout)["elements"]] for run in (together, apart)]
    assert verdicts[0] == verdicts[1]


def test_what_the_reader_saw_and_the_candidates_keep_their_schemas(bundle: Path) -> None:
    read = json.loads(poedesk("read", bundle / "letter.txt", "--format", "json", "--words").stdout)
    found = json.loads(poedesk("find", bundle / "letter.txt", "--format", "json").stdout)
    jsonschema.validate(read, schema("document"))
    jsonschema.validate(found, schema("findings"))
    assert found["findings"]["domain"][0]["value"] == "alderquay.example"


def test_several_documents_make_one_array_in_the_order_given(bundle: Path) -> None:
    (bundle / "a.txt").write_text("Another letter.", "utf-8")
    paths = [str(bundle / "letter.txt"), str(bundle / "a.txt")]
    assert [
        entry["name"] for entry in json.loads(poedesk("find", *paths, "--format", "json").stdout)
    ] == paths


def test_no_page_read_is_code_4_and_the_assessment_is_still_printed(bundle: Path) -> None:
    (bundle / "letter.txt").write_bytes(b"")
    run = poedesk("check", bundle, "--format", "json")
    required = [e for e in json.loads(run.stdout)["elements"] if e["required"]]
    assert run.returncode == 4
    assert {(e["verdict"], e["code"]) for e in required} == {("unclear", "illegible")}


def test_an_invalid_claim_names_every_field_and_prints_nothing_else(bundle: Path) -> None:
    wrong = CLAIM.replace("usage", "usag").replace("alderquay.example", "no domain").replace("GB", "UK")
    (bundle / "claim.yaml").write_text(wrong + "colour: red\n", "utf-8")
    run = poedesk("check", bundle, "--format", "json")
    assert (run.returncode, run.stdout) == (2, "")
    for field in ("engagement", "customer.domain", "customer.country", "colour"):
        assert field in run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "nowhere"],
        ["check", "--as-of", "yesterday", "."],
        ["explain", ".", "customer.shoe_size"],
        ["read", "nowhere.pdf"],
        ["schema", "everything"],
        ["policy", "show", "no-such-programme"],
        ["claim", "new"],
        ["fly"],
    ],
)
def test_wrong_usage_is_code_2_with_nothing_on_stdout(arguments: list[str]) -> None:
    run = poedesk(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verfy", "."], "Did you mean 'verify'?"),
        (["claim", "lnt"], "Did you mean 'lint'?"),
        (["read", "nowhere.pdf"], "there is no nowhere.pdf; look at the spelling"),
    ],
)
def test_what_was_mistyped_is_said_with_what_to_do(arguments: list[str], says: str) -> None:
    run = poedesk(*arguments)
    assert run.returncode == 2
    assert says in " ".join(run.stderr.split())


def test_output_is_written_whole_or_not_at_all(bundle: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    assert poedesk("check", bundle, "--format", "html", "--output", report).stdout == ""
    assert report.read_text("utf-8").endswith("</html>\n")
    run = poedesk("check", bundle, "--output", tmp_path / "nowhere" / "report.txt")
    assert (run.returncode, run.stdout) == (2, "")


def test_piped_text_has_no_escape_codes_and_fits_eighty_columns(bundle: Path) -> None:
    text = poedesk("check", bundle).stdout
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80


def test_a_hostile_document_cannot_reach_the_terminal(bundle: Path) -> None:
    (bundle / "letter.txt").write_text("Customer domain name: \x1b[2J\x1b]0;owned\x07evil\n", "utf-8")
    assert "\x1b" not in poedesk("read", bundle / "letter.txt").stdout
    assert "\x1b" not in poedesk("check", bundle).stdout


def test_the_programmes_pass_their_lint_and_their_cases() -> None:
    assert poedesk("policy", "lint").returncode == 0
    assert poedesk("policy", "test").returncode == 0


def test_a_claim_template_needs_only_its_blanks_filled(tmp_path: Path) -> None:
    claim = tmp_path / "claim.yaml"
    assert poedesk("claim", "new", "--template", "--output", claim).returncode == 0
    lint = poedesk("claim", "lint", claim)
    assert lint.returncode == 1
    assert "partner.name" in lint.stdout
    again = poedesk("claim", "new", "--template", "--output", claim)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


def test_the_demo_comes_out_as_its_examples_say() -> None:
    run = poedesk("demo")
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        ("import poedesk", "numpy pyhanko cv2 django pydantic lxml"),
        ("import poedesk.cli.main", "numpy pyhanko cv2 django pydantic lxml rich"),
        ("import poedesk; poedesk.check", "numpy pyhanko cv2 django"),
    ],
)
def test_imports_stay_light(statement: str, forbidden: str) -> None:
    loaded = f"import sys; {statement}; print(*{{name.split('.')[0] for name in sys.modules}})"
    run = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True, timeout=60
    )
    assert not set(run.stdout.split()) & set(forbidden.split())


def test_a_claim_is_made_by_answering_questions_and_a_wrong_answer_is_asked_again(tmp_path: Path) -> None:
    claim = tmp_path / "claim.yaml"
    answers = [
        "microsoft-cpor", "usage", "modern-work", "Wrenfield Consulting Ltd", "Alder Quay Shipping plc",
        "no domain", "alderquay.example", "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "UK", "GB", "commercial",
        "Ann Lee", "", "", "exchange-online", "migration",
    ]  # fmt: skip
    terminal, theirs = pty.openpty()
    command = [sys.executable, "-m", "poedesk", "claim", "new", "--output", str(claim)]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs) as child:
        os.close(theirs)
        os.write(terminal, "".join(f"{answer}\n" for answer in answers).encode())
        said = b""
        with suppress(OSError):  # the terminal ends with its child
            while part := os.read(terminal, 4096):
                said += part
    os.close(terminal)
    assert child.returncode == 0
    assert b"'UK' is no country code" in said
    assert poedesk("claim", "lint", claim).returncode == 0


def test_the_limits_of_the_environment_hold_for_python_too_and_are_part_of_the_key(
    bundle: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = poedesk_api.check(bundle, as_of=date(2026, 5, 4))
    monkeypatch.setenv("POEDESK_FILE_BYTES", "5")
    after = poedesk_api.check(bundle, as_of=date(2026, 5, 4))
    assert after.element("customer.domain").code == "illegible"
    assert before.key != after.key


def test_a_name_that_is_no_text_and_a_link_that_leads_out_lose_nothing(bundle: Path) -> None:
    Path(os.fsdecode(os.fsencode(bundle) + b"/bad\xff.txt")).write_text("Another letter.", "utf-8")
    (bundle / "out.txt").symlink_to("/etc/hostname")
    run = poedesk("check", bundle, "--format", "json")
    documents = {entry["name"]: entry for entry in json.loads(run.stdout)["documents"]}
    assert documents["bad\\xff.txt"]["read"] == "complete"
    assert documents["out.txt"]["read"] == "unreadable"
    assert "leads out of the folder" in documents["out.txt"]["problems"][0]


def test_a_policy_that_does_not_know_the_solution_area_is_wrong_usage(bundle: Path) -> None:
    run = poedesk("check", bundle, "--policy", "microsoft-azure-poe")
    assert (run.returncode, run.stdout) == (2, "")
    assert "modern-work" in run.stderr


def test_a_report_is_not_written_among_the_documents(bundle: Path) -> None:
    ran = poedesk("check", bundle, "--format", "html", "--output", bundle / "report.html")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "name it poedesk.report.html" in ran.stderr
    assert poedesk("check", bundle, "--output", bundle / "poedesk.report.txt").returncode == 1
    claimed = poedesk(
        "check", "--claim", bundle / "claim.yaml", bundle / "letter.txt", "--output", bundle / "letter.txt"
    )
    assert claimed.returncode == 2
    assert (bundle / "letter.txt").read_text("utf-8") == LETTER
