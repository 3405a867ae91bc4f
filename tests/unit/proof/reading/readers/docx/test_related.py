"""Relations read as text are those that the tree tells; what is not plain is left to the tree."""

import pytest
from lxml import etree

from poedesk.proof.reading.readers.docx.parts.related import SPACE, plain_relations

HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
ONE = '<Relationship Id="rId1" Type="http://a.example/header" Target="header1.xml"/>'


def held(items: str, head: bytes = HEAD) -> bytes:
    """Return a part with ``items``."""
    return head + f'<Relationships xmlns="{SPACE}">{items}</Relationships>'.encode()


@pytest.mark.parametrize(
    "items",
    [
        "",
        ONE,
        ONE
        + '<Relationship Target="https://b.example/?q=>&quot;" Id="rId2" TargetMode="External" Type="t/x" />',
        '<Relationship Id="rÄ" Target="" Type="über"/>' + ONE,
    ],
)
def test_what_is_plain_is_what_the_tree_tells(items: str) -> None:
    items = items.replace("&quot;", "")
    told = plain_relations(held(items))
    assert told == [dict(item.items()) for item in etree.fromstring(held(items))]


def test_a_part_without_a_declaration_is_plain() -> None:
    assert plain_relations(held(ONE, b"")) == plain_relations(held(ONE))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe<",
        held(ONE, b" "),
        held(ONE, b'<?xml version="1.0" encoding="UTF-16"?>'),
        held(ONE) + b"<more/>",
        held(ONE)[:-5],
        held(ONE + "<!-- one -->"),
        held(ONE + " "),
        held(ONE.replace("header1.xml", "a&amp;b.xml")),
        held(ONE.replace("header1.xml", "a\nb.xml")),
        held(ONE.replace("header1.xml", "a\x01b.xml")),
        held(ONE.replace(' Target="', ' Id="rId1" Target="')),
        held(ONE.replace("/>", "></Relationship>")),
        held(ONE.replace('"', "'")),
        held(ONE.replace("Relationship ", "x:Relationship ")),
        held(ONE.replace("<Relationship", '<Relationship xmlns="http://other.example"')),
        held(ONE).replace(b"package/2006", b"package/2007"),
    ],
)
def test_what_is_not_plain_is_left_to_the_tree(data: bytes) -> None:
    assert plain_relations(data) is None
