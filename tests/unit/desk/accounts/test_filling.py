"""A form filled in with what was typed before: every kind of field, the right one of several forms."""

from typing import Any

import pytest
from lxml import html

from poedesk.desk.accounts.filling import filled

PAGE = """<!DOCTYPE html><html lang="en"><body><main>
<form method="post" action="/other/"><input name="name"></form>
<form method="post" action="../sent/">
<input type="hidden" name="revision" value="7"><input name="name" value="old"><textarea name="why"></textarea>
<input type="radio" name="kind" value="a" checked><input type="radio" name="kind" value="b">
<input type="checkbox" name="tick" checked><input type="checkbox" name="each" value="1">
<input type="checkbox" name="each" value="2">
<select name="role"><option value="x" selected>X</option><option>y</option></select>
<input name="row"><input name="row"><input type="password" name="word"><input type="file" name="file">
<button name="step" value="go">Go</button></form></main></body></html>"""


def values(page: str) -> list[tuple[str, str]]:
    """Return what the second form would send."""
    tree: Any = html.document_fromstring(page)
    form = tree.forms[1]
    return sorted(form.form_values())


def test_every_kind_of_field_holds_what_was_typed_and_hidden_ones_the_revision_that_was_seen() -> None:
    typed = {
        "revision": ["2"],
        "name": ['Ann "Ä" <b>'],
        "why": ["\nfirst\r\nsecond"],
        "kind": ["b"],
        "each": ["2"],
        "role": ["y"],
        "row": ["1", "2"],
    }
    page, left = filled(PAGE, "/at/page/", "/at/sent/", typed)
    assert left == {}
    assert page.startswith("<!DOCTYPE html>")
    told = dict(values(page))
    assert told.pop("why").replace("\r\n", "\n").lstrip("\n") == "first\nsecond"
    assert told.pop("row") in {"1", "2"}
    assert told == {
        "revision": "2",
        "name": 'Ann "Ä" <b>',
        "kind": "b",
        "each": "2",
        "role": "y",
    }


def test_what_finds_no_field_is_returned() -> None:
    typed = {"name": ["Ann"], "gone": ["Long text"], "row": ["1", "2", "3"], "kind": ["never"]}
    page, left = filled(PAGE, "/at/page/", "/at/sent/", typed)
    assert ("name", "Ann") in values(page)
    assert left == {"gone": ["Long text"], "row": ["3"], "kind": ["never"]}


@pytest.mark.parametrize("to", ["/elsewhere/", "/at/page/"])
def test_a_page_without_the_form_stays_as_it_is(to: str) -> None:
    assert filled(PAGE, "/at/page/", to, {"name": ["Ann"]}) == (PAGE, {"name": ["Ann"]})


def test_signs_that_no_page_may_hold_are_left_out() -> None:
    page, _ = filled(PAGE, "/at/page/", "/at/sent/", {"name": ["a\x00b\x1bc\ufffe"]})
    assert ("name", "abc") in values(page)
