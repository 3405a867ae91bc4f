from tests.unit.proof.finding.sheets import typed

from poedesk.proof.finding.acts.blocks.words import BARE_NAME
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Act

LETTER = """
Foxholm Auctions
The Corn Hall, Foxholm

Milldale Technology Ltd
Weir Lane

30 June 2026

Dear Mr Tran,

Milldale Technology Ltd moved all 33 of our PCs to Microsoft 365 Apps in May and June 2026.
We are content with the work and accept it without reserve.

Yours sincerely,

Sebastian Hurst
Partner
for Foxholm Auctions
"""


def acts(text: str) -> list[Act]:
    return list(find_all(typed(text).document).acts)


def test_the_writer_of_a_letter_that_accepts_is_its_signatory() -> None:
    (act,) = acts(LETTER)
    assert act.party == "Foxholm Auctions"
    assert act.name is not None
    assert act.name.value == "Sebastian Hurst"
    assert act.title is not None
    assert act.title.value == "Partner"
    assert act.date is not None
    assert act.date.value == "2026-06-30"


def test_a_name_is_read_whatever_blanks_it_is_written_with() -> None:
    for written in ("Sebastian  Hurst", "Sebastian\u00a0Hurst", "Sebastian Hurst,  Partner"):
        (act,) = acts(LETTER.replace("Sebastian Hurst", written))
        assert act.name is not None
        assert act.name.value == "Sebastian Hurst"


def test_a_name_typed_under_it_without_ink_is_no_more_than_a_typed_name() -> None:
    (act,) = acts(LETTER)
    assert act.signature is not None
    assert act.signature.detail == BARE_NAME


def test_a_letter_that_refuses_or_sets_a_condition_is_no_act() -> None:
    accepted = "We are content with the work and accept it without reserve."
    assert acts(LETTER.replace(accepted, "As two PCs still fail, we do not accept the work.")) == []
    assert acts(LETTER.replace(accepted, "We will accept the work once the two PCs are mended.")) == []
    assert acts(LETTER.replace(accepted, "The weather was fine.")) == []
