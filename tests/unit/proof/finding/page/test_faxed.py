import pytest

from poedesk.proof.finding.page.faxed import is_fax_header


@pytest.mark.parametrize(
    "text",
    [
        "13/03 14:19 +44 1632 960513 TX REPORT P.01/01",
        "FROM: HOLLIN COACHES   FAX 01632 960 144   4 MAY 2026 9:05",
        "2026-05-04 16:30 Brook Consulting -> 01632960144 page 2 of 3",
    ],
)
def test_a_time_beside_a_count_of_pages_is_printed_by_a_fax(text: str) -> None:
    assert is_fax_header(text)


@pytest.mark.parametrize(
    "text",
    [
        "Proof of concept: results",
        "Page 1 of 2",
        "The pilot began at 9:05 on Monday.",
        "Fax 01632 960 144",
        "At 9:05 the clerks were told that the fax in the hall stays; all other papers go by mail.",
    ],
)
def test_a_title_a_number_of_a_page_and_a_sentence_are_not(text: str) -> None:
    assert not is_fax_header(text)
