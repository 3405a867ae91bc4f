"""The cited places of a bundle as pictures: a place that holds more than what is cited is not shown."""

import io
from pathlib import Path

import pytest
from PIL import Image
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

from poedesk.proof.assessing import api
from poedesk.proof.assessing.given import Given
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.reading.bundle import load_bundle

CLAIM = b"""schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
submitted_on: 2026-05-04
partner: {name: Wrenfield Consulting Ltd}
customer: {name: Alder Quay Shipping plc, domain: alderquay.example,
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62, country: GB}
workloads: [{workload: exchange-online}]
"""


def form(page: Sheet) -> None:
    page.text(72, 100, "Customer domain name: alderquay.example")
    page.text(330, 100, "secret secret secret")
    page.text(72, 130, "Customer company name: Alder Quay Shipping plc")


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Assessment, Given]:
    folder = tmp_path_factory.mktemp("bundle")
    (folder / "claim.yaml").write_bytes(CLAIM)
    (folder / "form.pdf").write_bytes(pdf(form))
    found = load_bundle(folder)
    given = Given(Path("claim.yaml"), CLAIM, found.documents)
    (assessment,) = api.check_given(
        given, choose=lambda claim: [api.policy_for(claim, None, api.today())], as_of=api.today()
    )
    return assessment, given


def test_the_words_are_shown_and_those_beside_them_are_not(judged: tuple[Assessment, Given]) -> None:
    assessment, given = judged
    made = api.clips(assessment, given)
    (cited,) = (each.evidence[0] for each in assessment.elements if each.id == "customer.domain")
    assert (cited.quote, cited.box is None) == ("alderquay.example", False)
    picture = Image.open(io.BytesIO(made["customer.domain"]))
    box = cited.box
    assert box is not None
    assert picture.width <= (box.right - box.left) * 1000 / 612 + 2
    assert min(picture.convert("L").tobytes()) < 100
    assert "azure.benefits" not in made


def test_nothing_is_shown_of_a_file_that_is_gone(judged: tuple[Assessment, Given]) -> None:
    assessment, given = judged
    assert api.clips(assessment, Given(given.path, given.data, [])) == {}
