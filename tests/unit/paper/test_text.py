from io import StringIO
from typing import Any

from rich.console import Console
from tests.unit.paper.samples import assessment

from poedesk.paper.reports.demo import MOST, write_line
from poedesk.paper.reports.explanation import write_explanation
from poedesk.paper.reports.text import write_assessment


def plain(write: Any, *things: Any, width: int = 80) -> str:
    buffer = StringIO()
    write(*things, Console(file=buffer, width=width, color_system=None, markup=False, highlight=False))
    return buffer.getvalue()


def test_the_report_begins_with_the_verdict_and_names_what_is_open_before_what_is_met() -> None:
    text = plain(write_assessment, assessment())
    assert text.startswith("! NOT APPROVABLE\n")
    assert text.index("customer.tenant_id") < text.index("acknowledgement.date") < text.index("partner.name")


def test_every_open_element_says_what_where_why_and_what_to_do() -> None:
    text = " ".join(plain(write_assessment, assessment()).split())
    assert "differs from the claim" in text
    assert "1aaaaaaa-5d7b-4b8e-9a41-0c3d7e915b62" in text
    assert "poe.pdf, page 1, 'Customer Tenant ID'" in text
    assert "Correct the tenant id in the claim" in text


def test_unread_pages_and_the_last_filing_day_are_told() -> None:
    text = plain(write_assessment, assessment())
    assert "page 2 is a picture without text" in text
    assert "good for filing until 2027-04-30" in text


def test_documents_that_were_not_read_in_full_are_counted_beside_the_verdict() -> None:
    told = assessment()
    documents = told["documents"]
    unread = sum(document["read"] != "complete" for document in documents)
    assert unread
    sentence = f"; of {len(documents)} documents {unread} could not be read in full."
    assert sentence in " ".join(plain(write_assessment, told).split())
    for document in documents:
        document["read"] = "complete"
    assert "could not be read in full" not in plain(write_assessment, told)


def test_no_line_is_wider_than_the_console() -> None:
    long = assessment()
    long["elements"][0]["value"] = "x" * 400
    for width in (40, 80):
        assert max(map(len, plain(write_assessment, long, width=width).splitlines())) <= width


def test_two_places_that_disagree_are_not_called_a_difference_from_the_claim() -> None:
    value = assessment()
    value["elements"][1] |= {"code": "contradicted", "verdict": "unclear"}
    text = " ".join(plain(write_assessment, value).split())
    assert "two places disagree" in text
    assert "differs from the claim" not in text


def test_a_document_of_one_page_has_a_page() -> None:
    value = assessment()
    value["documents"][0]["pages"] = 1
    assert ", 1 page, read" in " ".join(plain(write_assessment, value).split())


def test_words_of_a_document_never_become_escape_codes_or_markup() -> None:
    hostile = assessment()
    hostile["elements"][0]["value"] = "\x1b[31mred\x1b[0m [bold]not bold[/bold]"
    text = plain(write_assessment, hostile)
    assert "\x1b" not in text
    assert "[bold]not bold[/bold]" in text


def test_the_demo_line_counts_and_names_what_is_open() -> None:
    text = plain(write_line, "form", assessment())
    assert text.startswith("form: ! NOT APPROVABLE")
    assert "Customer tenant id: differs from the claim." in text


def test_of_many_open_elements_the_demo_names_the_telling_ones_first_and_counts_the_rest() -> None:
    value = assessment()
    told = value["elements"][1]
    missing = told | {"verdict": "not_met", "code": "missing", "remedy": "Add it."}
    value["elements"] = [missing | {"id": "partner.name"}] * MOST + [told]
    text = " ".join(plain(write_line, "form", value).split())
    assert text.index("differs from the claim") < text.index("nowhere in the documents")
    assert text.count("nowhere in the documents") == MOST - 1
    assert "And 1 more; poedesk check names them all." in text


def test_an_explanation_shows_rule_claim_place_and_the_tree_of_checks() -> None:
    value = assessment()
    element = value["elements"][1]
    leaf = {"check": "present: tenant_id", "verdict": "met", "because": "It is there."}
    element["reasons"] = {
        "check": "all_of",
        "verdict": "not_met",
        "because": "One part fails.",
        "children": [leaf],
    }
    text = plain(write_explanation, element, value)
    assert "rule: element.customer.tenant_id, POE template, section 1" in text
    assert "claim: 1aaaaaaa" in text
    assert text.index("One part fails.") < text.index("present: tenant_id: It is there.")
