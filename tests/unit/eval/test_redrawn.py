"""The markup in which the labelled papers are drawn again keeps all words, and blocks as blocks."""

import io
import re
import zipfile
from collections import Counter
from html import unescape

import pytest

from eval import evaluation
from eval.making import build
from eval.making.build import SOURCES
from eval.redrawn import terms
from eval.redrawn.markup import body, document


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("<p>One <b>two</b></p>", "<p>One <b>two</b></p>"),
        ("<style>p{color:red}</style><div>One<p>two</p></div>", "<p>One</p><p>two</p>"),
        ("<div><label>NAME</label>Ada Holm</div>", "<p>NAME</p><p>Ada Holm</p>"),
        (
            "<table><tbody><tr><td><div>NAME</div>Ada Holm</td></tr></tbody></table>",
            "<table><tr><td>NAME<br/>Ada Holm</td></tr></table>",
        ),
        ("<div><small>NAME</small>Ada Holm</div>", "<p><span>NAME</span><br/>Ada Holm</p>"),
        ("<p>Name<b>Ada Holm</b></p>", "<p>Name<br/><b>Ada Holm</b></p>"),
        ("<p><b>Name</b>: <i>Ada</i></p>", "<p><b>Name</b>: <i>Ada</i></p>"),
        ("<p>Name <input value='Ada Holm'/></p>", "<p>Name <u>Ada Holm</u></p>"),
        ("<p><input type='checkbox' checked/></p>", '<p><input type="checkbox" checked="checked"/></p>'),
        ("<p>Signed: <ink seed='Ada'/></p>", '<p>Signed: <ink seed="Ada"/></p>'),
        ("<font face='Carlito'><h1>One</h1><p>two<br>three</p></font>", "<h1>One</h1><p>two<br/>three</p>"),
    ],
)
def test_a_source_becomes_plain_blocks(source: str, made: str) -> None:
    assert body(document(source)) == made


def test_the_root_bears_the_layout() -> None:
    assert document("<doc size='A5'><p>One</p></doc>", [("size", "A4")]) == '<doc size="A4"><p>One</p></doc>'


def test_a_letter_can_be_held_by_one_cell_of_a_table() -> None:
    letter = (
        "<doc><h1>Report</h1><p>The work was done.</p><table><tr><td>Date</td><td>May</td></tr></table></doc>"
    )
    for attributes, outer in (([("held", "table")], "<w:tbl>"), ([], "<w:p>")):
        with zipfile.ZipFile(io.BytesIO(build.draw("word", document(letter, attributes), "docx"))) as package:
            told = package.read("word/document.xml").decode()
        assert told.partition("<w:body>")[2].startswith(outer)
        assert "The work was done." in told


def test_no_word_of_any_source_is_lost() -> None:
    sources = [source for path in evaluation.bundles() for source in (SOURCES / path.name).glob("*.html")]
    assert sources
    for source in sources:
        told = re.sub(r"(?s)<(style|title)\b.*?</\1>", " ", source.read_text("utf-8"))
        assert Counter(_words(body(document(told)))) >= Counter(_words(told)), source


PAPER = (
    "<doc><h1>Report</h1><p>The work of the spring was done and the schools use it.</p>"
    '<h2>Acceptance</h2><p>The work is accepted.</p><p>Signed: <ink seed="Ada"/></p></doc>'
)


def test_terms_stand_before_the_head_of_the_signatures_or_behind_all() -> None:
    before, annexed = terms.put(PAPER, "before"), terms.put(PAPER, "annexed")
    assert before is not None
    assert annexed is not None
    assert before.index("Report") < before.index("General terms") < before.index("Governing law")
    assert before.index("Governing law") < before.index(">Acceptance<") < before.index("<ink")
    assert annexed.index("<ink") < annexed.index("<pagebreak/>") < annexed.index("General terms")


def test_a_paper_without_a_head_over_its_signatures_or_in_another_language_is_left_alone() -> None:
    assert terms.put(PAPER.replace("h2>", "p>").replace("h1>", "p>"), "before") is None
    assert terms.put("<doc><p>Lavori eseguiti nella scuola</p></doc>", "annexed") is None


def _words(markup: str) -> list[str]:
    bare = unescape(re.sub(r"(?s)<!--.*?-->|<[^>]+>", " ", markup))
    return sorted(re.findall(r"[^\W\d_]{3,}", bare))
