"""How each family of passages is judged: the document around it, and what is asked of the answer."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from eval.trying.model import Answer, Passage
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.api import find_in, policy_for
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.assessing.stacks.references import own
from poedesk.proof.assessing.stacks.tying import meant
from poedesk.proof.claim import load as claims
from poedesk.proof.claim.model import Claim
from poedesk.proof.finding.model import Findings
from poedesk.proof.policy.vocabulary import Vocabulary
from poedesk.proof.policy.vocabulary import load as vocabulary
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

TENANT = "7d0c52aa-61f3-4c1e-9be2-3f0f4e7a9c15"
DAY = "2025-06-30"

_HEADINGS = {
    "business_need": "Business need",
    "presales.activities": "Pre-sales activities",
    "usage.work": "Work performed",
    "azure.architecture": "Azure architecture",
    "azure.benefits": "Benefits of the Azure solution",
}
"""Element -> the heading under which its text is put."""


def answers(passage: Passage) -> Iterator[Answer]:
    """Yield what comes out for a passage; raises KeyError for a family that nobody knows."""
    yield from _FAMILIES[passage.family](passage)


def _findings(name: str, text: str) -> list[Findings]:
    return find_in([read_document(text.encode(), name, Job(DEFAULT))])


def _assessed(claim: Claim, name: str, text: str) -> Assessment:
    day = claim.submitted_on or date.fromisoformat(DAY)
    return assess(claim, policy_for(claim, None, day), _findings(name, text), day, limits={})


def _claim(told: Mapping[str, Any], **more: Any) -> Claim:
    given = told["claim"]
    return claims.build(
        {
            "schema": "poedesk.claim/1",
            "programme": "microsoft-cpor",
            "engagement": "usage",
            "solution_area": "modern-work",
            "submitted_on": given.get("submitted_on", DAY),
            "partner": {"name": given["partner"]},
            "customer": {
                "name": given["customer"],
                "domain": "customer.example",
                "tenant_id": TENANT,
                "country": "GB",
            },
            **more,
        }
    )


def _around(claim: Claim, heading: str, text: str, subject: str = "") -> str:
    """Return a report in which ``text`` stands under ``heading``, signed for the customer."""
    day = claim.submitted_on or date.fromisoformat(DAY)
    about = f"Products: {subject}\n" if subject else ""
    return (
        f"COMPLETION REPORT\n\nPartner: {claim.partner.name}\nCustomer: {claim.customer.name}\n{about}\n"
        f"{heading}\n\n{text}\n\nSigned for the customer\nSignature: /s/ J. Doe\nName: Jo Doe\n"
        f"Title: Director\nDate: {day:%d %B %Y}\n"
    )


def _connection(passage: Passage) -> Iterator[Answer]:
    told, label = passage.told, passage.told["label"]
    workload = told["claim"]["workload"]
    claim = _claim(told, workloads=[{"workload": workload}])
    (row,) = _assessed(claim, "report.txt", _around(claim, "Work performed", passage.text)).workloads
    wanted = label["activities"]
    shown = "unclear" if wanted == "unclear" else "met" if wanted else "not_met"
    whole = _weakest(
        label["named"], label["tied"], shown, *(["not_met"] if label["dated"] == "not_met" else [])
    )
    yield Answer(passage, "row", (whole,), str(row.verdict), row.because)
    if label["named"] != "any":
        yield Answer(passage, "named", (label["named"],), str(row.named), row.because)
    if isinstance(wanted, list):
        came = ", ".join(sorted(row.activities))
        yield Answer(passage, "activities", (", ".join(sorted(wanted)),), came, row.because)


def _weakest(*verdicts: str) -> str:
    return next((each for each in ("not_met", "unclear") if each in verdicts), "met")


def _detail(passage: Passage) -> Iterator[Answer]:
    told = passage.told
    element = told["element"]
    claim = _claim(told, **_area(element, told["claim"].get("products", []), vocabulary()))
    titles = {entry.id: entry.title for entry in vocabulary().workloads}
    subject = ", ".join(titles.get(each, each) for each in told["claim"].get("products", []))
    around = _around(claim, _HEADINGS[element], passage.text, subject)
    assessment = _assessed(claim, "report.txt", around)
    found = assessment.element(element)
    came = "met" if str(found.verdict) == "met" else str(found.code)
    expected = tuple(told["label"]) if isinstance(told["label"], list) else (told["label"],)
    if "too_thin" in expected:
        expected += ("missing", "blank", "placeholder")  # said as nothing at all: refused just the same
    if "unclear" in expected:
        expected += ("uncertain", "illegible")
    yield Answer(passage, element, expected, came, found.because)


def _area(element: str, products: list[str], known: Vocabulary) -> dict[str, Any]:
    presales = element == "presales.activities"
    if presales and products == ["business-applications"]:
        products = ["Dynamics 365"]  # presales of business applications claim products, not a workload
    workloads = [{"workload": each} for each in products if each in {entry.id for entry in known.workloads}]
    named = [{"name": each} for each in products if each not in {entry.id for entry in known.workloads}]
    if element.startswith("azure.") or (not workloads and any("Azure" in each["name"] for each in named)):
        return {"programme": "microsoft-azure-poe", "solution_area": "azure"}
    if named:
        return {
            "solution_area": "business-applications",
            "engagement": "presales" if presales else "usage",
            "products": [{**each, "subscription_id": TENANT} if presales else each for each in named],
            **({} if presales else {"workloads": [{"workload": "business-applications"}]}),
        }
    return {"engagement": "presales" if presales else "usage", "workloads": workloads}


def _reply(passage: Passage) -> Iterator[Answer]:
    told = passage.told
    head, _, body = passage.text.partition("\n\n")
    text = f"{head}\nDate: Mon, 02 Jun 2025 10:12:00 +0100\nTo: partner@{told['partner_domain']}\n\n{body}"
    (findings, *_) = _findings("mail.eml", text)
    # What is quoted is no answer of whoever quotes it.
    ours = [each for each in findings.get("approval") if each.anchored and _is_by_customer(head, told)]
    came = str(ours[0].value) if ours else "none"
    expected = ("none", "receipt") if told["label"] in {"none", "receipt"} else (told["label"],)
    yield Answer(passage, "reply", expected, came)


def _is_by_customer(head: str, told: Mapping[str, Any]) -> bool:
    """Return whether a mail comes from the customer's domain, a part of it, or the known signatory."""
    sender = next((line for line in head.splitlines() if line.lower().startswith("from:")), "")
    address = sender.rpartition("<")[2].rstrip(" >").lower()
    domain = address.rpartition("@")[2]
    wanted = str(told["customer_domain"]).lower()
    known = str(told.get("signatory_email", "")).lower()
    return domain == wanted or domain.endswith(f".{wanted}") or (bool(known) and address == known)


def _kind(passage: Passage) -> Iterator[Answer]:
    told = passage.told
    stem = str(told.get("name", "document")).rpartition(".")[0] or "document"
    (findings, *_) = _findings(f"{stem}.txt", passage.text)
    expected = tuple(told["kind"]) if isinstance(told["kind"], list) else (told["kind"],)
    yield Answer(passage, "kind", expected, findings.kind)
    if told.get("kind_detail") and findings.kind in expected:
        wanted = str(told["kind_detail"])
        yield Answer(
            passage, "kind detail", (wanted, _IN_FULL.get(wanted, wanted)), str(findings.kind_detail)
        )


_IN_FULL = {
    "nda": "non-disclosure agreement",
    "employment": "employment or severance",
    "architecture": "solution architecture",
    "roadmap": "deployment roadmap",
    "milestone plan": "milestones",
}
"""Details of kinds as labels name them, and as the finders do."""


def _reference(passage: Passage) -> Iterator[Answer]:
    """Ask to which agreement a text belongs, each agreement written out as the top of a paper."""
    told = passage.told
    sides = (told["claim"]["partner"], told["claim"]["customer"])
    agreements = [
        own(_findings(letter, _written(master))[0], sides) for letter, master in told["masters"].items()
    ]
    (paper, *_) = _findings("paper.txt", passage.text)
    fitting = meant(paper.document, agreements)
    met = [letter for letter, (tie, _) in fitting.items() if tie.verdict is Verdict.MET]
    open_ = any(tie.verdict is Verdict.UNCLEAR for tie, _ in fitting.values())
    came = met[0] if met else "unclear" if open_ else "none"
    yield Answer(passage, "agreement", (str(told["label"]),), came)


def _written(master: Mapping[str, Any]) -> str:
    """Return an agreement as the top of the paper on which it stands."""
    number = f"No. {master['number']}\n" if master.get("number") else ""
    day = f" on {date.fromisoformat(master['date']):%d %B %Y}" if master.get("date") else ""
    one, _, two = str(master["parties"]).partition(" / ")
    return f"{master['title']}\n{number}\nmade{day} between {one} and {two}\n"


_FAMILIES: Mapping[str, Callable[[Passage], Iterator[Answer]]] = {
    "product-connection": _connection,
    "detail": _detail,
    "replies": _reply,
    "kinds": _kind,
    "references": _reference,
}
