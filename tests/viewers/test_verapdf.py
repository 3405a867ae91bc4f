"""Our form in veraPDF, which checks the rules of PDF/UA; collected only where that program is installed."""

import subprocess
from pathlib import Path

import pytest
from lxml import etree
from tests.unit.paper.forms.judging import KINDS, planned
from tests.viewers.conftest import SECONDS

from poedesk.paper.forms.contents import EMPTY
from poedesk.paper.forms.drawing import Look, drawn

UNSAID = {("5", "1")}
"""Clause and test of the one rule that is broken on purpose: the file does not call itself PDF/UA."""


def broken(form: bytes, folder: Path) -> set[tuple[str, str]]:
    """Return clause and test of every rule of PDF/UA-1 that a file breaks."""
    path = folder / "form.pdf"
    path.write_bytes(form)
    command = ["verapdf", "--flavour", "ua1", "--format", "xml", str(path)]
    done = subprocess.run(
        command, capture_output=True, check=False, timeout=SECONDS
    )  # 1 when a rule is broken
    report = etree.fromstring(done.stdout).find(".//{*}validationReport")
    assert report is not None, done.stderr.decode()
    assert "PDF/UA-1" in report.get("profileName", "")
    rules = report.iterfind(".//{*}rule[@status='failed']")
    return {(rule.get("clause", ""), rule.get("testNumber", "")) for rule in rules}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("how", ["empty", "filled", "flat"])
def test_no_rule_of_pdf_ua_is_broken_but_that_it_says_so(kind: str, how: str, tmp_path: Path) -> None:
    outline, made = planned(*KINDS[kind], signed=how == "flat")
    form = drawn(outline, EMPTY if how == "empty" else made, Look("pdf", flat=how == "flat")).data
    assert broken(form, tmp_path) == UNSAID
