"""Work told at its place in a report: what is said of it, and what is no work of the partner's."""

import pytest
from tests.unit.proof.assessing.checks.connection.test_sentences import assessed, reported

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Assessment, Code


@pytest.mark.parametrize(
    ("language", "workload", "told"),
    [
        (
            "en",
            "exchange-online",
            ("Delivery of 75 licences Exchange Online Plan 1 on 4 March 2026, for 12 months, invoice 118."),
        ),
        (
            "en",
            "intune",
            (
                "The phones were enrolled in Microsoft Intune in March 2026 by the buyer's own help"
                " desk. Quayside Networks set up the policies for all 42 of them. Tollgate was not"
                " involved."
            ),
        ),
        (
            "de",
            "teams",
            (
                "Lieferung von 120 Lizenzen Microsoft Teams Essentials, Laufzeit 12 Monate, ab dem 1."
                " März 2026."
            ),
        ),
        (
            "fr",
            "teams",
            ("Fourniture de 120 licences Microsoft Teams, facturées le 4 mars 2026 pour douze mois."),
        ),
    ],
)
def test_a_sale_or_the_work_of_others_is_no_work_of_the_partner(
    language: str, workload: str, told: str
) -> None:
    assert reported(language, workload, told).element("usage.work").verdict is not Verdict.MET


def test_a_sale_beside_work_leaves_the_work_standing() -> None:
    told = (
        "In March 2026 Tollgate supplied 75 licences of Exchange Online to Merrow Foods and"
        " moved 75 mailboxes into Exchange Online over two nights, 20 of them with archives."
    )
    assert reported("en", "exchange-online", told).element("usage.work").verdict is Verdict.MET


@pytest.mark.parametrize(
    ("language", "workload", "told"),
    [
        (
            "en",
            "office-atp",
            (
                "Safe Links of Microsoft Defender for Office 365 turned on for all 210 staff on 3"
                " February 2026; impersonation protection for nine people; quarantine digest"
                " explained to the clerks."
            ),
        ),
        (
            "en",
            "microsoft-365-apps",
            (
                "Removal of seven old versions and rollout of Microsoft 365 Apps to 119 machines in"
                " rings of 10, 40 and 69, in January 2026. Macros of the costing sheet mended;"
                " leftover add-ins weeded out."
            ),
        ),
        (
            "de",
            "information-protection",
            (
                "Vier Bezeichnungen in Microsoft Purview Information Protection angelegt, mit der"
                " Leitung abgestimmt und am 14. März 2026 für 65 Beschäftigte freigeschaltet."
                " Altbestand nachträglich gekennzeichnet."
            ),
        ),
        (
            "fr",
            "intune",
            (
                "Déploiement de Microsoft Intune sur 96 tablettes du dépôt en février 2026 ; écran"
                " d'accueil verrouillé sur deux applications ; effacement répété avec le chef de"
                " quai."
            ),
        ),
    ],
)
def test_a_list_at_the_place_of_the_work_is_the_partners(language: str, workload: str, told: str) -> None:
    assert reported(language, workload, told).element("usage.work").verdict is Verdict.MET


@pytest.mark.parametrize(
    ("workload", "told"),
    [
        (
            "teams",
            (
                "The contract for Microsoft Teams was signed and filed on 3 March 2026; 300 users"
                " were counted and listed in its annex, and the price was fixed for three years."
            ),
        ),
        (
            "teams",
            (
                "In 2026 Microsoft Teams was used by 290 workers; 14,000 messages were posted, 600"
                " files were shared and 90 meetings were held by the foremen."
            ),
        ),
        (
            "defender-atp",
            (
                "In 2026 Microsoft Defender for Endpoint was tested by an institute, ranked first"
                " among 18 products and praised for its speed. Its engine was rewritten and its"
                " console redesigned."
            ),
        ),
        (
            "exchange-online",
            (
                "Tenders for Exchange Online were invited on 4 March 2026, opened in public and"
                " scored by three judges; four bids were rejected."
            ),
        ),
    ],
)
def test_that_something_was_done_is_no_work_by_itself(workload: str, told: str) -> None:
    assert reported("en", workload, told).element("usage.work").verdict is Verdict.UNCLEAR


LETTER = """Merrow Foods

25 April 2026

Confirmation of the services of Tollgate Systems Ltd for Merrow Foods

{need}

{work}

We confirm that this was done for us.

/s/ J. Doe
Jo Doe, Director, Merrow Foods
"""
WORK = (
    "A site was stood up in SharePoint Online for each of nine districts. 2.1 TB of"
    " drawings were copied across over five nights in March 2026, and links were chased."
    " The disks were collected and shredded."
)
NEED = (
    "The surveyors' drawings lay on eleven disks, and nobody knew which of them held the"
    " newest sheet of a culvert; in spring the contractor dug after the wrong one."
)


def judged_letter(text: str) -> Assessment:
    return assessed("sharepoint-online", text)


def in_a_letter(need: str = NEED, work: str = WORK) -> str:
    return LETTER.format(need=need, work=work)


def test_a_paragraph_of_a_letter_that_confirms_it_tells_the_work_in_any_words() -> None:
    assert judged_letter(in_a_letter()).element("usage.work").verdict is Verdict.MET


def test_what_was_not_there_before_the_work_is_its_need() -> None:
    assert judged_letter(in_a_letter()).element("business_need").verdict is Verdict.MET


def test_a_profile_before_the_work_is_no_need() -> None:
    profile = (
        "Merrow Foods was founded in 1920 and makes jam and pickles in nine districts; it is"
        " led by the third generation of the family and sells to shops in six countries."
    )
    assert judged_letter(in_a_letter(need=profile)).element("business_need").verdict is not Verdict.MET


def test_a_letter_that_tells_of_neither_is_told_as_missing() -> None:
    text = in_a_letter(need="Merrow Foods makes jam.", work="Thank you for the basket at Christmas.")
    assert judged_letter(text).element("usage.work").code is Code.MISSING


STRANGERS = (
    "Dunmore Systems Ltd, whom the house had hired before this and paid by the hour, moved 75"
    " of the mailboxes into Exchange Online."
)


@pytest.mark.parametrize("between", [" ", "\n\n"])
def test_what_a_stranger_goes_on_to_do_is_no_work_of_the_partner(between: str) -> None:
    told = f"{STRANGERS}{between}In May 2026, for Exchange Online, Dunmore Systems trained 60 of the users."
    assert reported("en", "exchange-online", told).element("usage.work").verdict is not Verdict.MET


def test_what_the_partner_does_beside_a_stranger_is_its_work() -> None:
    told = (
        f"{STRANGERS} In March 2026 Tollgate took over from Dunmore Systems, moved the other 40 mailboxes of"
        " Merrow Foods into Exchange Online and trained 60 of the users in how to work with it."
    )
    assert reported("en", "exchange-online", told).element("usage.work").verdict is Verdict.MET


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        ("Describe here the work that was carried out, for example: ", Verdict.UNCLEAR),
        ("The work that was carried out: ", Verdict.MET),
    ],
)
def test_an_example_of_what_to_write_is_no_work(before: str, verdict: Verdict) -> None:
    told = "In March 2026 Tollgate moved 75 mailboxes of Merrow Foods into Exchange Online and trained staff."
    assert reported("en", "exchange-online", f"{before}{told}").element("usage.work").verdict is verdict


@pytest.mark.parametrize(
    ("workload", "title", "met"),
    [
        ("sharepoint-online", "SharePoint Online", False),
        ("azure-ad-premium", "Microsoft Entra ID P1", True),
    ],
)
def test_a_name_that_may_stand_for_several_is_none_of_another_product(
    workload: str,
    title: str,
    met: bool,  # noqa: FBT001 - a table
) -> None:
    paper = (
        f"COMPLETION REPORT\n\nPartner: Tollgate Systems Ltd\nCustomer: Merrow Foods\nProducts: {title}\n\n"
        "Work performed\n\nTollgate looked after Microsoft Entra ID for Merrow Foods for four months from"
        " 10 to 28 March 2026. A note on this of 6 April is kept in the office of the administration.\n\n"
        "Signed for the customer\nSignature: /s/ J. Doe\nName: Jo Doe\nTitle: Director\nDate: 30 April 2026\n"
    )
    assert (assessed(workload, paper).element("usage.work").verdict is Verdict.MET) is met
