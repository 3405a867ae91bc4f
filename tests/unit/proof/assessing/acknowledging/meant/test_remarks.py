"""Heads over a signature and remarks beside it: by some of them nothing is taken over."""

import pytest
from tests.unit.proof.assessing.acknowledging.papers import BODY, block, judged_paper

from poedesk.kernel.verdict import Verdict

SIGNED = block("Ingrid Solheim", "Head of IT")
PLAN = BODY.replace("migrated 640", "will migrate 640").replace(", moved the archives and held", " with")


def signature(head: str, behind: str = "", body: str = BODY) -> Verdict | None:
    return judged_paper(f"{body}{head}\n{SIGNED}{behind}\n").element("acknowledgement.signature").verdict


@pytest.mark.parametrize(
    "head",
    [
        "For the Customer's auditor, Birch Audit LLP",
        "For Halden Timber Group (draft, to be signed later)",
        "For information: Halden Timber Group",
        "Attended the handover for Halden Timber Group",
        "Interim review, Halden Timber Group - acceptance to follow",
        "For Halden Timber Group, pending final tests",
        "For Halden Timber Group, provided that the backlog is cleared",
        "Für Halden Timber Group, vorbehaltlich der Zustimmung der Geschäftsführung",
        "Für den Wirtschaftsprüfer des Kunden, Birke Prüfung GmbH",
        "Vu, sans approbation, Halden Timber Group",
        "Pour Halden Timber Group (projet, à signer ultérieurement)",
        "Por Halden Timber Group, pendiente de aprobación por la dirección",
        "Per presa visione, Halden Timber Group",
        "Ter kennisname, Halden Timber Group",
        "Not taken over; see the list of faults. For Halden Timber Group:",
        "Taken over under reserve:",
        "Taken over with some reservations for Halden Timber Group",
        "Nicht übernommen:",
        "Overgenomen onder voorbehoud:",
    ],
)
def test_under_a_head_that_takes_nothing_over_the_signature_is_a_question(head: str) -> None:
    assert signature(head) is not Verdict.MET


@pytest.mark.parametrize(
    "head",
    [
        "For Halden Timber Group (Customer)",
        "For Halden Timber Group (in block letters)",
        "Seen and approved for Halden Timber Group",
        "Received and accepted in full by Halden Timber Group",
        "Für Halden Timber Group, Abteilung IT",
        "Gelesen und genehmigt, Halden Timber Group",
        "Lu et approuvé, Halden Timber Group",
        "Leído y conforme, Halden Timber Group",
        "Per accettazione, Halden Timber Group",
        "Gezien en akkoord, Halden Timber Group",
        "Taken over in good order for Halden Timber Group:",
        "Taken over without reserve for Halden Timber Group",
        "Ohne Vorbehalt übernommen für Halden Timber Group",
    ],
)
def test_under_a_plain_head_of_the_customers_it_is_met(head: str) -> None:
    assert signature(head) is Verdict.MET


@pytest.mark.parametrize(
    "remark",
    [
        "Acceptance refused.",
        "Accepted later. See list of defects.",
        "Valid only after countersignature by the board.",
        "Signature confirms receipt only.",
        "This signature does not mean that the work is accepted.",
        "We cannot accept the work as it stands.",
        "Abnahme verweigert.",
        "Abnahme erfolgt später, siehe Mängelliste.",
        "Die Unterschrift bestätigt nur den Empfang.",
        "Réception refusée.",
        "Travaux non conformes, reprise demandée.",
        "Aceptación denegada.",
        "Válido solo tras la firma de la dirección general.",
        "Accettazione rifiutata.",
        "Oplevering geweigerd.",
    ],
)
def test_a_remark_beside_it_takes_it_back(remark: str) -> None:
    assert signature("For Halden Timber Group", remark) is Verdict.UNCLEAR


@pytest.mark.parametrize(
    "remark",
    [
        "Accepted without reservation.",
        "Nothing is outstanding.",
        "Valid with the signatures of both parties only.",
        "[ ] Acceptance refused",
        "Accepted / rejected (delete as appropriate)",
        "Signature confirms receipt and acceptance.",
        "Abnahme ohne Vorbehalt erteilt.",
        "Es bestehen keine Einwände.",
        "Réception prononcée sans réserve.",
        "Aceptado sin reservas.",
        "Goedgekeurd zonder voorbehoud.",
    ],
)
def test_other_remarks_leave_it_as_it_is(remark: str) -> None:
    assert signature("For Halden Timber Group", remark) is Verdict.MET


def test_terms_of_work_that_is_to_come_put_nothing_off() -> None:
    terms = "Acceptance follows after the last wave."
    assert signature("For Halden Timber Group", terms, PLAN) is Verdict.MET
    assert signature("For Halden Timber Group", terms) is Verdict.UNCLEAR


@pytest.mark.parametrize("head", ["Received:", "Erhalten:", "Reçu", "Not engaged; too expensive."])
def test_who_only_receives_a_plan_orders_nothing(head: str) -> None:
    assert signature(f"{head}\nFor Halden Timber Group", body=PLAN) is not Verdict.MET


@pytest.mark.parametrize("head", ["Engaged on these terms:", "Ordered:", "Received and ordered:"])
def test_who_orders_a_plan_acknowledges_it(head: str) -> None:
    assert signature(f"{head}\nFor Halden Timber Group", body=PLAN) is Verdict.MET


@pytest.mark.parametrize(
    "remark",
    [
        "/ rejected",
        "Rejected",
        "Abgelehnt.",
        "Acceptance: is not given before mobile mail works.",
        "Acceptance: refused",
        "Abnahme: nicht erteilt",
        "Accettazione: rifiutata",
    ],
)
def test_what_is_left_of_a_choice_and_an_answer_behind_a_colon_refuse(remark: str) -> None:
    assert signature(f"{remark}\nFor Halden Timber Group") is not Verdict.MET


@pytest.mark.parametrize(
    "remark",
    [
        "accepted /",
        "Acceptance: given",
        "Abnahme: erteilt",
        "The gateway that rejected mail is switched off.",
        "Approval: Halden Timber Group",
    ],
)
def test_other_answers_refuse_nothing(remark: str) -> None:
    assert signature(f"{remark}\nFor Halden Timber Group") is Verdict.MET


@pytest.mark.parametrize(
    "head",
    [
        "Brightwater Cloud Partners Ltd for Halden Timber Group",
        "Brightwater Cloud Partners on behalf of Halden Timber Group",
        "Brightwater Cloud Partners Ltd im Auftrag von Halden Timber Group",
    ],
)
def test_the_partner_accepts_nothing_for_the_customer(head: str) -> None:
    assert signature(head) is not Verdict.MET


@pytest.mark.parametrize(
    "head",
    ["For Halden Timber Group", "Accepted for Halden Timber Group by", "Halden Timber Group"],
)
def test_the_customer_itself_does(head: str) -> None:
    assert signature(head) is Verdict.MET


@pytest.mark.parametrize(
    "remark",
    [
        "accepted / rejected",
        "Abgenommen / nicht abgenommen",
        "Acceptance status: rejected",
        "Acceptance status: open",
        "Result of the acceptance test: failed",
        "Work accepted: No",
        "Work accepted? [ ] yes   [x] no",
        "Abnahmestatus: offen",
    ],
)
def test_an_open_choice_and_a_refusing_answer_take_nothing_over(remark: str) -> None:
    assert signature(f"{remark}\nFor Halden Timber Group") is not Verdict.MET


@pytest.mark.parametrize(
    "remark",
    [
        "Acceptance status: accepted",
        "Result of the acceptance test: passed",
        "Work accepted: Yes",
        "Work accepted? [x] yes   [ ] no",
        "Defects found? [ ] yes   [x] no",
        "[x] accepted / [ ] rejected",
    ],
)
def test_answers_that_accept_do(remark: str) -> None:
    assert signature(f"{remark}\nFor Halden Timber Group") is Verdict.MET
