import re

from tests.unit.paper.html.test_page import outline
from tests.unit.paper.samples import SHA, assessment

from poedesk.paper.reports.html import page
from poedesk.proof.assessing.illustrating import Excerpt, Illustrations
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pictures import Picture

BOX = Box(72.0, 310.5, 330.2, 322.0)
LINES = (Box(80.0, 310.5, 330.0, 316.0), Box(72.0, 316.5, 120.0, 322.0))


def illustrations() -> Illustrations:
    places = {("Juniper Lantern GmbH", BOX): LINES}
    picture = Picture(SHA, 1, 612.0, 792.0, "image/webp", b"picture", places)
    return Illustrations({(SHA, 1): picture}, {})


def test_a_page_is_in_the_report_once_however_often_it_is_shown() -> None:
    html = page(assessment(), illustrations())
    assert html.count("data:image/webp;base64,") == 1
    assert html.count("<use ") >= 6


def test_the_place_is_outlined_line_by_line_where_its_words_were_found_again() -> None:
    card = page(assessment(), illustrations()).split('id="element-partner-name"')[1].split("</article>")[0]
    strip = re.findall(r'<rect class="outline met" x="([\d.]+)"', card)
    assert strip == ["78.5", "70.5"] * 2  # in the strip, and on the small page


def test_an_outline_looks_different_for_each_verdict_and_says_so_in_words() -> None:
    html = page(assessment(), illustrations())
    assert 'class="outline not_met"' in html
    assert "Customer tenant id</a> (not met)" in html


def test_every_link_leads_to_a_place_that_exists_once() -> None:
    seen = outline(page(assessment(), illustrations()))
    targets = [attributes["id"] for _, attributes in seen.seen if "id" in attributes]
    links = [attributes["href"] for attributes in seen.all("a") + seen.all("use")]
    assert len(targets) == len(set(targets))
    assert {str(link).removeprefix("#") for link in links} <= set(targets)


def test_pictures_are_named_for_those_who_do_not_see_them() -> None:
    seen = outline(page(assessment(), illustrations()))
    for attributes in seen.all("svg"):
        assert attributes.get("aria-hidden") == "true" or attributes.get("aria-label")
    strips = [link for link in seen.all("a") if link.get("class") == "strip"]
    assert strips
    assert all("poe.pdf, page 1" in (link["aria-label"] or "") for link in strips)


def test_words_without_a_page_are_marked_among_their_neighbours() -> None:
    excerpt = Excerpt("signed by ", "Juniper Lantern GmbH", " <b>today</b>")
    html = page(
        assessment(),
        Illustrations(excerpts={(SHA, "page 1, 'Partner Company Name'", "Juniper Lantern GmbH"): excerpt}),
    )
    assert "signed by <mark>Juniper Lantern GmbH</mark> &lt;b&gt;today&lt;/b&gt;" in html


def test_a_cited_page_without_a_picture_is_named_with_the_reason() -> None:
    html = page(assessment(), Illustrations(not_shown={(SHA, 1): "it could not be <drawn>"}))
    assert "Cited, but not shown here" in html
    assert "page 1: it could not be &lt;drawn&gt;" in html
