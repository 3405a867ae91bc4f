"""Letters that the customer writes to its partner: the one who signs is the customer's."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, TODAY, searched

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.acknowledging.whose.over import block_places
from poedesk.proof.assessing.acknowledging.whose.telling.letters import from_customer
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.case import case_of
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

POLICY = loader.load("microsoft-cpor", None, TODAY)
BODY = """
We confirm that you did the following in our tenant (tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846). Between
January and March 2026 you moved 640 mailboxes to Exchange Online and held 25 training sessions.

{signed}
"""
SIGNED = "/s/ Ingrid Solheim\nHead of IT\n3 April 2026"


def letter(head: str, signed: str = SIGNED) -> str:
    return f"{head}\n{BODY.format(signed=signed)}"


FROM_CUSTOMER = [
    "Halden Timber Group\nwww.haldentimber.example\n\nTo Brightwater Cloud Partners Ltd",
    "Halden Timber Group\nSaw Road 4\n3 April 2026\n\nBrightwater Cloud Partners Ltd\nDear Mr Ashby,",
    "Halden Timber Group, haldentimber.example\nAn Brightwater Cloud Partners Ltd\nSehr geehrter Herr Ashby,",
    "To: Brightwater Cloud Partners Ltd\nFrom: Halden Timber Group, haldentimber.example\n\nConfirmation",
    "Halden Timber Group\nhaldentimber.example\n\nÀ l'attention de Brightwater Cloud Partners\nMadame,",
    "Halden Timber Group\nhaldentimber.example\n\nA la atención de: Brightwater Cloud Partners\nEstimado,",
]
FROM_CUSTOMER += [
    "Halden Timber Group\nSaw Road 4\nSpett.le\nBrightwater Cloud Partners Ltd\nChieti\nOggetto: conferma",
    "Halden Timber Group\nZaagweg 4\nBrightwater Cloud Partners Ltd\nLeiden\nGeachte heer Ashby,",
    "TO:\nBrightwater Cloud Partners Ltd\nFROM:\nIngrid Solheim, Head, Halden\nTimber Group\nDATE: 3 April",
]
FROM_CUSTOMER += [
    "Halden\nTimber Group\nSaw Road 4\nDear Mr Ashby,",
    "THE\nHALDEN TIMBER GROUP\nDear Peter,",
    "Halden Timber\tBrightwater Cloud Partners Ltd\nGroup\tfor Mr Ashby\nDear Sirs,",
]
NOT_FROM_CUSTOMER = [
    "Brightwater Cloud Partners Ltd\nwww.brightwatercloud.example\n\nTo Halden Timber Group",
    "Brightwater Cloud Partners Ltd to Halden Timber Group, haldentimber.example",
    "Agreement\nHalden Timber Group and Brightwater Cloud Partners Ltd",
    "Statement of Work\nCustomer: Halden Timber Group\nSupplier: Brightwater Cloud Partners Ltd",
    "Brightwater Cloud Partners Ltd\n\nHalden Timber Group\nSaw Road 4\nDear Ms Solheim,",
    "Report\nTo Halden Timber Group and Brightwater Cloud Partners Ltd",
]


NOT_FROM_CUSTOMER += [
    "Beck Property Ltd\nHalden Timber Group\nDear Mr Ashby,",
    "To:\nHalden Timber Group\nDear Ms Solheim,",
    "Halden and its Timber Group\nDear Ms Solheim,",
]


def from_it(text: str) -> bool:
    found = searched("letter.txt", text.encode())
    return from_customer(case_of(build(CLAIM), POLICY, (found,), TODAY), found)


@pytest.mark.parametrize("head", FROM_CUSTOMER)
def test_a_letter_is_the_customers_by_its_head_and_whom_it_is_sent_to(head: str) -> None:
    assert from_it(letter(head))


def test_a_letter_in_which_the_partner_thanks_its_reader_is_the_partners() -> None:
    text = letter(FROM_CUSTOMER[0])
    assert not from_it(f"{text}\nBrightwater Cloud Partners Ltd thanks you for your trust.\n")
    assert from_it(f"{text}\nWe thank Brightwater Cloud Partners Ltd for its work.\n")


@pytest.mark.parametrize("head", NOT_FROM_CUSTOMER)
def test_other_papers_are_no_letters_of_the_customer(head: str) -> None:
    assert not from_it(letter(head))


def judged(text: str) -> Assessment:
    return assess(build(CLAIM), POLICY, [searched("letter.txt", text.encode())], TODAY)


@pytest.mark.parametrize("head", FROM_CUSTOMER)
def test_who_signs_it_signs_for_the_customer_and_our_tenant_is_the_customers(head: str) -> None:
    found = judged(letter(head))
    for name in ("acknowledgement.signature", "customer.signatory.name", "customer.tenant_id"):
        assert found.element(name).verdict is Verdict.MET, found.element(name).because


def test_two_signatures_are_told_apart_by_more_than_the_head() -> None:
    both = f"{SIGNED}\n\n/s/ Tom Ashby\nDirector\nBrightwater Cloud Partners Ltd\n3 April 2026"
    assert judged(letter(FROM_CUSTOMER[0], both)).element("customer.signatory.name").value != "Tom Ashby"


AGREED = """Agreement
BRIGHTWATER CLOUD PARTNERS LTD and HALDEN TIMBER GROUP
Contact: {address}
Directory (tenant) ID: 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846
What will be done. Between January and March 2026 Brightwater moves 640 mailboxes to Exchange Online.
Agreed:
/s/ Ingrid Solheim
Head of IT
3 January 2026
"""


@pytest.mark.parametrize(
    "address",
    [
        "ingrid@haldentimber.example",
        "ingrid.solheim@haldentimber.example",
        "i.solheim@mill.haldentimber.example",
        "solheim@haldentimber.example",
        "isolheim@haldentimber.example",
    ],
)
def test_who_has_an_address_at_the_customer_signs_for_it(address: str) -> None:
    assert judged(AGREED.format(address=address)).element("acknowledgement.signature").verdict is Verdict.MET


@pytest.mark.parametrize(
    "address",
    [
        "office@haldentimber.example",
        "lars.berg@haldentimber.example",
        "ingrid@brightwatercloud.example",
        "ingrid.solheim@gmail.com",
        "in@haldentimber.example",
    ],
)
def test_other_addresses_say_nothing_of_who_signs(address: str) -> None:
    signature = judged(AGREED.format(address=address)).element("acknowledgement.signature")
    assert signature.verdict is not Verdict.MET


OF_ITS_OWN = """Halden Timber Group, Saw Road, www.haldentimber.example

{title}

Our sawyers used to ring the yard from the wood and the slips got lost. We asked Brightwater Cloud Partners
Ltd for one place where everybody can look. In our tenant (tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846)
they moved 640 mailboxes to Exchange Online between January and March 2026 and held 25 training sessions for
our clerks.

{accept}

Signed: /s/ Ingrid Solheim
Name: Ingrid Solheim
Position: Head of IT
Date: 3 April 2026
"""


def test_who_accepts_under_its_own_name_what_it_asked_the_partner_for_is_the_customer() -> None:
    text = OF_ITS_OWN.format(title="Acceptance of work", accept="We accept this work as complete.")
    assert from_it(text)
    found = judged(text)
    for name in ("acknowledgement.signature", "customer.signatory.name", "usage.work"):
        assert found.element(name).verdict is Verdict.MET, found.element(name).because


@pytest.mark.parametrize(
    "accept", ["Brightwater Cloud Partners Ltd did this work.", "The work may be accepted in May."]
)
def test_who_accepts_nothing_in_its_own_words_is_not_known_by_the_head(accept: str) -> None:
    assert not from_it(OF_ITS_OWN.format(title="Account of work", accept=accept))


ATTESTED = """{head}
www.haldentimber.example, tenant ID 3c9e1f70-44d2-4f6a-8b0e-7a51c2d9e846
{greeting}
{said}

Signed: /s/ Ingrid Solheim
Name: Ingrid Solheim
Position: Head of IT
Date: 3 April 2026
"""
DONE = "moved 640 mailboxes of {whose} clerks to Exchange Online between January and March 2026."
BRIGHTWATER = "Brightwater Cloud Partners Ltd"


def attested(said: str, head: str = "Halden Timber Group", greeting: str = "") -> bool:
    return from_it(ATTESTED.format(head=head, said=said, greeting=greeting))


@pytest.mark.parametrize(
    "said",
    [
        f"We declare that {BRIGHTWATER} {DONE.format(whose='our')}",
        f"Nous déclarons que la société {BRIGHTWATER} a migré 640 boîtes de nos vendeurs.",
        f"Hiermit bestätigen wir, dass {BRIGHTWATER} bei uns 640 Postfächer umgezogen hat.",
        f"Certificamos que {BRIGHTWATER} ha migrado 640 buzones de nuestros empleados.",
        f"Attestiamo che {BRIGHTWATER} ha migrato our 640 caselle.",
    ],
)
def test_who_attests_under_its_own_name_what_was_done_for_it_is_the_customer(said: str) -> None:
    assert attested(said)
    assert not attested(said, head=BRIGHTWATER)
    assert not attested(said, greeting="Dear Ms Solheim,")  # the head may be its reader's address


@pytest.mark.parametrize(
    "said",
    [
        f"{BRIGHTWATER} {DONE.format(whose='our')}",
        f"We declare that {BRIGHTWATER} {DONE.format(whose='its')}",
        f"We declare that we {DONE.format(whose='your')}",
        f"We declare that {BRIGHTWATER} worked for our readers. We moved 640 mailboxes with them.",
        f"We declare that {BRIGHTWATER} moved 640 mailboxes with our engineers.",
        f"We declare that {BRIGHTWATER} rendered these services with our utmost care.",
        f"We confirm that {BRIGHTWATER} engaged us and that 640 mailboxes were moved with us.",
    ],
)
def test_who_attests_nothing_that_was_done_for_it_is_not_known_by_the_head(said: str) -> None:
    assert not attested(said)


YOU = {
    "en": (
        "Dear Sirs,",
        "Your engineers moved our 640 mailboxes.",
        "Our engineers moved your 640 mailboxes.",
    ),
    "de": (
        "Sehr geehrte Frau Voss,",
        "Sie haben unsere 640 Postf\u00e4cher \u00fcbernommen.",
        "Wir haben Ihre 640 Postf\u00e4cher \u00fcbernommen.",
    ),
    "fr": (
        "Monsieur,",
        "Votre \u00e9quipe a transf\u00e9r\u00e9 nos bo\u00eetes.",
        "Nous avons migr\u00e9 vos bo\u00eetes.",
    ),
    "es": ("Estimados se\u00f1ores:", "Ustedes han migrado nuestros buzones.", "Hemos migrado sus buzones."),
    "it": ("Egregi signori,", "Avete migrato le nostre caselle.", "Abbiamo migrato le vostre caselle."),
    "nl": (
        "Geachte heer Smit,",
        "Uw team heeft onze postbussen overgezet.",
        "Wij hebben uw postbussen overgezet.",
    ),
}


@pytest.mark.parametrize("language", YOU)
def test_who_tells_the_reader_what_it_did_had_it_done(language: str) -> None:
    greeting, told, otherwise = YOU[language]
    assert from_it(f"Halden Timber Group\n{greeting}\n{told}\n")
    assert from_it(f"{greeting}\n{told}\nHalden Timber Group, registered office Saw Road 4\n")
    assert not from_it(f"Halden Timber Group\n{greeting}\n{otherwise}\n")
    assert not from_it(f"Beck Property Ltd\n{greeting}\n{told}\nThis is about Halden Timber Group.\n")


@pytest.mark.parametrize(
    "told",
    [
        "You provided our engineers with access to the old server.",
        "Your team supported us throughout.",
        "Your colleagues showed us where the old server stands.",
        "You completed our questionnaire on 1 March.",
        "You brought us a difficult case, and our team solved it.",
        "You moved your mailboxes out of our server room.",
        "You asked whether you moved our mailboxes to the right place.",
        "We looked at what your people moved for us to see.",
        "Sie haben unsere Techniker gut unterst\u00fctzt.",
        "Vous avez accompagn\u00e9 notre \u00e9quipe.",
    ],
)
def test_what_a_reader_did_for_those_who_came_to_work_tells_nothing(told: str) -> None:
    assert not from_it(f"Halden Timber Group\nDear Ms Solheim,\n{told}\n")


def test_who_attests_in_the_first_person_what_the_partner_did_is_not_the_partner() -> None:
    said = "I, the undersigned, certify that Brightwater Cloud Partners moved 640 mailboxes."
    assert from_it(f"Halden Timber Group\nCertificate\n{said}\n")
    assert not from_it(f"Beck Property Ltd\nHalden Timber Group\nCertificate\n{said}\n")
    assert not from_it(f"Certificate\n{said}\n")
    for trade in ("consultant", "independent auditor"):
        assert not from_it(f"Halden Timber Group\n{said.replace('undersigned,', f'undersigned {trade},')}\n")


def test_a_block_begins_behind_the_last_sentence_over_its_name() -> None:
    text = letter(
        "Halden Timber Group\n3 April 2026\nDear Mr Ashby,", "Yours\n/s/ Ingrid Solheim\nHead of IT"
    )
    found = searched("letter.txt", text.encode())
    (act,) = found.acts
    assert act.date is not None
    starts = [span.start for span in block_places(found.document, act)]
    assert act.date.spans[0].start not in starts
    assert act.name is not None
    assert act.name.spans[0].start in starts
