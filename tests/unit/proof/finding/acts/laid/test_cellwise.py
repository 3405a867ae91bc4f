"""Certificates in tables whose cells have several lines, however these stand to one another."""

from dataclasses import replace

from tests.unit.proof.finding.acts.pages import acts_in, document, page, value

from poedesk.proof.document.model import Cell
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
    lines = [*HEAD, *(line for each in rows for line in each)]
    made = page([(left, top, text) for left, top, text, _ in lines])
    segments = tuple(replace(s, cell=line[3]) for s, line in zip(made.segments, lines, strict=True))
    return acts_in(document(replace(made, segments=segments)))


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
