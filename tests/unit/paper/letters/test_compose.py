from importlib.resources import files
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.unit.paper.samples import assessment, element, evidence

from poedesk.kernel.yaml_data import load_yaml
from poedesk.paper.letters import compose
from poedesk.paper.letters.compose import letter_about, letters
from poedesk.proof.assessing.model import PRECEDENCE
from poedesk.proof.policy.elements import ELEMENTS

LETTERS = files("poedesk.paper.letters") / "letters.yaml"
BLANK = element(
    "acknowledgement.signature", "not_met", "blank", evidence=[evidence("page 2", "Signature", "sow.pdf")]
)
THIN = element("usage.work", "not_met", "too_thin")


def test_the_customer_is_asked_by_name_for_what_only_the_customer_can_give() -> None:
    letter, *others = letters(assessment(elements=[BLANK]))
    assert others == []
    assert (letter.to, letter.address) == ("customer", "dag@saltmarsh.example")
    assert letter.subject == "Crew mail: what we still need from Saltmarsh Ferries"
    assert letter.body.startswith("Dear Dag Winterhalder,\n\nJuniper Lantern GmbH would like")
    assert "Your signature: The line for your signature in sow.pdf is empty." in letter.body
    assert letter.body.endswith("Kind regards\nJuniper Lantern GmbH")


def test_each_is_asked_once_for_all_that_lies_with_them() -> None:
    date = element("acknowledgement.date", "not_met", "blank")
    customer, colleague = letters(assessment(elements=[BLANK, date, THIN]))
    assert customer.elements == ("acknowledgement.signature", "acknowledgement.date")
    assert "\n\n1. Your signature: " in customer.body
    assert "\n\n2. The date of your signature: " in customer.body
    assert (colleague.to, colleague.address, colleague.elements) == ("colleague", None, ("usage.work",))
    assert "This is why usage.work is not_met." in colleague.body


def test_nobody_is_asked_for_what_is_met_optional_or_not_asked_for() -> None:
    met = element("usage.work", "met", "found")
    optional = element("project.name", "not_met", "contradicted", required=False)
    assert letters(assessment(elements=[met, optional])) == ()


def test_a_difference_shows_both_values() -> None:
    tenant = next(each for each in assessment()["elements"] if each["id"] == "customer.tenant_id")
    body = letter_about(tenant, assessment()).body
    assert f"gives {tenant['value']} as the id of your tenant; we have {tenant['expected']}" in body


def test_of_two_places_that_disagree_both_are_told_and_neither_is_called_wrong() -> None:
    tenant = next(each for each in assessment()["elements"] if each["id"] == "customer.tenant_id")
    because = "The tenant id is '1' as claimed (a.pdf), but '2' stands at the same kind of place (b.pdf)."
    places = [evidence("page 1", "Tenant ID", "a.pdf"), evidence("page 1", "Tenant ID", "b.pdf")]
    torn = tenant | {"verdict": "unclear", "because": because, "evidence": places}
    body = letter_about(torn, assessment()).body
    assert f"Two places do not agree. {because} Please tell us which one is right" in body
    assert "; we have" not in body


def test_without_a_known_signatory_nobody_is_called_by_a_wrong_name() -> None:
    claim = assessment()["claim"] | {"signatory": None, "project": None}
    letter = letter_about(BLANK, assessment(claim=claim, elements=[BLANK]))
    assert letter.address is None
    assert letter.body.startswith("Dear Sir or Madam,")
    assert letter.subject.startswith("Our work: ")


def test_a_mail_program_gets_the_same_words() -> None:
    letter = letter_about(BLANK, assessment(elements=[BLANK]))
    link = urlsplit(letter.mailto())
    query = parse_qs(link.query)
    assert (link.scheme, link.path) == ("mailto", "dag@saltmarsh.example")
    assert query == {"subject": [letter.subject], "body": [letter.body]}


def test_names_from_documents_cannot_break_the_letter() -> None:
    hostile = element(
        "acknowledgement.signature",
        "not_met",
        "blank",
        evidence=[evidence("page 2", None, "a\x1b[2J\udc80{}.pdf")],
    )
    claim = assessment()["claim"] | {"project": "Two\nlines: {customer}"}
    letter = letter_about(hostile, assessment(claim=claim, elements=[hostile]))
    assert letter.subject.startswith("Two lines: {customer}: what we still need")
    assert "\x1b" not in letter.body
    assert parse_qs(urlsplit(letter.mailto()).query)["body"] == [letter.body]


@pytest.mark.parametrize("identity", ELEMENTS)
@pytest.mark.parametrize("code", PRECEDENCE)
def test_every_element_has_a_sentence_for_every_code(identity: str, code: str) -> None:
    wanted = element(identity, "not_met", str(code), required=True, remedy="Do it.")
    letter = letter_about(wanted, assessment(elements=[wanted]))
    assert letter.to in compose.RECIPIENTS
    assert "{" not in letter.body
    assert "  " not in letter.body


def test_the_sentences_know_no_other_element_and_no_other_code() -> None:
    texts = load_yaml(LETTERS.read_text(encoding="utf-8"))
    assert set(texts["elements"]) == set(ELEMENTS)
    codes = {str(code) for code in PRECEDENCE}
    for entry in [*texts["elements"].values(), texts["any"]]:
        assert set(entry) <= codes | {"to", "about", "else"}
