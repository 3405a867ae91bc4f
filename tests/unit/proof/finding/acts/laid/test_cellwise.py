"""Certificates in tables whose cells have several lines, however these stand to one another."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Cell, Page
from poedesk.proof.finding.acts.laid.cellwise import lines_of
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.page.view import DocumentView

Line = tuple[float, float, str, Cell | None]
WHO, EVENTS = 60.0, 380.0
HEAD: list[Line] = [
    (60, 40, "Quillmark - Certificate of Completion", None),
    (60, 70, "Envelope", Cell(0, 0, 0)), (200, 70, "QM-20251124-88213", Cell(0, 0, 1)),
    (320, 70, "Status", Cell(0, 0, 2)), (400, 70, "Completed", Cell(0, 0, 3)),
    (320, 54, "Time zone", None), (400, 54, "UTC", None),
    (60, 86, "Signer", Cell(1, 0, 0)), (380, 86, "Events", Cell(1, 0, 2)),
]  # fmt: skip
DALE = ("Ned Dale", "ned@brightpath.example")
WHITFIELD = ("Dana Whitfield", "dana@lakeview.example")


def row(number: int, top: float, who: tuple[str, ...], events: list[str], shift: float = 0.0) -> list[Line]:
    """A row of a signer; ``shift`` moves who it is down, as in a cell that is set in the middle."""
    named = [(WHO, top + shift + 12 * n, text, Cell(1, number, 0)) for n, text in enumerate(who)]
    told = [(EVENTS, top + 12 * n, text, Cell(1, number, 2)) for n, text in enumerate(events)]
    return [*named, *told]


def certificate(*rows: list[Line]) -> tuple[Act, ...]:
    return acts_in(document(made([*HEAD, *(line for each in rows for line in each)])))


PAGES: list[Page] = []
"""The pages that were made, the last one last."""


def made(lines: Sequence[Line], number: int = 1) -> Page:
    shown = page([(left, top, text) for left, top, text, _ in lines], number=number)
    segments = tuple(replace(s, cell=line[3]) for s, line in zip(shown.segments, lines, strict=True))
    PAGES.append(replace(shown, segments=segments))
    return PAGES[-1]


def signed(day: int) -> list[str]:
    return [
        f"Sent {day} Nov 2025 15:02:11",
        f"Viewed {day} Nov 2025 15:09:40",
        f"Signed {day} Nov 2025 16:03:05",
    ]


def days(acts: tuple[Act, ...]) -> dict[str | None, str | None]:
    return {value(act.name): value(act.date) for act in acts if act.is_signed}


BOTH = {"Ned Dale": "2025-11-24", "Dana Whitfield": "2025-11-25"}


def test_each_signer_has_the_day_of_its_own_row_where_cells_are_set_in_the_middle() -> None:
    for shift in (0.0, 5.0, 12.0, 24.0):
        rows = row(1, 100, DALE, signed(24), shift), row(2, 180, WHITFIELD, signed(25), shift)
        assert days(certificate(*rows)) == BOTH


def test_a_day_and_an_address_that_a_column_broke_are_read_whole() -> None:
    events = ["Sent 25 Nov", "2025 15:02:11", "Signed 25 Nov", "2025 16:03:05"]
    acts = certificate(row(1, 100, DALE, signed(24)), row(2, 180, WHITFIELD, events))
    assert days(acts) == BOTH
    broken = ("Dana Whitfield", "dana@lakeview.exam", "ple")
    (act,) = certificate(row(1, 100, broken, signed(25)))
    assert act.sender == "dana@lakeview.example"


@pytest.mark.parametrize(
    "events",
    [
        ["Sent 25 Nov 2025 15:02:11, Viewed", "25 Nov 2025 15:09:40, Signed", "25 Nov 2025 16:03:05"],
        ["Sent 24", "Nov 2025", "15:02:11", "Signed 25", "Nov 2025", "16:03:05"],
        ["Viewed: 24 Nov 2025 3:40:02 PM, Signed:", "25 Nov 2025 3:44:19 PM"],
    ],
)
def test_events_are_told_wherever_the_lines_break(events: list[str]) -> None:
    rows = row(1, 100, DALE, signed(24)), row(2, 180, WHITFIELD, events)
    assert days(certificate(*rows)) == BOTH


def test_a_list_of_who_somebody_is_is_one_wherever_the_lines_break() -> None:
    who = ("Dana Whitfield,", "dana@lakeview.example, Vice", "President, Sales, Lakeview", "Hospital Ltd")
    (act,) = certificate(row(1, 100, who, signed(25)))
    told = value(act.name), value(act.title), act.party, act.sender
    assert told == (
        "Dana Whitfield",
        "Vice President, Sales",
        "Lakeview Hospital Ltd",
        "dana@lakeview.example",
    )


def test_the_day_is_cited_with_the_words_of_its_event() -> None:
    acts = certificate(row(1, 100, DALE, ["Sent 23 Nov 2025 15:02:11, Signed", "24 Nov 2025 16:03:05"]))
    (act,) = acts
    assert act.date is not None
    (span,) = act.date.spans
    assert span.start is not None
    assert PAGES[-1].text[span.start : span.end] == "Signed\n24 Nov 2025 16:03:05"


def test_a_row_that_a_page_ends_goes_on_on_the_next_one() -> None:
    said = [*DALE, "Events: Sent 24 Nov 2025 15:02:11", "Signed 24 Nov 2025 16:03:05"]
    over = [(WHO, 100.0 + 14 * n, text, None) for n, text in enumerate(said[:1])]
    under = [(WHO, 40.0 + 14 * n, text, None) for n, text in enumerate(said[1:])]
    assert days(acts_in(document(made([*HEAD, *over]), made(under, number=2)))) == {"Ned Dale": "2025-11-24"}


def test_a_page_that_only_follows_a_certificate_signs_nothing() -> None:
    under = [
        (60.0, 40.0, "Terms", None),
        (60.0, 60.0, "Ned Dale, ned@brightpath.example", None),
        (60.0, 80.0, "Order signed 24 Nov 2025", None),
    ]
    assert not days(acts_in(document(made(HEAD), made(under, number=2))))


def test_events_on_one_line_are_cited_one_by_one() -> None:
    (act,) = certificate(row(1, 100, DALE, ["Sent: 23 Nov 2025 15:02:11, Signed: 24 Nov 2025 16:03:05"]))
    assert act.date is not None
    (span,) = act.date.spans
    assert span.start is not None
    assert PAGES[-1].text[span.start : span.end] == "Signed: 24 Nov 2025 16:03:05"


def test_who_has_not_signed_takes_no_day_of_another_row() -> None:
    waits = ["Sent 25 Nov 2025 15:02:11", "Viewed 25 Nov 2025 15:09:40"]
    acts = certificate(row(1, 100, DALE, signed(24), 12), row(2, 180, WHITFIELD, waits, 12))
    assert days(acts) == {"Ned Dale": "2025-11-24"}
    acts = certificate(row(1, 100, WHITFIELD, waits, 12), row(2, 180, DALE, signed(24), 12))
    assert days(acts) == {"Ned Dale": "2025-11-24"}


def test_two_signers_in_one_row_are_read_line_by_line() -> None:
    both = [*row(1, 100, DALE, signed(24)), *row(1, 180, WHITFIELD, signed(25))]
    assert days(certificate(both)) == BOTH


def test_lines_without_broken_rows_stay_as_they_are() -> None:
    view = DocumentView(document(page([(60, 40, "Signer"), (200, 40, "Signed"), (60, 60, "Dana Whitfield")])))
    assert list(lines_of(view, 1)) == list(view.lines(1))
