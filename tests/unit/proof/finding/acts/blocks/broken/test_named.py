"""Names of parties that a narrow column broke."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role

CUSTOMER = ("Juniper Ridge Medical Group, Inc.", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)


def stacked(*heads: str) -> Document:
    texts = [*heads, "Signature: /s/ Odile Perrin", "Name: Odile Perrin", "Date: 4 May 2026"]
    return document(page([(60, 100 + 14 * n, text) for n, text in enumerate(texts)]))


@pytest.mark.parametrize(
    "heads", [("JUNIPER RIDGE", "MEDICAL GROUP, INC."), ("For Juniper Ridge Medical", "Group, Inc.")]
)
def test_a_broken_name_is_that_of_the_party(heads: tuple[str, ...]) -> None:
    (act,) = acts_in(stacked(*heads), CUSTOMER, PARTNER)
    assert act.role is Role.CUSTOMER


def test_lines_that_are_not_all_of_a_name_stay_apart() -> None:
    (act,) = acts_in(stacked("Juniper Ridge", "Brightwater Cloud Ltd"), CUSTOMER, PARTNER)
    assert act.role is not Role.CUSTOMER


def written_together(*lines: str) -> Document:
    body = (
        60.0,
        60.0,
        "Alder Mill Trust has asked for Microsoft Teams, and Brightwater Cloud Ltd has set it up.",
    )
    signed = ["Signature: /s/ Odile Perrin", "Name: Odile Perrin", "Date: 4 May 2026"]
    items = [(60.0, 100.0 + 14 * n, text) for n, text in enumerate([*lines, *signed])]
    return document(page([body, *items]))


def test_a_broken_name_is_whole_where_the_paper_writes_it_on_one_line() -> None:
    (act,) = acts_in(written_together("On behalf of: Alder Mill", "Trust"), PARTNER)
    assert act.party == "Alder Mill Trust"


@pytest.mark.parametrize("under", ["Trusted by many", "Odile Perrin", "Trus"])
def test_a_line_that_the_paper_writes_with_it_nowhere_is_not_of_a_name(under: str) -> None:
    acts = acts_in(written_together("On behalf of: Alder Mill", under), PARTNER)
    assert all(act.party in {None, "Alder Mill"} for act in acts)
