"""What a date control stores settles the two readings of what it shows, and nothing else."""

import pytest

from poedesk.proof.document.model import Document, Field, FieldKind, Page, Read, Span
from poedesk.proof.finding.dating.stored_dates import settled
from poedesk.proof.finding.model import Act, Finding, Findings

TWO = ("2026-04-03", "2026-03-04")


def findings(iso: str | None, at: int, readings: tuple[str, ...] = TWO) -> Findings:
    field = Field("d", "Date Signed", None, FieldKind.DATE, "3/4/2026", start=10, end=18, iso=iso)
    page = Page(1, None, None, "Signed on 3/4/2026, then 3/4/2026", fields=(field,))
    document = Document("x.docx", "0" * 64, 1, "x", Read.COMPLETE, (page,))
    date = Finding("2026-04-03", (Span(1, at, at + 8),), 0.9, readings=readings)
    act = Act("block-1", "block", None, None, None, date, None, None)
    return Findings(document, "unknown", found={"date.signed": (date,)}, acts=(act,))


def test_the_stored_day_is_taken_in_findings_and_acts() -> None:
    result = settled(findings("2026-03-04", 10))
    (date,) = result.get("date.signed")
    assert (date.value, date.readings) == ("2026-03-04", ())
    assert result.acts[0].date == date


@pytest.mark.parametrize(
    ("iso", "at", "readings"),
    [(None, 10, TWO), ("2026-03-04", 25, TWO), ("2020-01-01", 10, TWO), ("2026-03-04", 10, ())],
)
def test_other_dates_stay_as_they_are(iso: str | None, at: int, readings: tuple[str, ...]) -> None:
    given = findings(iso, at, readings)
    assert settled(given) == given
