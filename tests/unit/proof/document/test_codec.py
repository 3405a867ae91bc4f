"""A reading crosses the sandbox as JSON and comes back the same, or not at all."""

import json

import pytest

from poedesk.proof.document.codec import decode, encode
from poedesk.proof.document.model import Box, Cell, Document, Mark, Page, Read, Segment

DOCUMENT = Document(
    name="form.pdf",
    sha256="0" * 64,
    size=12,
    media_type="application/pdf",
    read=Read.PARTIAL,
    pages=(
        Page(
            1,
            612,
            792,
            "Teams",
            segments=(Segment(0, 5, Box(1, 2, 3, 4), Cell(0, 1, 2), heading=True),),
            marks=(Mark("Teams", None, None, Box(1, 2, 3, 4), "drawn"),),
            readable=False,
        ),
    ),
    problems=("page 2 is a picture without text",),
)


def test_what_was_encoded_comes_back_equal() -> None:
    assert decode(Document, json.loads(json.dumps(encode(DOCUMENT)))) == DOCUMENT


def test_a_null_without_default_survives() -> None:
    assert encode(DOCUMENT.pages[0].marks[0])["checked"] is None


@pytest.mark.parametrize(
    "damage",
    [
        {"name": 7},
        {"size": True},
        {"read": "perhaps"},
        {"pages": "none"},
        {"pages": [{"number": 1}]},
        {"unheard_of": 1},
        {"pages": [{"number": 1, "width": 1e999, "height": 792, "text": ""}]},
        {"pages": [{"number": 1, "width": 10**400, "height": 792, "text": ""}]},
        {"pages": [{"number": 1, "width": 612, "height": 792, "text": "", "words": [[0, 4]]}]},
        {"pages": [{"number": 1, "width": None, "height": None, "text": "", "by": "magic"}]},
    ],
)
def test_another_shape_is_refused(damage: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError)):
        decode(Document, encode(DOCUMENT) | damage)
