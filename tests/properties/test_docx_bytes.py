"""Whatever stands in a file that passes for a Word document, the reader answers or refuses."""

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried

from poedesk.proof.document.model import Document
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.docx import read
from poedesk.proof.reading.readers.registry import Refused

_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TAGS = [
    "p",
    "r",
    "t",
    "tab",
    "br",
    "sdt",
    "sdtPr",
    "sdtContent",
    "tbl",
    "tblGrid",
    "gridCol",
    "tr",
    "tc",
    "tcPr",
    "gridSpan",
    "vMerge",
    "fldChar",
    "instrText",
    "ins",
    "del",
    "pPr",
    "rPr",
    "vanish",
    "u",
    "b",
    "drawing",
    "pict",
    "hyperlink",
    "date",
    "text",
    "showingPlcHdr",
    "numPr",
    "ind",
    "tabs",
    "ffData",
    "checkBox",
    "ddList",
    "sym",
]
_ATTRIBUTES = ("val", "w", "fldCharType", "char", "font", "pos", "left")
_VALUES = ("0", "1", "-5", "99999999999", "begin", "separate", "end", "restart", "F0FE", "Wingdings", "x", "")


def package(document: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", document)
    return stream.getvalue()


def answer(data: bytes) -> Document | None:
    try:
        return read(data, "x.docx", DEFAULT)
    except Refused:
        return None


@st.composite
def elements(draw: st.DrawFn, depth: int = 5) -> str:
    tag = draw(st.sampled_from(_TAGS))
    names = draw(st.sets(st.sampled_from(_ATTRIBUTES), max_size=2))
    told = "".join(f' w:{name}="{draw(st.sampled_from(_VALUES))}"' for name in names)
    if depth == 0:
        return f"<w:{tag}{told}>x</w:{tag}>"
    inside = draw(st.lists(elements(depth=depth - 1), max_size=3))
    return f"<w:{tag}{told}>{''.join(inside)}</w:{tag}>"


@given(st.binary(max_size=300))
def test_any_bytes_are_refused(data: bytes) -> None:
    assert answer(data) is None


@given(st.binary(max_size=300))
def test_any_bytes_for_a_main_part_are_refused(data: bytes) -> None:
    assert answer(package(data)) is None


@settings(max_examples=tried(40, thorough=1500))
@given(st.lists(elements(), max_size=4))
def test_any_markup_gives_a_page_whose_ranges_hold(inside: list[str]) -> None:
    seen = answer(
        package(f'<w:document xmlns:w="{_SPACE}"><w:body>{"".join(inside)}</w:body></w:document>'.encode())
    )
    assert seen is not None
    (page,) = seen.pages
    ends = 0
    for segment in page.segments:
        assert ends <= segment.start < segment.end <= len(page.text)
        assert page.text[segment.start : segment.end].strip() == page.text[segment.start : segment.end]
        ends = segment.end
    for field in page.fields:
        assert field.start is not None
        assert field.end is not None
        assert 0 <= field.start <= field.end <= len(page.text)
        if field.value is not None:
            assert page.text[field.start : field.end] == field.value


@given(st.integers(min_value=0, max_value=400), st.integers(min_value=0, max_value=255))
def test_damage_anywhere_is_survived(at: int, value: int) -> None:
    text = "<w:body><w:p><w:r><w:t>signed</w:t></w:r></w:p></w:body>"
    body = f'<w:document xmlns:w="{_SPACE}">{text}</w:document>'
    data = bytearray(package(body.encode()))
    data[at % len(data)] = value
    answer(bytes(data))
    truncated = answer(bytes(data[: at % len(data)]))
    assert truncated is None or truncated.pages
