"""The signatory whom the claim names, at a place of the paper that no label explains."""

from types import SimpleNamespace
from typing import cast

from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.leads.signatures import person_of_claim

PAPER = (
    "G. Recipient's representative\nDana Whitmore\nI. Certification\n"
    "Dana Whitmore told us in a long sentence of the paper what she had seen in the wards of the house."
)


def case(name: str | None, *, signed: bool = True) -> Case:
    source = SimpleNamespace(document=typed(PAPER))
    item = SimpleNamespace(act=SimpleNamespace(kind="block"), signed=signed, source=source)
    signatory = SimpleNamespace(name=name) if name is not None else None
    claim = SimpleNamespace(customer=SimpleNamespace(signatory=signatory))
    return cast(
        "Case", SimpleNamespace(claim=claim, acknowledgement=SimpleNamespace(chosen=item, unknown=[]))
    )


def quotes(made: Case) -> list[str]:
    return [
        document.page(span.page).text[span.start : span.end].strip()
        for document, span in person_of_claim(made)
    ]


def test_a_short_line_of_a_signed_paper_that_names_the_claims_signatory_may_be_the_printed_name() -> None:
    assert quotes(case("Dana Whitmore")) == ["Dana Whitmore"]


def test_nobody_else_and_nobody_in_a_paper_that_is_not_signed_is_meant() -> None:
    assert quotes(case("Nora Helm")) == []
    assert quotes(case("Dana")) == []
    assert quotes(case(None)) == []
    assert quotes(case("Dana Whitmore", signed=False)) == []
