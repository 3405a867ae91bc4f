"""The HTML report in a real browser: what it shows, and that it can be used without mouse or eyes."""

import io
import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Page
from tests.checking import check
from tests.integration.scanned import scanned
from tests.tried import some
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

from eval.making.paper import scanner
from eval.making.paper.sheet import printed
from poedesk.kernel.canonical import sha256_hex
from poedesk.paper.reports.html import page as report
from poedesk.proof.assessing import api
from poedesk.proof.assessing.illustrating import Illustrations
from poedesk.proof.reading.limits import BUNDLE_DEFAULT
from poedesk.proof.reading.parent.sandbox import Sandbox
from poedesk.proof.reading.shown import pictures
from poedesk.proof.reading.shown.pictures import Picture, Wanted

EXAMPLES = Path(__file__).parents[2] / "examples"
MOST_BYTES = 3_000_000


@pytest.fixture(scope="session", params=["usage-form", "sow-and-email", "public-sector-no-initials", "scan"])
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "scan":
        bundle = tmp_path_factory.mktemp("bundles") / "scan"
        scanned(bundle, "sideways", "tiff")
    else:
        bundle = EXAMPLES / request.param
    assessment = check(bundle)
    html = report(assessment.to_json(), api.illustrations(assessment, bundle))
    target = tmp_path_factory.mktemp("report") / f"{request.param}.html"
    target.write_text(html, "utf-8")
    return target


@pytest.fixture
def opened(page: Page, written: Path) -> Page:
    page.goto(written.as_uri())
    return page


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_bars_people_who_use_a_keyboard_or_a_screen_reader(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 740})
    rules = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    answer = Axe().run(opened, options=rules).response
    assert len(answer["passes"]) > 15
    assert [(one["id"], one["nodes"][0]["html"][:120]) for one in answer["violations"]] == []


def test_the_first_tab_offers_the_way_past_the_head(opened: Page) -> None:
    opened.keyboard.press("Tab")
    assert opened.evaluate("document.activeElement.textContent") == "Skip to what to do next"
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "content"


def test_every_link_is_reached_by_the_keyboard_in_the_order_of_the_page(opened: Page) -> None:
    links = opened.locator("a").count()
    order = []
    for _ in range(links):
        opened.keyboard.press("Tab")
        order.append(opened.evaluate("[...document.querySelectorAll('a')].indexOf(document.activeElement)"))
    assert [place for place in order if place >= 0] == sorted(place for place in order if place >= 0)
    assert len({place for place in order if place >= 0}) >= links - opened.locator("summary").count()


def test_a_strip_shows_ink_and_its_outline_lies_inside_it(opened: Page) -> None:
    strips = opened.locator(".strip svg")
    for number in range(strips.count()):
        strip = strips.nth(number)
        strip.scroll_into_view_if_needed()
        around = strip.bounding_box()
        assert around is not None
        shown = Image.open(io.BytesIO(strip.screenshot())).convert("L")
        shades = shown.tobytes()
        assert min(shades) < 120
        assert max(shades) > 230
        outline = strip.locator(".outline").first.bounding_box()
        assert outline is not None
        assert around["y"] - 1 <= outline["y"] <= around["y"] + around["height"]


def test_a_strip_leads_to_its_whole_page_and_the_number_there_back(page: Page, written: Path) -> None:
    page.goto(written.as_uri())
    if written.stem == "sow-and-email":  # no pages: its quotations stand among their neighbours instead
        assert page.locator(".excerpt mark").count() > 0
        assert page.locator(".strip").count() == 0
        return
    page.locator(".strip").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".page:target").count() == 1
    page.locator(".page:target .tag").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".card:target").count() == 1


def test_a_narrow_screen_needs_no_sideways_scrolling(opened: Page) -> None:
    opened.set_viewport_size({"width": 320, "height": 740})
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320


def test_names_without_a_blank_are_broken_and_widen_no_page(page: Page, tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    shutil.copytree(EXAMPLES / "sow-and-email", bundle)
    (bundle / f"{'n' * 200}.txt").write_text("Notes of a meeting.", "utf-8")
    claim = (bundle / "claim.yaml").read_text("utf-8")
    named = re.sub(r"(?m)^(customer:\n\s+name: ).*$", rf"\g<1>{'Kraftwerk' * 20}", claim)
    assert named != claim
    (bundle / "claim.yaml").write_text(named, "utf-8")
    target = tmp_path / "long.html"
    target.write_text(report(check(bundle).to_json()), "utf-8")
    page.goto(target.as_uri())
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_reasons_stand_open_and_the_letters_do_not(opened: Page) -> None:
    reason = opened.locator(".reason li").first
    assert not reason.is_visible()
    opened.emulate_media(media="print")
    assert reason.is_visible()
    assert not any(letter.is_visible() for letter in opened.locator(".letter pre").all())


def test_a_recognised_quotation_says_so_beside_the_strip_that_shows_it_upright(
    page: Page, written: Path
) -> None:
    page.goto(written.as_uri())
    said = page.locator(".place", has_text="read from the picture, ")
    if written.stem != "scan":
        assert said.count() == 0
        return
    assert said.count() >= 4
    card = page.locator("#element-customer-domain")
    outline = card.locator(".strip .outline").bounding_box()
    assert outline is not None
    assert outline["width"] > 4 * outline["height"]  # its page lay on its side
    assert page.locator(".page", has_text="Turned so that it can be read.").count() == 1


def dense(sheet: Sheet) -> None:
    for line in range(70):
        words = f"Line {line} tells what was done for the customer in week {line % 9}, and how well"
        sheet.text(40, 40 + line * 10.5, words, size=9)
    sheet.picture(400, 300, 150, 150)


def printed_pages() -> tuple[str, bytes]:
    return "long.pdf", pdf(*[dense] * 20)


def scanned_pages() -> tuple[str, bytes]:
    dice = random.Random(3)
    (sheet,) = printed(pdf(dense))
    how = scanner.SCANS["worn"]
    return "long.tiff", scanner.as_tiff([scanner.scan(sheet, how, dice)] * 20, how)


@pytest.mark.parametrize("made", some([scanned_pages, printed_pages], 1))
def test_twenty_cited_pages_stay_within_three_megabytes(
    made: Callable[[], tuple[str, bytes]], page: Page, tmp_path: Path
) -> None:
    name, data = made()
    sha256 = sha256_hex(data)
    with Sandbox() as sandbox:
        asked = (Wanted(name, sha256, number, ()) for number in range(1, 21))
        drawn = pictures.draw_all(sandbox, ((data, one) for one in asked), 20, BUNDLE_DEFAULT.picture_bytes)
        shown = {(one.sha256, one.page): one for one in drawn if isinstance(one, Picture)}
    assert len(shown) == 20
    assert min(Image.open(io.BytesIO(one.data)).width for one in shown.values()) >= 650
    assessment = check(EXAMPLES / "usage-form").to_json()
    for number, element in enumerate(assessment["elements"]):
        place = {
            "document": name,
            "sha256": sha256,
            "page": number % 20 + 1,
            "place": "page",
            "quote": None,
        }
        element["evidence"] = [place | {"box": [40, 40, 400, 52], "by": "text", "confidence": 1.0}]
    for document in assessment["documents"]:
        document["elements"] = []  # they count the places that stood there before
    html = report(assessment, Illustrations(shown))
    assert len(html.encode()) <= MOST_BYTES
    target = tmp_path / "long.html"
    target.write_text(html, "utf-8")
    page.goto(target.as_uri())
    assert page.locator(".page").count() == 20
