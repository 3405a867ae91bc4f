import re

from tests.unit.paper.html.test_page import outline
from tests.unit.paper.samples import SHA, assessment

from poedesk.paper.reports.html import page
from poedesk.proof.assessing.illustrating import Excerpt, Illustrations
from poedesk.proof.document.model import Box
from poedesk.proof.document.outlines import outline as corners
from poedesk.proof.reading.shown.pictures import Picture

BOX = Box(72.0, 310.5, 330.2, 322.0)
LINES = (Box(80.0, 310.5, 330.0, 316.0), Box(72.0, 316.5, 120.0, 322.0))


def illustrations() -> Illustrations:
    places = {("Juniper Lantern GmbH", BOX): tuple(map(corners, LINES))}
    picture = Picture(SHA, 1, 612.0, 792.0, "image/webp", b"picture", places)
    return Illustrations({(SHA, 1): picture}, {})


def test_a_page_is_in_the_report_once_however_often_it_is_shown() -> None:
    html = page(assessment(), illustrations())
    assert html.count("data:image/webp;base64,") == 1
    assert html.count("<use ") >= 6


def test_the_place_is_outlined_line_by_line_where_its_words_were_found_again() -> None:
    card = page(assessment(), illustrations()).split('id="element-partner-name"')[1].split("</article>")[0]
    strip = re.findall(r'<polygon class="outline met" points="([\d.,]+) ', card)
    assert strip == ["78.5,309.0", "70.5,315.0"] * 2  # in the strip, and on the small page


def test_an_outline_looks_different_for_each_verdict_and_says_so_in_words() -> None:
    html = page(assessment(), illustrations())
    assert 'class="outline not_met"' in html
    assert "Customer tenant id</a> (not met)" in html


def test_every_link_leads_to_a_place_that_exists_once() -> None:
    seen = outline(page(assessment(), illustrations()))
    targets = [attributes["id"] for _, attributes in seen.seen if "id" in attributes]
    links = [attributes["href"] for attributes in seen.all("a") + seen.all("use")]
    assert len(targets) == len(set(targets))
    inside = {str(link) for link in links if not str(link).startswith("mailto:")}
    assert {link.removeprefix("#") for link in inside} <= set(targets)


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
    assert "Not shown here" in html
    assert "page 1: it could not be &lt;drawn&gt;" in html


def test_words_that_were_recognised_say_how_surely() -> None:
    changed = assessment()
    changed["elements"][0]["evidence"][0] |= {"by": "ocr", "confidence": 0.87}
    html = page(changed, illustrations())
    assert html.count("read from the picture, 87 % sure in all") == 1


def test_a_page_that_lay_on_its_side_is_turned_with_its_outlines_and_says_so() -> None:
    lying = Picture(SHA, 1, 792.0, 612.0, "image/webp", b"picture", {}, turns=1)
    html = page(assessment(), Illustrations({(SHA, 1): lying}))
    assert "Turned so that it can be read." in html
    assert "Turned so that" not in page(assessment(), illustrations())
    strip = re.findall(r'<polygon class="outline met" points="([^"]+)"', html)[0].split(" ")
    xs, ys = zip(*(map(float, point.split(",")) for point in strip), strict=True)
    assert (min(xs), max(xs)) == (792 - 322.0 - 1.5, 792 - 310.5 + 1.5)
    assert (min(ys), max(ys)) == (72 - 1.5, 330.2 + 1.5)


def test_where_a_person_has_to_look_more_of_the_place_is_shown() -> None:
    def height(verdict: str) -> float:
        changed = assessment()
        changed["elements"][0] |= {"verdict": verdict, "code": "uncertain"}
        card = page(changed, illustrations()).split('id="element-partner-name"')[1]
        shown = re.search(r'class="strip".*?viewBox="0 [\d.]+ [\d.]+ ([\d.]+)"', card)
        assert shown is not None
        return float(shown[1])

    assert height("unclear") >= height("met") + 40


def test_pages_that_could_not_be_read_are_shown_beside_what_may_stand_on_them() -> None:
    unread = Picture(SHA, 2, 612.0, 792.0, "image/webp", b"unread", {})
    given = illustrations()
    shown = Illustrations({**given.pictures, (SHA, 2): unread}, {(SHA, 3): "no room"}, ((SHA, 2), (SHA, 3)))
    html = page(assessment(), shown)
    card = html.split('id="element-acknowledgement-date"')[1].split("</article>")[0]
    assert ", page 2, which could not be read</figcaption>" in card
    assert "which could not be read" not in html.split('id="element-partner-name"')[1].split("</article>")[0]
    assert ", page 3, which could not be read: no room</li>" in html
