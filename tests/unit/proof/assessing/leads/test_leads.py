import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Code
from poedesk.proof.assessing.trials.cases import claim_of
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import cases, loader
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers import text

FILE = cases.parse(loader.cases_text("microsoft-cpor"), "cases")
HEAD = """Record of works

Supplier: Ardent Lakes Consulting
Client: Pinefield Health
Tenant ID: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
"""
WORK = "Ardent Lakes migrated 1,200 mailboxes to Exchange Online in March 2026 and trained the service desk."
SIGNED = "/s/ Dana Whitmore\nDana Whitmore, Director of IT, Pinefield Health\n30 April 2026"


ORDER = HEAD.replace("Record of works\n\nSupplier", "Purchase order 47\n\nVendor").replace("Client", "Buyer")


def judged(*paragraphs: str, head: str = HEAD) -> Assessment:
    made = claim_of(FILE, "usage")
    assert made.submitted_on is not None
    written = "\n\n".join([head, *paragraphs]).encode()
    found = [find_all(text.read(written, "record.txt", DEFAULT))]
    return assess(made, loader.load("microsoft-cpor", None, made.submitted_on), found, made.submitted_on)


@pytest.mark.parametrize(
    "trouble",
    [
        "The old machine in the cellar failed twice last winter and letters to patients went astray.",
        "Night nurses never saw a message before the morning, and nobody knew who had answered it.",
    ],
)
def test_a_need_that_no_finder_knows_is_not_missing(trouble: str) -> None:
    need = judged(trouble, "Nothing else is to be said here.", WORK, SIGNED).element("business_need")
    assert need.verdict is not Verdict.NOT_MET
    assert any((each.quote or "") in trouble for each in need.evidence)


def test_a_need_is_missing_where_only_work_is_told() -> None:
    need = judged(WORK, SIGNED).element("business_need")
    assert (need.verdict, need.code) == (Verdict.NOT_MET, Code.MISSING)


@pytest.mark.parametrize(
    "told",
    [
        "Pinefield Health considers Exchange Online and hopes to see an offer of Ardent Lakes in autumn.",
        "All 1,200 mailboxes were migrated to Exchange Online by Holloway Networks Ltd in March 2026.",
    ],
)
def test_what_is_planned_or_done_by_others_is_no_lead_to_work(told: str) -> None:
    assert judged(told, SIGNED).element("usage.work").verdict is Verdict.NOT_MET


def test_a_line_that_lists_products_is_no_lead_to_work() -> None:
    listed = "Included in the licences of the trust are Exchange Online, SharePoint Online, Intune, Yammer"
    assert judged(listed, SIGNED).element("usage.work").verdict is Verdict.NOT_MET


@pytest.mark.parametrize(
    "line",
    [
        "Exchange Online, annual subscription for 84 people at 6.20 per month, invoiced in advance.",
        "84 suscripciones de Exchange Online a 5,60 euros por persona y mes, pago por adelantado.",
        "84 Lizenzen Exchange Online, 5,60 Euro je Platz und Monat, zahlbar jährlich im Voraus.",
        "84 abonnements Exchange Online à 5,60 euros par personne et par mois, payables d'avance.",
    ],
)
def test_a_line_of_a_price_list_shows_no_activity(line: str) -> None:
    assert judged(line, SIGNED).element("activities").verdict is Verdict.NOT_MET


def test_where_something_was_moved_may_be_a_migration_in_unknown_words() -> None:
    told = "In March 2026 Ardent Lakes hauled 1,200 letter boxes of the wards across into Exchange Online."
    assert judged(told, SIGNED).element("activities").verdict is Verdict.UNCLEAR


TRAINED = "With Exchange Online Ardent Lakes trained 340 nurses in March 2026."
"""An activity that was not claimed: a migration was."""


@pytest.mark.parametrize(
    ("head", "told", "verdict"),
    [
        (HEAD, "Ardent Lakes untangled the calendars of 14 wards with Exchange Online.", Verdict.UNCLEAR),
        (HEAD, "Exchange Online was chosen after the old mail had failed on 14 wards.", Verdict.NOT_MET),
        (HEAD, "Ardent Lakes trained 20 porters to read Exchange Online by telephone.", Verdict.NOT_MET),
        (ORDER, "Exchange Online: filters for 340 people, two evenings and one morning.", Verdict.UNCLEAR),
        (ORDER, "Exchange Online, annual subscription for 84 people at 6.20 per month.", Verdict.NOT_MET),
    ],
)
def test_beside_another_activity_a_deed_in_unknown_words_may_be_the_claimed_one(
    head: str, told: str, verdict: Verdict
) -> None:
    assert judged(TRAINED, SIGNED, head=head).element("activities").verdict is Verdict.NOT_MET
    assert judged(TRAINED, told, SIGNED, head=head).element("activities").verdict is verdict


def test_a_name_with_a_date_at_the_end_may_be_a_signature() -> None:
    answer = judged(WORK, "Read and approved", "Dana Whitmore\n30 April 2026")
    signature = answer.element("acknowledgement.signature")
    assert signature.verdict is Verdict.UNCLEAR
    assert answer.element("acknowledgement.date").verdict is not Verdict.NOT_MET


def test_without_anything_that_looks_like_one_a_signature_is_missing() -> None:
    assert judged(WORK).element("acknowledgement.signature").code is Code.MISSING


@pytest.mark.parametrize(
    "greeting", ["Dear Councillors,", "Sehr geehrte Frau Whitmore,", "Estimada Dana Whitmore,"]
)
def test_a_greeting_beside_a_date_is_no_signature(greeting: str) -> None:
    answer = judged(WORK, "Read and approved", f"{greeting}\n30 April 2026")
    assert answer.element("acknowledgement.signature").code is Code.MISSING


def test_a_list_of_both_sides_says_not_whose_the_signature_is() -> None:
    signed = judged(WORK, "/s/ Olaf Brandt\nOlaf Brandt, Delivery Lead\n30 April 2026")
    assert signed.element("acknowledgement.signature").verdict is Verdict.UNCLEAR


def test_the_customers_name_behind_a_title_says_whose_the_signature_is() -> None:
    assert judged(WORK, SIGNED).element("acknowledgement.signature").verdict is Verdict.MET


NAMED = "Subject: Exchange Online for Pinefield Health."
TOLD = "Ardent Lakes carried the post of 1,200 people over three nights in March 2026."


def test_work_in_unknown_words_may_be_on_the_one_product_that_a_paper_names() -> None:
    assert judged(NAMED, TOLD, SIGNED).element("activities").verdict is Verdict.UNCLEAR


def test_of_several_products_work_in_unknown_words_is_on_none_that_it_does_not_name() -> None:
    several = "Subject: Exchange Online and SharePoint Online for Pinefield Health."
    assert judged(several, TOLD, SIGNED).element("activities").verdict is Verdict.NOT_MET


def test_the_office_of_a_signer_that_stands_elsewhere_is_no_missing_title() -> None:
    told = "Who answers for the wards: Dana Whitmore. Since 2019 she is the Director of Clinical Systems."
    bare = "Accepted for Pinefield Health\n/s/ Dana Whitmore\nDana Whitmore\n30 April 2026"
    assert judged(told, WORK, bare).element("customer.signatory.title").verdict is not Verdict.NOT_MET


def test_a_long_line_that_a_date_leads_is_a_lead_to_the_day() -> None:
    told = (
        "Leeds, on 30 April 2026, present for both houses are the people named below, who look at the wards."
    )
    bare = "Accepted for Pinefield Health\n/s/ Dana Whitmore\nDana Whitmore, Director of IT"
    assert judged(told, WORK, bare).element("acknowledgement.date").verdict is not Verdict.NOT_MET


def test_a_typed_name_under_the_words_of_a_stamp_is_no_missing_signature() -> None:
    foot = (
        "The work was received in good order.\nLeeds, 30 April 2026\nPINEFIELD\nHEALTH\nLEEDS\nDana Whitmore"
    )
    assert judged(WORK, foot).element("acknowledgement.signature").verdict is Verdict.UNCLEAR
