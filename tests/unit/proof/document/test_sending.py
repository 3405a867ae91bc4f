import json
import struct
from dataclasses import replace
from typing import Any

import pytest

from poedesk.proof.document.codec import decode, encode
from poedesk.proof.document.model import Box, Document, Page, Read, Segment, Word, Words
from poedesk.proof.document.sending import received, sent_document
from poedesk.proof.reading.parent.answers import parsed

BOX = Box(72.1, 1 / 3, 100.0, 84.0)
PAGE = Page(1, 612.0, 792.0, "Ünder ☑", (Segment(0, 7, BOX),), Words([Word(0, 5, BOX), Word(6, 7, BOX, 0.5)]))
DOCUMENT = Document("a.pdf", "0" * 64, 3, "application/pdf", Read.COMPLETE, pages=(PAGE, PAGE))


def spoilt(place: object) -> bytes:
    """Return a frame of eight bytes of columns with one at ``place``."""
    return json.dumps({"a": {"\0": place}}).encode() + b"\0" + bytes(8)


def test_a_document_is_received_as_it_was_sent_to_the_last_bit() -> None:
    told = received(sent_document(DOCUMENT, wants_sight=True))
    assert told["wants_sight"] is True
    assert decode(Document, told["document"]) == DOCUMENT


def test_the_columns_follow_the_text_as_they_are() -> None:
    text, _, columns = sent_document(DOCUMENT).partition(b"\0")
    assert "pages" in json.loads(text)["document"]
    assert columns.count(struct.pack("<4d", *BOX)) == 2 * 3


def test_lone_surrogates_become_question_marks_and_zero_bytes_stay() -> None:
    frame = sent_document(replace(DOCUMENT, name="\0 and \udc80"))
    assert decode(Document, received(frame)["document"]).name == "\0 and ?"


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object(), memoryview(b"ab")])
def test_what_is_no_json_value_is_not_sent(value: object) -> None:
    with pytest.raises(TypeError):
        sent_document(DOCUMENT, beside=value)


@pytest.mark.parametrize("place", [[0, 9], [-1, 4], [5, 4], [0.0, 4.0], [True, 4], [4], "ab", 7])
def test_a_column_outside_the_frame_is_refused(place: Any) -> None:
    assert received(spoilt([0, 8]))["a"] == bytes(8)
    with pytest.raises((TypeError, ValueError)):
        received(spoilt(place))


def test_a_column_that_is_no_column_of_its_kind_is_refused() -> None:
    whole = sent_document(DOCUMENT)
    for cut in (1, 8, 32):
        with pytest.raises((TypeError, ValueError)):
            decode(Document, received(whole[:-cut])["document"])


def test_a_column_never_stands_for_a_text() -> None:
    told = received(spoilt([0, 8]))
    with pytest.raises(TypeError):
        decode(Document, {**encode(DOCUMENT), "name": told["a"]})


def test_answers_of_tasks_hold_no_columns() -> None:
    with pytest.raises(ValueError, match="Extra data"):
        parsed(spoilt([0, 8]))
