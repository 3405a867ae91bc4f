import io
import re
from typing import Any

from rich.console import Console
from tests.unit.paper import samples

from poedesk.paper.reports import together
from poedesk.paper.reports.html.page import page


def message(**more: Any) -> dict[str, Any]:
    return {
        "document": "mail.eml",
        "from": "Dana <dana@lakeview.example>",
        "sent": "2026-05-04T23:30:00-05:00",
        "side": "customer",
        "quoted": False,
        "words": "approved",
        "counts": True,
        "because": "These are the customer's own words.",
        "evidence": samples.evidence("mail text", "We <approve> it.", "mail.eml"),
        "origin": "No DKIM signature stands in the headers.",
    } | more


def assessment() -> dict[str, Any]:
    made = samples.assessment()
    for document in made["documents"]:
        document["elements"] = [
            {"id": element["id"], "verdict": element["verdict"], "evidence": [0]}
            for element in made["elements"]
            if element["evidence"] and element["evidence"][0]["document"] == document["name"]
        ]
        document |= {"belongs": "ours", "belongs_because": "It names the customer.", "ties": []}
    partner = message(
        **{"from": "Tom <tom@juniper.example>", "side": "partner", "words": "request", "counts": False}
    )
    made["threads"] = [{"subject": "Completion", "messages": [partner | {"quoted": True}, message()]}]
    return made


def text(made: dict[str, Any]) -> str:
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=False)
    together.write_matrix(made, console)
    together.write_threads(made, console)
    return out.getvalue()


def test_the_text_names_documents_by_number_and_marks_what_stands_in_each() -> None:
    shown = text(assessment())
    assert re.search(r"(?m)^\s+1  poe\.pdf\s", shown)
    assert re.search(r"(?m)^Partner company name\s*\|\s*\+", shown)
    assert re.search(r"(?m)^Customer tenant id\s*\|\s*!", shown)


def test_the_text_tells_who_wrote_what_and_which_counts() -> None:
    shown = " ".join(text(assessment()).split())
    assert "2026-05-04 23:30-05:00 Dana <dana@lakeview.example> (customer) approves * counts" in shown
    assert "Tom <tom@juniper.example> (partner) asks for approval" in shown
    assert "quoted in mail.eml" in shown


def test_a_single_document_needs_no_matrix_in_text() -> None:
    made = assessment()
    made["documents"] = made["documents"][:1]
    assert "stands in which document" not in text(made)


def test_each_cell_of_the_page_leads_to_the_quoted_place() -> None:
    shown = page(assessment())
    matrix = shown[shown.index('<div class="matrix">') : shown.index("<h2>Mails</h2>")]
    links = re.findall(r'<td><a href="#([\w-]+)"', matrix)
    assert links
    for link in links:
        assert shown.count(f'id="{link}"') == 1


def test_the_page_tells_the_thread_and_escapes_its_words() -> None:
    shown = page(assessment())
    assert "this one counts" in shown
    assert "We &lt;approve&gt; it." in shown
    assert "<approve>" not in shown
    assert shown.index("tom@juniper.example") < shown.index("dana@lakeview.example")


def test_reports_of_assessments_without_these_fields_are_as_before() -> None:
    made = samples.assessment()
    assert "Mails" not in page(made)
    assert text(made) == ""
