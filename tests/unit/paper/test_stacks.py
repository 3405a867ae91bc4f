import io
from typing import Any

from rich.console import Console
from tests.unit.paper import samples

from poedesk.paper.reports import stacks, words
from poedesk.paper.reports.html.page import page


def layer(**more: Any) -> dict[str, Any]:
    return {
        "document": "order <7>.pdf",
        "kind": "statement-of-work",
        "stands": "met",
        "by": ["number", "date"],
        "against": [],
        "named": "Master Agreement MSA-1 of 3 May 2023",
        "day": "2026-04-20",
        "describes_work": True,
        "takes_away": False,
        "because": 'order <7>.pdf names it: "Master Agreement MSA-1 of 3 May 2023".',
        "evidence": [samples.evidence("page 1", "Master Agreement MSA-1 of 3 May 2023")],
    } | more


def assessment(*layers: dict[str, Any]) -> dict[str, Any]:
    made = samples.assessment()
    made["stacks"] = [
        {"agreement": "msa.pdf", "describes_work": False, "because": "It stands.", "layers": list(layers)}
    ]
    return made


def text(made: dict[str, Any]) -> str:
    out = io.StringIO()
    stacks.write_stacks(made, Console(file=out, width=100, force_terminal=False))
    return " ".join(out.getvalue().split())


def test_the_text_tells_which_paper_stands_under_which_and_by_what() -> None:
    shown = text(assessment(layer(), layer(stands="not_met", by=[], because="It names another.")))
    assert "Agreement: msa.pdf" in shown
    assert "2026-04-20 order <7>.pdf (describes work)" in shown
    assert "(number, date agree)." in shown
    assert "! NOT MET It names another." in shown


def test_the_page_has_a_table_with_the_quoted_reference() -> None:
    shown = page(assessment(layer(), layer(takes_away=True, day=None)))
    assert "<h2>Agreement: msa.pdf</h2>" in shown
    assert "order &lt;7&gt;.pdf" in shown
    assert "Master Agreement MSA-1 of 3 May 2023" in shown
    assert "takes work away" in shown
    assert "no date" in shown


def test_an_agreement_without_papers_says_so() -> None:
    assert "<p>It stands.</p>" in page(assessment())


def test_without_agreements_nothing_is_shown() -> None:
    assert "Agreement:" not in page(samples.assessment())
    assert text(samples.assessment()) == ""


def test_what_made_a_kind_so_is_told_with_how_sure_it_is() -> None:
    document = {
        "kind": "supporting-document",
        "kind_detail": "support logs",
        "kind_confidence": 0.84,
        "kind_evidence": [
            samples.evidence("page 1", "INC-4411 closed"),
            samples.evidence("page 1", "x" * 200),
        ],
    }
    assert words.kind(document) == "supporting-document (support logs)"
    told = words.kind_because(document)
    assert told.startswith('84 % sure, by "INC-4411 closed", "xxx')
    assert len(told) < 140
    assert words.kind_because({**document, "kind": "unknown"}) == ""
