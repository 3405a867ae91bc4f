"""The markup in which the labelled papers are drawn again keeps all words, and blocks as blocks."""

import re
from collections import Counter
from html import unescape

import pytest

from eval import evaluation
from eval.making.build import SOURCES
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
    assert body(source) == made


def test_the_root_bears_the_layout() -> None:
    assert document("<doc size='A5'><p>One</p></doc>", [("size", "A4")]) == '<doc size="A4"><p>One</p></doc>'


def test_no_word_of_any_source_is_lost() -> None:
    sources = [source for path in evaluation.bundles() for source in (SOURCES / path.name).glob("*.html")]
    assert sources
    for source in sources:
        told = re.sub(r"(?s)<(style|title)\b.*?</\1>", " ", source.read_text("utf-8"))
        assert Counter(_words(body(told))) >= Counter(_words(told)), source


def _words(markup: str) -> list[str]:
    bare = unescape(re.sub(r"(?s)<!--.*?-->|<[^>]+>", " ", markup))
    return sorted(re.findall(r"[^\W\d_]{3,}", bare))
