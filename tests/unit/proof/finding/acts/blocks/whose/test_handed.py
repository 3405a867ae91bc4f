"""Heads beside one another by which work changes hands tell the sides, where the paper says who worked."""

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, named_parties

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Cell
from poedesk.proof.finding.acts.blocks.whose.handed import handed
from poedesk.proof.finding.model import Role

CUSTOMER, PARTNER = ("Lakeview Orchards", Role.CUSTOMER), ("Brightwater Cloud LLC", Role.PARTNER)
PARTIES = named_parties(CUSTOMER, PARTNER)
DONE = "Brightwater Cloud LLC has enrolled 240 laptops of Lakeview Orchards."
BOTH = [Role.PARTNER, Role.CUSTOMER]


@pytest.mark.parametrize(
    ("heads", "text", "expected"),
    [
        (("Handed over by", "Taken over by"), DONE, BOTH),
        (("Received by:", "Delivered by:"), DONE, BOTH[::-1]),
        (("Übergeben durch (Brightwater Cloud)", "Übernommen durch"), DONE, BOTH),
        (("Submitted by", "Work accepted by"), DONE, BOTH),
        (("Übergeben durch (Lakeview Orchards)", "Übernommen durch"), DONE, None),
        (("Handed over by", "Taken over by (Brightwater Cloud)"), DONE, None),
        (("Remis par", "Réceptionné par"), "Brightwater Cloud LLC a installé 240 postes.", BOTH),
        (("Handed over by", "Taken over by"), "Brightwater Cloud LLC, a company of Leeds", None),
        (("Handed over by", "Taken over by"), "Lakeview Orchards has 240 laptops.", None),
        (("Handed over by", "Taken over by"), f"{DONE} The loan laptops are returned.", None),
        (("Handed over by", "Checked by"), DONE, None),
        (("Handed over by", "Handed over by"), DONE, None),
        (("Handed over by", "Taken over by", "Taken over by"), DONE, None),
    ],
)
def test_who_did_the_work_hands_it_over(
    heads: tuple[str, ...], text: str, expected: list[Role] | None
) -> None:
    assert handed(heads, text, PARTIES) == expected


def test_without_two_sides_that_are_known_nothing_is_told() -> None:
    heads = ("Handed over by", "Taken over by")
    assert handed(heads, DONE, named_parties(PARTNER)) is None
    assert handed(heads, DONE, named_parties(CUSTOMER, PARTNER, ("Alder Mills Ltd", Role.CUSTOMER))) is None


def test_the_columns_of_a_handover_are_those_of_the_sides() -> None:
    rows = [["", "Handed over by", "Taken over by"], ["Name", "Ted Rowe", "Odile Perrin"]]
    rows += [["Position", "Engineer", "Bursar"], ["Date", "4 May 2026", "5 May 2026"]]
    rows += [["Signature", "/s/ Ted Rowe", "/s/ Odile Perrin"]]
    for text, roles in ((DONE, [Role.PARTNER, Role.CUSTOMER]), ("Handover checklist", [None, None])):
        grid = TextGrid()
        grid.add(text)
        grid.end_line()
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if cell:
                    grid.add(cell, column=30 * column, cell=Cell(0, row, column))
            grid.end_line()
        acts = acts_in(document(grid.page()), CUSTOMER, PARTNER)
        signed = {act.signature.person: act.role for act in acts if act.is_signed and act.signature}
        assert [signed.get("Ted Rowe"), signed.get("Odile Perrin")] == roles
