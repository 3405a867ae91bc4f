"""Needs as customers tell them: a situation at its label, in a letter to them, in their own mail."""

import pytest
from tests.unit.proof.assessing.acknowledging.mails import (
    CLAIM,
    CUSTOMER,
    PARTNER,
    SOW,
    TODAY,
    mail,
    quoted,
    searched,
)

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Code, Element
from poedesk.proof.claim.load import build
from poedesk.proof.policy import loader

HEADING, REST = SOW.split("1. Business need\n")[0], SOW[SOW.index("2. Scope") :]
WORK = REST.split("\n", 1)[1].split("\n\n")[0]


def element(name: str, text: str | bytes, which: str = "business_need") -> Element:
    data = text if isinstance(text, bytes) else text.encode()
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, [searched(name, data)], TODAY).element(which)


def at_its_place(need: str, heading: str = "1. Business need") -> Element:
    return element("paper.txt", f"{HEADING}{heading}\n{need}\n\n{REST}")


@pytest.mark.parametrize(
    ("heading", "need"),
    [
        (
            "Business need",
            (
                "Growers learn of a late order at breakfast the next day. 400 trays of pansies went to"
                " the wrong garden centre at Easter."
            ),
        ),
        (
            "Need",
            (
                "Orders of American shops went into one potter's mailbox and lay there while she was at"
                " fairs; three shops gave up."
            ),
        ),
        (
            "Besoin",
            (
                "Les maîtres de chai des quatre sites se transmettaient les assemblages par téléphone ; une"
                " cuve a été réduite deux fois au printemps."
            ),
        ),
        (
            "Bedarf",
            (
                "Die Lieferscheine der Waage liegen im Büro auf Papier und werden abends abgetippt; im Mai"
                " fielen dabei 1.900 Tonnen unter den Tisch."
            ),
        ),
        (
            "Necesidad",
            (
                "Los partes de las tres obras llegaban a la oficina en papel los viernes, y en marzo se"
                " pagaron dos veces cuarenta horas."
            ),
        ),
    ],
)
def test_a_situation_at_the_place_of_the_need_is_one(heading: str, need: str) -> None:
    assert at_its_place(need, heading).code is Code.FOUND


@pytest.mark.parametrize(
    "need",
    [
        "The customer wishes to benefit from a modern cloud solution and to increase efficiency.",
        (
            "Digital transformation and innovation across the whole organisation in order to be ready for the"
            " challenges of tomorrow."
        ),
        "Better collaboration, higher productivity, more security and lower costs for all users.",
        "Modernisation of the workplace.",
        "A flexible and scalable platform that supports growth and business agility in the digital age.",
    ],
)
def test_a_phrase_that_fits_anyone_is_no_need_though_work_is_told_beside_it(need: str) -> None:
    found = at_its_place(need)
    assert (found.verdict, found.code) == (Verdict.NOT_MET, Code.TOO_THIN)


@pytest.mark.parametrize(
    "told",
    [
        # a product, told of anyone
        "Exchange Online is a hosted mail service. It manages mailboxes and protects them against spam.",
        "Mit Exchange Online arbeiten Teams ortsunabhängig. Moderne Post ist für jedes Unternehmen wichtig.",
        "Met Exchange Online werkt u overal en altijd samen. Mailen was nog nooit zo eenvoudig.",
        # a paper about itself, and the course of the work
        "This document describes the scope of the services and the responsibilities of both parties.",
        "The project will be delivered in three phases. Phase 1 is planning and phase 2 is the rollout.",
        "Es ist geplant, Exchange Online im Laufe des Jahres in allen Abteilungen einzuführen.",
        # the world, the partner, another customer, a purchase
        "Cyberangriffe nehmen weltweit zu. Unternehmen jeder Größe müssen sich schützen.",
        "Brightwater wants to win three more customers in the region and lost two tenders last year.",
        "A hospital in Leeds lost 14 laptops last year. Since then it has managed its mail elsewhere.",
        "The customer will purchase 500 licences of Exchange Online through its reseller in autumn.",
    ],
)
def test_what_is_no_need_is_none_at_the_place_of_the_need_either(told: str) -> None:
    assert at_its_place(told).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "need",
    [
        "Il server di posta si blocca una volta al mese; a febbraio gli ordini sono andati persi.",
        "De mailserver wordt niet meer ondersteund en storingen duren gemiddeld een halve dag.",
        "Den gamla e-postservern saknar support sedan januari och har legat nere sex gånger under våren.",
    ],
)
def test_a_need_is_understood_in_languages_of_which_only_these_words_are_known(need: str) -> None:
    assert at_its_place(need).code is Code.FOUND


LETTER = """Brightwater Cloud Partners Ltd to Halden Timber Group, haldentimber.example, 2 March 2026

Dear Ms Solheim,

{need}

We will therefore migrate your 640 mailboxes to Exchange Online between 9 and 27 March 2026 and hold 25
training sessions in both sawmills.

Agreed for Halden Timber Group:
/s/ Ingrid Solheim, Head of IT, 3 March 2026
"""


@pytest.mark.parametrize(
    "need",
    [
        (
            "you saw timber at two places and send the same order by fax and by mail; in January you lost"
            " four loads"
            " of spruce to a mill that answers within the hour."
        ),
        (
            "your foremen stand in the yard all day, and you cannot reach them there; twice a week a lorry"
            " waits for"
            " an answer that lies in a mailbox of the office."
        ),
        (
            "in autumn your mail server stood still for three days, and you could not send one delivery note"
            " to the"
            " harbour; the ships left without your boards."
        ),
        (
            "you keep the mail of 640 people on a server of 2013 that nobody repairs any more, and you missed"
            " two tenders of the railway because it was down over Easter."
        ),
        (
            "im Januar haben Sie vier Ladungen verloren, weil die Bestellungen im Postfach des Büros lagen;"
            " Sie brauchen die Post auch draußen auf dem Holzplatz."
        ),
    ],
)
def test_a_letter_tells_its_reader_what_goes_wrong_and_then_what_will_be_done(need: str) -> None:
    assert element("letter.txt", LETTER.format(need=need)).code is Code.FOUND


def test_labels_inside_a_paragraph_are_places_too() -> None:
    asked = (
        "Dear Ingrid, please approve: Brightwater Cloud Partners set up Exchange Online for Halden"
        " Timber Group"
        " in March 2026. The need: orders of ship builders went into one foreman's mailbox and lay there"
        " while"
        " he was in the forest; three yards gave up. The work: 640 mailboxes,"
        " messages of four years brought over, and an afternoon with each foreman at his saw."
    )
    sent = mail("Approved, many thanks.", CUSTOMER, quote=quoted(asked, PARTNER))
    assert element("mail.eml", sent).code is Code.FOUND
    assert element("mail.eml", sent, "usage.work").code is Code.FOUND


def test_a_customer_tells_its_need_in_its_own_mail() -> None:
    told = (
        "Dear Tom, here it is in writing.\n\n"
        "We at Halden Timber saw spruce at two places, and until this year each order was handed over by"
        " word of"
        " mouth. In January a whole load was cut twice. I wanted the two mills to see the same orders,"
        " at four in"
        " the morning with cold hands.\n\n"
        "From January to March 2026 Brightwater Cloud Partners moved our 640 mailboxes to Exchange"
        " Online, came"
        " to each mill for six mornings and taught 40 sawyers to read an order on the telephone.\n\n"
        "I approve all of this for Halden Timber Group."
    )
    sent = mail(told, subject="What Brightwater did for us")
    assert element("mail.eml", sent).code is Code.FOUND
    assert element("mail.eml", sent, "usage.work").code is Code.FOUND


REPORT = """Brightwater Cloud Partners Ltd for Halden Timber Group, haldentimber.example

{told}

Halden Timber Group
/s/ Ingrid Solheim, Head of IT, 3 April 2026
"""
DONE = (
    "In January and March 2026 Brightwater migrated 640 mailboxes to Exchange Online, set up the"
    " scanners of both"
    " mills and trained the sales office."
)


@pytest.mark.parametrize(
    "told",
    [
        (
            "Their mail sat on a server in the kiln building that overheated each August, and the sales"
            " office could not"
            " write for nine days in 2025."
        ),
        (
            "Orders are agreed on scraps of paper between the yard and the office; one load of spruce was"
            " cut twice in"
            " January because the change lay in a mailbox of somebody in the forest."
        ),
        (
            "Buyers flew in for boards that had been sold the day before, and two of them complained to the"
            " trade body."
        ),
        (
            "Die Bestellungen lagen im Postfach des Büros und wurden abends abgetippt; im Januar ging eine"
            " Ladung Fichte"
            " verloren."
        ),
        (
            "Les commandes arrivaient sur papier dans les deux scieries ; en janvier une charge d'épicéa a"
            " été perdue"
            " entre le bois et le port."
        ),
        (
            "Los pedidos llegaban en papel a los dos aserraderos, y en enero se perdió una carga de abeto"
            " entre el"
            " bosque y el puerto."
        ),
    ],
)
def test_what_goes_wrong_right_before_the_work_that_mends_it_is_the_need(told: str) -> None:
    assert element("report.txt", REPORT.format(told=f"{told} {DONE}")).code is Code.FOUND
    assert element("report.txt", REPORT.format(told=f"{told}\n\n{DONE}")).code is Code.FOUND


@pytest.mark.parametrize(
    "told",
    [
        (
            "Halden Timber Group was founded in 1920 and saws spruce and pine at two places for buyers in"
            " six countries."
        ),
        (
            "We met in the sawmill on 3 December and went through the rooms with the foreman and two of his"
            " people."
        ),
        "Exchange Online is a service of Microsoft for mail and calendars that many companies use every day.",
        "Please find our report below; do not hesitate to ask us if anything is unclear or wrong.",
        (
            "The fee of 12,000 pounds is due within thirty days after receipt of the invoice without any"
            " deduction."
        ),
    ],
)
def test_what_else_stands_before_the_work_is_no_need(told: str) -> None:
    assert element("report.txt", REPORT.format(told=f"{told} {DONE}")).verdict is not Verdict.MET


@pytest.mark.parametrize(
    "need",
    [
        "Auditors criticised that former employees kept access to the shared folders.",
        "Regulators asked for an archive of all correspondence with the farms.",
    ],
)
def test_one_sentence_of_its_own_at_the_place_of_the_need_is_an_answer(need: str) -> None:
    assert at_its_place(need).verdict is Verdict.MET


@pytest.mark.parametrize(
    "need",
    [
        "A modern, secure and flexible way of working for everybody in the company.",
        "The customer wants to improve collaboration and to work more efficiently.",
        "See the attached proposal for the details of the need.",
        "Better security.",
    ],
)
def test_a_sentence_that_fits_anybody_is_none(need: str) -> None:
    assert at_its_place(need).verdict is not Verdict.MET


APART = """Brightwater Cloud Partners Ltd and Halden Timber Group, haldentimber.example

{need}

The work is done from Stavern, at hours that suit both sawmills, by people whose names are told beforehand.
Whoever comes reports at the gate and wears a helmet. Keys are handed out there and given back in the evening,
and nobody stays behind when the saws are locked. The yard lends a van when something heavy has to be moved.

On 9 March 2026 Brightwater Cloud Partners {work}.

Agreed for Halden Timber Group:
/s/ Ingrid Solheim, Head of IT, 3 March 2026
"""
AMISS = (
    "In January four loads of spruce went to another mill because the orders lay unread on a server of 2013."
    " The foremen wanted every order to reach the yard within the hour."
)


def test_a_paper_about_nothing_but_what_was_claimed_may_tell_the_need_far_from_the_work() -> None:
    work = "moved 640 mailboxes to Exchange Online"
    assert element("paper.txt", APART.format(need=AMISS, work=work)).verdict is Verdict.MET


def test_where_the_paper_is_about_something_else_too_a_person_looks() -> None:
    work = "moved 640 mailboxes to Exchange Online and set up Microsoft Intune for 80 phones"
    assert element("paper.txt", APART.format(need=AMISS, work=work)).verdict is not Verdict.MET


def test_at_its_place_a_need_may_be_told_in_a_paper_that_names_only_the_suite() -> None:
    paper = f"{HEADING}1. Business need\n{AMISS}\n\n{REST}".replace("Exchange Online", "Microsoft 365")
    assert element("paper.txt", paper).verdict is Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        "A. WHEREAS in March thieves took the list of orders, and insurers requested a second factor;",
        "WHEREAS orders lay in one mailbox for nine days and two buyers complained to the trade body;",
        (
            "In der Erwägung, dass Bestellungen neun Tage im Postfach lagen, zwei Einkäufer sich beschwerten"
            " und im Januar eine Ladung Fichte verloren ging;"
        ),
    ],
)
def test_a_recital_of_what_went_wrong_is_the_need(told: str) -> None:
    assert element("report.txt", REPORT.format(told=f"{told}\n\n{DONE}")).verdict is Verdict.MET


@pytest.mark.parametrize(
    "told",
    [
        "WHEREAS the Supplier renders services of information technology in the county and has done so;",
        "WHEREAS the parties have met on two days in December and went through the rooms of the sawmill;",
    ],
)
def test_a_recital_of_anything_else_is_none(told: str) -> None:
    assert element("report.txt", REPORT.format(told=f"{told}\n\n{DONE}")).verdict is not Verdict.MET


@pytest.mark.parametrize(
    ("need", "met"),
    [
        ("The third depot brought 60 drivers who have no desk, so Exchange Online was introduced.", True),
        ("Der Dateiserver ist voll und steht im Keller, deshalb wurde Exchange Online eingeführt.", True),
        ("Le bail de la salle a expiré en mars, c'est pourquoi Exchange Online a été introduit.", True),
        ("Exchange Online was introduced for 60 drivers in March by our engineers.", False),
        ("A hospital in Leeds lost its mail for three days. Since then it has used Exchange Online.", False),
        ("Ein Krankenhaus verlor drei Tage lang seine Mails. Seitdem arbeitet es in der Cloud.", False),
    ],
)
def test_what_came_of_it_tells_the_reason_before_it(need: str, met: bool) -> None:  # noqa: FBT001 - a table
    assert (at_its_place(need).verdict is Verdict.MET) is met
