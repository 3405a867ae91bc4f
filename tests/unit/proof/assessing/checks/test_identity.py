"""A field that shows one thing and holds another leaves its element open, whatever stands elsewhere."""

from dataclasses import replace

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY
from tests.unit.proof.assessing.acknowledging.papers import BODY, block

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Box, Field, FieldKind
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import text

PAPER = BODY + "Accepted for Halden Timber Group\n" + block("Ingrid Solheim", "Head of IT")


def customer(value: str | None, *, shown: bool) -> Element:
    """The answer on the name where a field for it holds ``value``, and the text says the claimed one."""
    document = text.read(PAPER.encode(), "form.pdf", DEFAULT)
    label = "Customer Company Name"
    field = Field(
        name="customer", label=label, group=None, kind=FieldKind.TEXT, value=value,
        box=Box(10.0, 10.0, 90.0, 20.0), shown=shown,
    )  # fmt: skip
    torn = replace(document, pages=(replace(document.pages[0], fields=(field,)),))
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, [find_all(torn)], TODAY).element("customer.name")


@pytest.mark.parametrize("held", ["Holmgate Dairy Inc.", "Halden Timber Group"])
def test_a_field_that_does_not_show_what_it_holds_leaves_the_name_open(held: str) -> None:
    told = customer(held, shown=False)
    assert (told.verdict, told.code) == (Verdict.UNCLEAR, Code.CONTRADICTED)
    assert "does not show what it holds" in told.because
    assert len(told.evidence) == 2


@pytest.mark.parametrize("held", ["Halden Timber Group", None])
def test_a_field_that_shows_what_it_holds_or_is_empty_leaves_nothing_open(held: str | None) -> None:
    assert customer(held, shown=True).verdict is Verdict.MET
