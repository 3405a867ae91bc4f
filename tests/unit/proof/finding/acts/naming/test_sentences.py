"""The sentence over a paper's one signature: who signed, when."""

import pytest
from tests.unit.proof.finding.acts.pages import document, only, page, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role

PARTIES = (("Greyhaven Ports", Role.CUSTOMER), ("Tollgate Systems", Role.PARTNER))
ABOUT = (60.0, 80.0, "Tollgate Systems moved 310 numbers to Microsoft Teams for the terminals of the port.")


def paper(*lines: str, over: float = 120.0) -> Document:
    items = [ABOUT, *((60.0, over + 14 * number, line) for number, line in enumerate(lines))]
    items += [
        (60.0, 330.0, "Customer signature"),
        (60.0, 344.0, "Oda Brenner"),
        (60.0, 358.0, "Harbour Master"),
    ]
    return document(page(items, drawings=[Drawing("strokes", Box(62, 300, 160, 324))]))


@pytest.mark.parametrize(
    "lines",
    [
        ("IN WITNESS WHEREOF this paper was executed for the Ports on the ninth day", "of January 2026."),
        ("Dated 9 January 2026",),
        ("Signed at Greyhaven on 9 January 2026",),
        ("Abgenommen am 09.01.2026 in Greyhaven",),
        ("Lu et approuvé, le 9 janvier 2026",),
    ],
)
def test_it_dates_a_signature_without_a_date(lines: tuple[str, ...]) -> None:
    assert value(only(paper(*lines, over=260.0), *PARTIES).date) == "2026-01-09"


@pytest.mark.parametrize(
    "line",
    [
        "To be signed on 9 January 2026.",
        "Signed between 9 January 2026 and 12 January 2026.",
        "The offer is of 9 January 2026.",
        "Accepted once the tests of 9 January 2026 have passed.",
    ],
)
def test_other_dates_do_not(line: str) -> None:
    assert only(paper(line, over=260.0), *PARTIES).date is None


def test_a_date_in_figures_is_read_as_its_month_in_words_says() -> None:
    act = only(paper("Dated 02/11/2026 (February 11)", over=260.0), *PARTIES)
    assert act.date is not None
    assert (act.date.value, act.date.readings) == ("2026-02-11", ())


def test_it_names_who_took_the_work() -> None:
    items = [ABOUT, (60.0, 200.0, "Abgenommen am 09.01.2026 durch Frau Oda Brenner (Leiterin Hafen)")]
    items += [(60.0, 260.0, "Unterschrift Auftraggeber")]
    act = only(document(page(items, drawings=[Drawing("strokes", Box(62, 225, 160, 250))])), *PARTIES)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Oda Brenner",
        "Leiterin Hafen",
        "2026-01-09",
    )


def over_two_pages(line: str, *, between: int = 0) -> Document:
    over = page([ABOUT, (60.0, 300.0, line)])
    items = [(60.0, 60.0 + 14 * number, f"Clause {number} of the work.") for number in range(between)]
    items += [
        (60.0, 330.0, "Customer signature"),
        (60.0, 344.0, "Oda Brenner"),
        (60.0, 358.0, "Harbour Master"),
    ]
    return document(over, page(items, number=2, drawings=[Drawing("strokes", Box(62, 300, 160, 324))]))


WITNESS = "IN WITNESS WHEREOF this paper was executed for the Ports on the ninth day of January 2026."


def test_it_may_end_the_page_before() -> None:
    assert value(only(over_two_pages(WITNESS), *PARTIES).date) == "2026-01-09"


def test_the_page_before_tells_nothing_more_under_other_text_or_in_a_few_words() -> None:
    assert only(over_two_pages(WITNESS, between=12), *PARTIES).date is None
    assert only(over_two_pages("Dated 9 January 2026"), *PARTIES).date is None
