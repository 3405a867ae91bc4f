"""Whatever is written: labelled places cite text that stands there, and no value holds the next label."""

from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Cell, Document, Read
from poedesk.proof.finding.dating import dates
from poedesk.proof.finding.identity import domains, identifiers, parties
from poedesk.proof.finding.labels.placed import labelled
from poedesk.proof.finding.model import State
from poedesk.proof.finding.page.states import cleaned
from poedesk.proof.finding.page.view import DocumentView

WORDS = st.sampled_from(
    [
        "Customer",
        "Customer Tenant ID",
        "Name:",
        "Title:",
        "Date Signed",
        "Partner Company Name:",
        "Cliente /",
        "____",
        "[Client Name]",
        "TBD",
        "Alder Clinic, Inc.",
        "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62",
        "4 May 2026",
        "04/05/2026",
        "rosa@alder.example",
        'between A GmbH ("Client") and',
        "the",
        "İßﬁ",
        "(",
        ":",
    ]
)
CELLS = st.lists(WORDS, max_size=4).map(" ".join)
ROWS = st.lists(st.lists(CELLS, min_size=1, max_size=3), max_size=6)


def view_of(rows: list[list[str]], *, table: bool) -> DocumentView:
    grid = TextGrid()
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            grid.add(text, column=40 * column, cell=Cell(0, number, column) if table else None)
        grid.end_line()
    return DocumentView(Document("sheet", "0" * 64, 1, "text/plain", Read.COMPLETE, (grid.page(),)))


@given(rows=ROWS, table=st.booleans())
def test_every_finding_cites_what_stands_there(rows: list[list[str]], table: bool) -> None:  # noqa: FBT001 - given by hypothesis
    view = view_of(rows, table=table)
    for finder in (parties.find, identifiers.find, domains.find, dates.find):
        for findings in finder(view).values():
            for finding in findings:
                assert 0 <= finding.confidence <= 1
                for span in finding.spans:
                    assert span.start is not None
                    assert span.end is not None
                    assert 0 <= span.start < span.end <= len(view.text(1))


@given(rows=ROWS, table=st.booleans())
def test_a_present_value_is_quoted_word_for_word(rows: list[list[str]], table: bool) -> None:  # noqa: FBT001 - given by hypothesis
    view = view_of(rows, table=table)
    for item in labelled(view, "party.name", "signatory.name", "tenant_id", "date.signed"):
        if item.state is State.PRESENT:
            quoted = " ".join(view.text(1)[span.start : span.end] for span in item.spans)
            assert item.value == cleaned(quoted)


@given(st.text(max_size=200))
def test_any_text_is_looked_at_without_complaint(text: str) -> None:
    view = view_of([[line] for line in text.splitlines()], table=False)
    assert all(item.page == 1 for item in labelled(view, "party.name", "signature", "other"))
