from pathlib import Path

import pytest
from tests.checking import check
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

from poedesk.proof.assessing import api

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
workloads: [{workload: exchange-online}]
"""
LETTER = """\
Dear Wrenfield,
Alder Quay Shipping plc thanks you.

Customer company name: Alder Quay Shipping plc
Yours, the harbour office.
"""


def form(page: Sheet) -> None:
    page.text(72, 100, "Customer domain name: alderquay.example")


def bundle(folder: Path) -> Path:
    (folder / "claim.yaml").write_text(CLAIM, "utf-8")
    (folder / "form.pdf").write_bytes(pdf(form, form))
    (folder / "letter.txt").write_text(LETTER, "utf-8")
    return folder


def test_cited_pages_are_drawn_and_quotations_without_pages_keep_their_surroundings(tmp_path: Path) -> None:
    folder = bundle(tmp_path)
    assessment = check(folder)
    seen: list[tuple[str, int, int]] = []
    shown = api.illustrations(assessment, folder, progress=lambda *step: seen.append(step))
    cited = {(piece.sha256, piece.page) for element in assessment.elements for piece in element.evidence}
    assert set(shown.pictures) == {key for key in cited if key[1] is not None} != set()
    assert seen[0] == ("form.pdf, page 1", 1, len(shown.pictures))
    (excerpt,) = [one for (_, _, quote), one in shown.excerpts.items() if quote == "Alder Quay Shipping plc"]
    assert excerpt.before.endswith("Customer company name: ")
    assert excerpt.after.startswith(" Yours")


def test_all_pictures_together_stay_within_their_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = bundle(tmp_path)
    assessment = check(folder)
    monkeypatch.setenv("POEDESK_PICTURE_BYTES", "10")
    few = api.illustrations(assessment, folder)
    assert few.pictures == {}
    assert set(few.not_shown.values()) == {"there is no room left for its picture"}


def test_pages_beyond_the_most_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = bundle(tmp_path)
    assessment = check(folder)
    monkeypatch.setenv("POEDESK_PICTURES", "1")
    shown = api.illustrations(assessment, folder)
    assert [page for _, page in shown.pictures] == [1]
    assert {page: reason for (_, page), reason in shown.not_shown.items()} == {
        2: "the pages that a report shows are limited to 1 (POEDESK_PICTURES)"
    }


def test_a_file_that_changed_since_is_not_drawn(tmp_path: Path) -> None:
    folder = bundle(tmp_path)
    assessment = check(folder)
    (folder / "form.pdf").write_bytes(pdf(form))
    shown = api.illustrations(assessment, folder)
    assert shown.pictures == {}
    assert set(shown.not_shown.values()) == {"the document is not there any more, or has changed"}
