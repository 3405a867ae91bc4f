import re
from html.parser import HTMLParser

from tests.unit.paper.samples import assessment

from poedesk.paper.reports.html import page

VOID = {"meta", "br", "hr", "img", "input", "link"}


class Outline(HTMLParser):
    """Collects elements and checks that each is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.seen if name == tag]


def outline(html: str) -> Outline:
    parser = Outline()
    parser.feed(html)
    assert parser.open == []
    return parser


def test_the_page_is_well_formed_has_a_language_and_loads_nothing() -> None:
    html = page(assessment())
    seen = outline(html)
    assert seen.all("html") == [{"lang": "en"}]
    assert not seen.all("script")
    assert not seen.all("link")
    assert not seen.all("img")
    assert "default-src 'none'" in (seen.all("meta")[1]["content"] or "")
    assert "http://" not in html
    assert "https://" not in html


def test_tables_have_captions_and_scoped_heads() -> None:
    seen = outline(page(assessment()))
    assert len(seen.all("table")) == len(seen.all("caption")) > 0
    assert all(attributes.get("scope") for attributes in seen.all("th"))


def test_one_heading_of_the_first_level_says_the_verdict() -> None:
    headings = re.findall(r"<h1>(.*?)</h1>", page(assessment()))
    assert len(headings) == 1
    assert "Not approvable" in headings[0]


def test_a_verdict_is_a_word_and_never_colour_alone() -> None:
    badges = re.findall(r'<span class="verdict [a-z_]+">(.*?)</span>\s*([a-z ]+)?', page(assessment()))
    assert badges
    assert all(word.strip() for _, word in badges)


def test_what_comes_from_documents_is_only_ever_text() -> None:
    hostile = assessment()
    hostile["documents"][0]["name"] = "<script>alert(1)</script>.eml"
    hostile["elements"][0]["value"] = '"><img src=x onerror=alert(1)>'
    seen = outline(page(hostile))
    assert not seen.all("script")
    assert not seen.all("img")


def test_what_to_do_comes_before_the_table_of_elements() -> None:
    html = page(assessment())
    assert html.index("What to do next") < html.index("<h2>Elements</h2>")
    assert "Send a copy of page 2 that can be read." in html
