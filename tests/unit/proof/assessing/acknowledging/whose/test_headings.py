"""For whom a place of signing is that names no side: short names over columns, words by which one accepts."""

import re

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY
from tests.unit.proof.assessing.acknowledging.papers import BODY as BODY_OF_TEXT
from tests.unit.proof.assessing.acknowledging.papers import block, judged_paper
from tests.unit.proof.finding.acts.pages import document, page, table

from poedesk.proof.assessing.acknowledging.whose import headings
from poedesk.proof.assessing.acknowledging.whose.over import lines_before
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.claim.load import build
from poedesk.proof.document.model import Box, Drawing, Span
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Act
from poedesk.proof.policy import loader

BODY = [line for line in SOW[: SOW.index("3. Acceptance")].splitlines() if line]
LEFT, RIGHT = Drawing("strokes", Box(80, 518, 170, 538)), Drawing("strokes", Box(322, 518, 412, 538))
BLOCKS = [
    (72.0, 545.0, "Tom Ashby"), (320.0, 545.0, "Ingrid Solheim"),
    (72.0, 560.0, "Delivery Director"), (320.0, 560.0, "Head of IT"),
    (72.0, 575.0, "10 April 2026"), (320.0, 575.0, "14 April 2026"),
]  # fmt: skip
BETWEEN = 'between Brightwater Cloud Partners Ltd ("Partner") and Halden Timber Group ("Customer")'
NAMED = "between Brightwater Cloud Partners Ltd (Brightwater) and Halden Timber Group (the Mills)"


def judged(items: list[tuple[float, float, str]], *drawings: Drawing, named: str = BETWEEN) -> list[Element]:
    text = [line.replace(BETWEEN, named) for line in BODY]
    lines = [(72.0, 40.0 + 15 * number, line) for number, line in enumerate(text)]
    paper = document(page([*lines, *items], drawings=drawings))
    policy = loader.load("microsoft-cpor", None, TODAY)
    assessment = assess(build(CLAIM), policy, [find_all(paper)], TODAY)
    return [assessment.element(name) for name in ("acknowledgement.signature", "acknowledgement.date")]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [("Brightwater", "The Mills", Code.FOUND), ("Brightwater", "The Harbour", Code.UNCERTAIN)],
)
def test_short_names_over_columns_tell_the_sides(left: str, right: str, expected: Code) -> None:
    heads = [(72.0, 500.0, left), (320.0, 500.0, right)]
    signature, date = judged([*heads, *BLOCKS], LEFT, RIGHT, named=NAMED)
    assert signature.code is expected
    assert expected is not Code.FOUND or date.value == "2026-04-14"


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Halden Timber Group accepts the work.", Code.FOUND), ("The work is described above.", Code.UNCERTAIN)],
)
def test_a_paper_that_one_person_signs_is_the_customers_when_it_accepts(words: str, expected: Code) -> None:
    items = [(72.0, 480.0, words), (72.0, 500.0, "Acceptance of services")]
    items += [(72.0, 545.0, "Ingrid Solheim, Head of IT, 14 April 2026")]
    signature, _ = judged(items, LEFT)
    assert signature.code is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("For Halden Timber Group", Code.FOUND),
        ("Dinner with Halden Timber Group is on 28 April.", Code.UNCERTAIN),
        ("We met Halden Timber Group twice this week.", Code.UNCERTAIN),
    ],
)
def test_a_sentence_that_mentions_the_customer_heads_no_signature(words: str, expected: Code) -> None:
    items = [(72.0, 500.0, words), (72.0, 545.0, "Olaf Brandt"), (72.0, 560.0, "Date: 14 April 2026")]
    signature, _ = judged(items, LEFT)
    assert signature.code is expected


UNSIGNED = "Signature: ____________\nName: Olaf Brandt\nTitle: Head of IT\n\n"


@pytest.mark.parametrize(("between", "expected"), [("", Code.FOUND), (UNSIGNED, Code.BLANK)])
def test_a_head_over_an_unsigned_place_is_not_that_of_the_signature_under_it(
    between: str, expected: Code
) -> None:
    assessment = judged_paper(f"{BODY_OF_TEXT}Halden Timber Group\n{between}{block()}")
    assert assessment.element("acknowledgement.signature").code is expected


SIGNED = [(72.0, 60.0, "Signature"), (72.0, 100.0, "Ingrid Solheim"), (72.0, 115.0, "Head of IT")]
SIGNED += [(72.0, 130.0, "14 April 2026")]


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (("E. Acknowledgement by the customer",), Code.FOUND),
        (("Declaration", "I declare on behalf of the customer named above that this is right."), Code.FOUND),
        (("E. Declaration by the contractor",), Code.NOT_THE_CUSTOMERS),
        (("E. Declaration",), Code.UNCERTAIN),
    ],
)
def test_the_end_of_the_page_before_heads_the_only_signature_on_top_of_the_next(
    ending: tuple[str, ...], expected: Code
) -> None:
    lines = [(72.0, 40.0 + 15 * number, line) for number, line in enumerate((*BODY, *ending))]
    pen = Drawing("strokes", Box(140, 50, 230, 75))
    paper = document(page(lines), page(SIGNED, drawings=[pen], number=2))
    assessment = assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), [find_all(paper)], TODAY)
    assert assessment.element("acknowledgement.signature").code is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Agreed as a true record and signed on behalf of the Group:", Code.FOUND),
        ("Ordered for the Group:", Code.FOUND),
        ("Ordered for the Harbour:", Code.UNCERTAIN),
    ],
)
def test_a_line_over_the_signature_calls_the_customer_by_the_kind_of_its_house(
    words: str, expected: Code
) -> None:
    items = [(72.0, 480.0, "4. Order"), (72.0, 500.0, words)]
    items += [(72.0, 545.0, "Ingrid Solheim, Head of IT"), (72.0, 560.0, "14 April 2026")]
    signature, _ = judged(items, LEFT, named="of Halden Timber Group, done by Brightwater Cloud Partners Ltd")
    assert signature.code is expected


@pytest.mark.parametrize(
    ("verb", "whom", "expected"),
    [
        ("are", "Halden Timber Group", Code.FOUND),
        ("were", "Halden Timber Group", Code.UNCERTAIN),
        ("are", "Brightwater Cloud Partners", Code.UNCERTAIN),
        ("are not", "Halden Timber Group", Code.UNCERTAIN),
    ],
)
def test_a_sentence_over_the_only_signature_says_for_whom_it_is_given(
    verb: str, whom: str, expected: Code
) -> None:
    told = f"The services and all results described in this paper {verb} approved for {whom}."
    items = [(72.0, 500.0, told), (72.0, 545.0, "Ingrid Solheim")]
    items += [(72.0, 560.0, "Head of IT"), (72.0, 575.0, "14 April 2026")]
    signature, _ = judged(items, LEFT)
    assert signature.code is expected


@pytest.mark.parametrize("text", ["", "\n", "one\n\n  \ntwo\nthree\n\n\nfour\nfive", "\n\n a\n b", "one"])
def test_lines_over_a_place_are_walked_from_the_nearest_upwards(text: str) -> None:
    for end in [match.start() for match in re.finditer(r"\n", text)]:
        lines = [(each.start(), each.group()) for each in re.finditer(r"[^\n]*\S[^\n]*", text[:end])]
        assert list(lines_before(text, end)) == lines[::-1]
    assert list(lines_before(text, -1)) == []


def asked_of_a_list(signers: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how often it is asked whether an act is signed, where so many sign in a list."""
    rows = [
        [f"Rosa {chr(65 + n % 26)}lder{'n' * (n // 26)}", f"/s/ R. {n}", "4 April 2026"]
        for n in range(signers)
    ]
    found = find_all(table([[BODY[0]], ["Name", "Signature", "Date"], *rows], [72, 200, 400]))
    assert len(found.acts) == signers
    asked: list[Act] = []
    own = Act.is_signed.fget  # type: ignore[attr-defined]
    monkeypatch.setattr(Act, "is_signed", property(lambda act: asked.append(act) or own(act)))  # type: ignore[func-returns-value]
    assess(build(CLAIM), loader.load("microsoft-cpor", None, TODAY), [found], TODAY)
    monkeypatch.undo()
    return len(asked)


def test_who_else_signs_is_not_looked_at_anew_for_each_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked_of_a_list(80, monkeypatch) < 6 * asked_of_a_list(20, monkeypatch)


TWO_LINES = (
    "Halden Timber Group accepts the work described above and orders that it",
    "be paid by the end of May.",
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (TWO_LINES, Code.FOUND),
        (("The Group confirms the above.",), Code.FOUND),
        (("The Harbour confirms the above.",), Code.UNCERTAIN),
        (("The Group does not confirm the above.",), Code.UNCERTAIN),
        (("The Group will confirm the above.",), Code.UNCERTAIN),
        (("Brightwater Cloud Partners Ltd confirms the above.",), Code.NOT_THE_CUSTOMERS),
    ],
)
def test_a_sentence_over_a_table_to_sign_in_makes_the_customer_take_it(
    said: tuple[str, ...], expected: Code
) -> None:
    items = [(72.0, 470.0 + 14 * number, line) for number, line in enumerate(said)]
    items += [(72.0, 540.0, "Signature"), (320.0, 540.0, "Date"), (380.0, 540.0, "14 April 2026")]
    items += [(72.0, 580.0, "Name"), (140.0, 580.0, "Ingrid Solheim")]
    items += [(320.0, 580.0, "Position"), (380.0, 580.0, "Head of IT")]
    pen = Drawing("strokes", Box(140, 532, 230, 556))
    signature, _ = judged(items, pen, named="of Halden Timber Group, done by Brightwater Cloud Partners Ltd")
    assert signature.code is expected


def test_of_two_who_sign_under_it_without_a_side_nobody_can_tell() -> None:
    items = [(72.0, 480.0, "The Group confirms the above."), *BLOCKS]
    named = "of Halden Timber Group, done by Brightwater Cloud Partners Ltd"
    signature, _ = judged(items, LEFT, RIGHT, named=named)
    assert signature.code is Code.UNCERTAIN


@pytest.mark.parametrize(
    ("over", "expected"),
    [
        ("Halden Timber Group", Code.FOUND),
        ("Deliver to: Halden Timber Group", Code.UNCERTAIN),
        ("Rechnungsanschrift: Halden Timber Group", Code.UNCERTAIN),
    ],
)
def test_an_address_heads_no_signature(over: str, expected: Code) -> None:
    items = [(72.0, 500.0, over), (72.0, 545.0, "Ingrid Solheim")]
    items += [(72.0, 560.0, "Head of IT"), (72.0, 575.0, "14 April 2026")]
    signature, _ = judged(items, LEFT)
    assert signature.code is expected


def test_nothing_of_a_list_of_the_sides_heads_a_signature() -> None:
    lists = [[(0, "Supplier\tBrightwater"), (9, "Ordered by\tAlder Mills"), (40, "Fee\t11")]]
    lists.append([(0, "Roll-out\tBrightwater"), (9, "Signed for Alder Mills")])
    kept = []
    for lines in lists:
        over = iter(lines[::-1])
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(headings, "over", lambda *_, over=over: over)
            paper = document(page([(0, 0, "x")]))
            kept.append(
                [line for _, line in headings._heads_over(paper, Span(1), ["Alder Mills"], ["Brightwater"])]
            )
    assert kept == [["Fee\t11"], ["Signed for Alder Mills", "Roll-out\tBrightwater"]]


SIGNED_RIGHT = """Acta de entrega
Halden Timber Group (en adelante, \u00abla Entidad\u00bb)
y Brightwater Cloud Partners Ltd (en adelante, \u00abBW\u00bb).
Se ha desplegado Exchange Online para 33 buzones. La Entidad recibe los trabajos de conformidad."""


def test_the_head_of_the_column_beside_gives_a_sole_signature_to_nobody() -> None:
    rows = [
        ("Por la Entidad", "Por BW"),
        ("", ""),
        ("Nombre:", "Nombre: Ra\u00fal Vega"),
        ("Cargo:", "Cargo: T\u00e9cnico"),
        ("Fecha:", "Fecha: 14/04/2026"),
    ]
    lines = [(72.0, 40.0 + 15 * number, line) for number, line in enumerate(SIGNED_RIGHT.splitlines())]
    tops = (500.0, 520.0, 545.0, 560.0, 575.0)
    cells = [
        (at, top, line)
        for top, row in zip(tops, rows, strict=True)
        for at, line in zip((72.0, 320.0), row, strict=True)
        if line
    ]
    paper = document(page([*lines, *cells], drawings=[RIGHT]))
    policy = loader.load("microsoft-cpor", None, TODAY)
    signature = assess(build(CLAIM), policy, [find_all(paper)], TODAY).element("acknowledgement.signature")
    assert signature.code is not Code.FOUND
