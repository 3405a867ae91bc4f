"""Attacks on signed PDFs known from the literature, made in code: none passes as good, each has its reason.

Shadow attacks and certification attacks (Mainka, Mladenov, Rohlmann; NDSS and S&P 2021), universal signature
forgery, incremental saving and signature wrapping (Mladenov and others, CCS 2019).
"""

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.unit.paper.signing.attacks import (
    BODY,
    opaque,
    other_pages,
    other_words,
    shown_as,
    stamp,
    white,
)
from tests.unit.paper.signing.pki import WHEN
from tests.unit.proof.reading.readers.pdf.changed import (
    Revision,
    agreement,
    annotate,
    append_page,
    crop,
    embed,
    fill,
    filled_form,
    page_of,
    replace_font,
    updated,
    with_range,
)
from tests.unit.proof.reading.readers.pdf.made import Sheet, form, pdf

from poedesk.paper.signing.sealing import preparing
from poedesk.paper.signing.sealing.seal import Place, Sealing, seal
from poedesk.paper.signing.validating.model import Answer, Verification

from .verified import all_known, good, one, said, sealed, told

Bytes = Callable[[bytes], bytes]


STAMP = stamp((60, 82, 400, 112))
"""Over the words of the agreement."""


def _said(data: bytes) -> Verification:
    return said(data, all_known())


def test_without_an_attack_every_question_is_answered_well() -> None:
    found = _said(sealed())
    assert good(found), told(found)


@pytest.mark.parametrize(
    "change",
    [annotate, STAMP, append_page, replace_font, crop, embed, other_words(b"done", b"lost"), other_pages],
    ids=["free text", "stamp", "page", "font", "crop box", "file", "words", "hide and replace"],
)
def test_what_a_later_revision_changes_is_named(change: Revision) -> None:
    found = _said(updated(sealed(), change))
    assert found.answer is Answer.NO
    assert found.signatures[0].intact is Answer.NO
    assert "changed after it was signed, in a way that the signature does not allow" in told(found)


def test_the_place_and_the_words_that_changed_are_told() -> None:
    changes = _said(updated(sealed(), STAMP)).signatures[0].changes
    (covering,) = [change for change in changes if change.covers]
    assert covering.page == 1
    assert "confirms that the migration" in (covering.covers or "")


def _shadow(sheet: Sheet) -> None:
    """Draw a text, and a white image over it that a later revision can take away (hide)."""
    sheet.text(72, 100, "Nothing was done.")
    sheet.canvas.beginForm("cover", 0, 0, 612, 792)
    sheet.canvas.setFillColorRGB(1, 1, 1)
    sheet.canvas.rect(60, 670, 400, 40, stroke=0, fill=1)
    sheet.canvas.endForm()
    sheet.canvas.doForm("cover")


def _uncover(writer: Any) -> None:
    objects = page_of(writer)["/Resources"]["/XObject"]
    cover = objects[next(iter(objects))]
    cover._data, cover._encoded_data = b"", None
    writer.mark_update(objects.raw_get(next(iter(objects))))


def test_a_cover_that_is_taken_away_is_seen() -> None:
    signed = seal(pdf(_shadow), one()[1], at=WHEN)
    assert good(_said(signed))
    found = _said(updated(signed, _uncover))
    assert found.answer is Answer.NO
    assert any(change.what == "looks different" for change in found.signatures[0].changes)


def _contents(data: bytes) -> re.Match[bytes]:
    match = re.search(rb"/Contents <([0-9A-Fa-f]+)>", data)
    assert match is not None
    return match


def _with_contents(made: Callable[[bytes], bytes]) -> Bytes:
    def change(data: bytes) -> bytes:
        match = _contents(data)
        new = made(match[1])
        padded = new.ljust(len(match[0])) if len(new) <= len(match[0]) else new
        return data[: match.start()] + padded + data[match.end() :]

    return change


def _without_range(made: bytes) -> Bytes:
    def change(data: bytes) -> bytes:
        match = re.search(rb"/ByteRange\s*\[[\d\s]+\]", data)
        assert match is not None
        return data[: match.start()] + made.ljust(len(match[0])) + data[match.end() :]

    return change


def _three(given: list[int]) -> list[int]:
    return [given[0], 10, 20, given[1] - 20, *given[2:]]


RANGES: dict[str, Callable[[list[int]], list[int]]] = {
    "short end": lambda given: [*given[:3], given[3] - 40],
    "beyond the end": lambda given: [*given[:3], given[3] + 4000],
    "late begin": lambda given: [1, given[1] - 1, *given[2:]],
    "gap before the signature": lambda given: [0, given[1] - 60, *given[2:]],
    "gap after the signature": lambda given: [*given[:2], given[2] + 20, given[3] - 20],
    "three": _three,
    "half": lambda given: given[:2],
    "empty": lambda _: [],
    "nothing at all": lambda _: [0, 0, 0, 0],
    "backwards": lambda given: [*given[2:], *given[:2]],
    "negative": lambda given: [0, given[1], -given[2], given[3]],
}


@pytest.mark.parametrize("name", RANGES)
def test_games_with_the_ranges_of_signed_bytes_are_seen(name: str) -> None:
    found = _said(with_range(sealed(), RANGES[name]))
    assert found.answer is Answer.NO, told(found)
    assert found.signatures[0].intact is Answer.NO


FORGERIES: dict[str, Bytes] = {
    "no contents": _with_contents(lambda _: b""),
    "contents null": _with_contents(lambda _: b"/Contents null"),
    "contents empty": _with_contents(lambda _: b"/Contents <>"),
    "contents one byte": _with_contents(lambda _: b"/Contents <00>"),
    "contents zeros": _with_contents(lambda old: b"/Contents <" + b"0" * len(old) + b">"),
    "contents of another type": _with_contents(lambda _: b"/Contents 7"),
    "no range": _without_range(b""),
    "range null": _without_range(b"/ByteRange null"),
    "range of names": _without_range(b"/ByteRange [/a /b /c /d]"),
}


@pytest.mark.parametrize("name", FORGERIES)
def test_a_forged_signature_is_none(name: str) -> None:
    found = _said(FORGERIES[name](sealed()))
    assert found.answer is Answer.NO, told(found)
    assert "no signature that can be validated" in told(found) or "have been changed" in told(found)


def _wrapped(data: bytes) -> bytes:
    """End the signature early, and put other words into the gap that it leaves."""
    match = _contents(data)
    more = b" /Reason (nothing of it) ".ljust(200)
    held = match[0][: -len(more) - 1] + b">" + more
    return data[: match.start()] + held + data[match.end() :]


SAVED: dict[str, bytes] = {
    "body alone": BODY,
    "with a trailer": BODY + b"trailer\n<</Root 1 0 R /Size 6>>\n%%EOF\n",
    "with a broken table": BODY
    + b"xref\n0 1\n0000000000 65535 f\ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n",
    "copied signature": b"",
}


@pytest.mark.parametrize("name", SAVED)
def test_what_is_appended_without_the_rules_is_not_covered(name: str) -> None:
    data = sealed()
    added = SAVED[name] or data[data.rindex(b"/ByteRange") :]
    found = _said(data + added)
    assert not good(found)
    assert all(item.covers != "whole document" for item in found.signatures)


def test_a_wrapped_signature_is_seen() -> None:
    found = _said(_wrapped(sealed()))
    assert found.answer is Answer.NO, told(found)


CERTIFIED = Sealing(certify=True, filling=True)
INTERN = b"/Tx BMC BT /Helv 10 Tf 2 3 Td (Intern) Tj ET EMC"


def test_a_later_signature_that_covers_words_is_for_a_person_to_judge(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preparing, "appearance", opaque)
    _, key = one()
    over = Sealing(place=Place(1, (60.0, 80.0, 400.0, 110.0)))
    found = said(seal(sealed(), key, at=WHEN, how=over), all_known())
    first = found.signatures[0]
    assert (first.intact, first.shown) == (Answer.YES, Answer.UNKNOWN)
    assert found.answer is Answer.UNKNOWN
    assert "confirms that the migration" in told(found)


def test_a_later_signature_beside_the_words_is_allowed() -> None:
    _, key = one()
    found = said(seal(sealed(), key, at=WHEN, how=Sealing(place=Place(1))), all_known())
    assert good(found), told(found)
    (change,) = found.signatures[0].changes
    assert (change.what, change.name, change.covers) == ("later signature", "Seal2", None)


def _signed_form(how: Sealing) -> bytes:
    return seal(filled_form(), one()[1], at=WHEN, how=how)


def test_filling_in_what_was_certified_against_changes_is_seen() -> None:
    found = _said(updated(_signed_form(Sealing(certify=True)), fill("Title", "Head of Operations")))
    assert found.answer is Answer.NO
    assert "does not allow" in told(found)


def test_a_value_that_was_written_over_is_seen_with_its_place() -> None:
    found = _said(updated(_signed_form(Sealing()), fill("Name", "Quillon Ltd")))
    assert found.answer is Answer.NO
    assert "'Name'" in told(found)
    changes = [change for change in found.signatures[0].changes if change.what == "field changed"]
    assert [(change.name, change.page, change.box is not None) for change in changes] == [("Name", 1, True)]


def test_a_field_that_shows_something_else_than_it_holds_is_not_good() -> None:
    found = _said(updated(_signed_form(CERTIFIED), shown_as("Title", INTERN, "Head of Operations")))
    assert not good(found)
    assert found.signatures[0].shown is Answer.NO
    assert "shows 'Intern' while it holds 'Head of Operations'" in told(found)


def test_a_field_that_hides_the_text_below_it_is_not_good() -> None:
    entries = [{"FT": "/Tx", "T": "Large", "rect": (60, 80, 400, 40)}]
    signed = seal(form(pdf(agreement), entries), one()[1], at=WHEN, how=CERTIFIED)
    assert good(_said(signed)), told(_said(signed))
    found = _said(updated(signed, shown_as("Large", white(400, 40))))
    assert not good(found)
    assert found.signatures[0].shown is not Answer.YES
