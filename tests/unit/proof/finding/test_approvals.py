import pytest
from tests.unit.proof.finding.acts.pages import typed

from poedesk.proof.finding import approvals
from poedesk.proof.finding.approvals import Answer, affirms, judge_message, judge_sentence
from poedesk.proof.finding.approving.pointing import TOLD
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.model import Role
from poedesk.proof.finding.page.view import DocumentView


def answer(text: str) -> str | None:
    said = judge_message(text, 0, len(text), None)
    return said.answer.value if said else None


@pytest.mark.parametrize(
    "text",
    [
        "Approved, please go ahead.",
        "We confirm that the work was completed in April.",
        "I accept.",
        "Looks good, we sign off.",
        "Yes, I approve.",
        "You have my approval.",
        "I have reviewed the report and approve it.",
        "We hereby confirm acceptance of the work done.",
        "The migration was completed to our full satisfaction.",
        "We have no objections and approve the report.",
        "We approve the work. If you have any questions, let me know.",
        "The statement of work is approved.",
        "Aprobado, gracias.",
        "Confirmamos que los trabajos fueron completados.",
        "Damos nuestra conformidad al informe.",
        "Wir bestätigen, dass die Migration erfolgreich abgeschlossen wurde.",
        "Nous approuvons le rapport.",
        "That is just what your people did here; I confirm it for the foundry.",
        "Genau das haben Sie bei uns gemacht, das bestätige ich gern.",
        "C'est exactement ce que vous avez fait, je vous le confirme.",
        "Todo es exactamente lo que hicieron ustedes.",
    ],
)
def test_unconditional_approvals(text: str) -> None:
    assert answer(text) == "approved"


@pytest.mark.parametrize(
    "text",
    [
        "Approved provided that the training is repeated.",
        "Once the Teams issue is fixed we will approve.",
        "We accept the deliverables. However, the runbook still needs to be delivered.",
        "We would approve subject to legal review.",
        "Once ward nine prints again, that is what you did.",
        "We accept phase one. We do not accept phase two.",
        "Aprobaremos cuando esté corregido.",
        "Wir genehmigen, sobald der Fehler behoben ist.",
        "Nous acceptons sous réserve des corrections.",
    ],
)
def test_conditional_approvals(text: str) -> None:
    assert answer(text) == "conditional"


@pytest.mark.parametrize(
    "text",
    [
        "We cannot approve this.",
        "This is not approved.",
        "We have not yet approved the report.",
        "We reject the deliverables.",
        "No podemos aprobar el informe.",
        "Der Bericht ist nicht genehmigt.",
    ],
)
def test_refusals(text: str) -> None:
    assert answer(text) == "refused"


@pytest.mark.parametrize(
    "text",
    [
        "Can you approve the attached?",
        "Is that what you did in March?",
        "I confirm it: the meeting is on Tuesday at nine.",
        "Please approve the attached form.",
        "Thanks a lot!",
        "We acknowledge receipt of your report.",
        "I accept your invitation to the meeting.",
        "We are waiting for your approval.",
        "¿Pueden aprobar el informe?",
        "Bitte bestätigen Sie den Abschluss der Arbeiten.",
        "Looks good.",
    ],
)
def test_questions_requests_and_courtesies(text: str) -> None:
    assert answer(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Your fitter comes on Tuesday at nine. We confirm it.",
        "We confirm it.\n\nThe meeting is on Friday.",
        "Thank you for proposing the appointment. I confirm it.",
        "We confirm our appointment as agreed.",
        "We confirm that the meeting takes place as agreed.",
        "La reunión es el martes. Lo confirmamos.",
        "Der Termin am Dienstag um 9 Uhr passt uns. Das bestätigen wir.",
        "Wir bestätigen den Termin wie vereinbart, alles ist vorbereitet.",
        "Le rendez-vous est mardi à 9 h. Nous le confirmons.",
    ],
)
def test_who_confirms_an_appointment_approves_no_work(text: str) -> None:
    assert answer(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Your people moved all mailboxes in May and trained our clerks. We confirm it.",
        "At the meeting on Tuesday the migration was finished before our eyes. We confirm this.",
        "Your people moved all mailboxes in May and nothing was lost. We confirm it.",
        "You moved our mailboxes without a single fault. We confirm it.",
        "We confirm that all was done as discussed in our call.",
        "En mayo ustedes migraron los buzones. Lo confirmamos.",
        "Ihre Leute haben im Mai alle Postfächer umgezogen. Das bestätigen wir.",
        "En mai vous avez migré nos boîtes. Nous le confirmons.",
    ],
)
def test_what_it_points_to_is_approved_when_it_is_work(text: str) -> None:
    assert answer(text) == "approved"


@pytest.mark.parametrize(
    "text",
    [
        "No lo confirmo.",
        "No se lo confirmamos.",
        "Tampoco lo certifico.",
        "Lo confirmamos solo en parte.",
        "Das bestätigen wir nicht.",
        "Das bestätigen wir keinesfalls.",
        "Das bestätige ich nur zum Teil.",
        "Nous le confirmons en partie seulement.",
        "We do not confirm it.",
    ],
)
def test_who_denies_it_or_confirms_a_part_approves_nothing(text: str) -> None:
    assert answer(text) != "approved"
    assert answer(f"You moved our mailboxes in May. {text}") != "approved"


def test_what_it_points_to_may_stand_in_the_message_that_is_answered() -> None:
    def answered(about: str, subject: str | None = None) -> bool:
        return judge_message("We confirm it.", 0, 14, subject, about) is not None

    assert answered("We moved your mailboxes to Exchange Online in May.")
    assert not answered("Shall we hold the appointment on Tuesday?")
    assert not answered("", "Re: Appointment on Tuesday")


def test_the_sentence_is_told() -> None:
    text = "Hello Omar,\n\nthanks for the report.\nWe approve the completion of the work.\n\nDana"
    said = judge_message(text, 0, len(text), None)
    assert said is not None
    assert text[said.start : said.end].endswith("We approve the completion of the work.")


def test_acceptance_reports_say_what_the_customer_accepts() -> None:
    view = DocumentView(typed("Acceptance of sprint 3\n\nThe customer accepts the work of sprint 3.\n"))
    (finding,) = approvals.find(view)
    assert (finding.value, finding.role) == ("approved", Role.CUSTOMER)


@pytest.mark.parametrize(
    "text",
    [
        "The customer shall accept the deliverables within ten days.",
        "The work is deemed accepted when the customer confirms the deliverables.",
        "The customer will approve the design.",
        "This form shows who worked for whom and that the customer acknowledged the work.",
    ],
)
def test_terms_of_a_contract_are_no_approval(text: str) -> None:
    assert approvals.find(DocumentView(typed(text + "\n"))) == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "We're good on our side, everything was delivered as described and you have our sign-off.",
            "approved",
        ),
        ("Signed off from our end. Thanks for a smooth project.", "approved"),
        ("I confirm that Brackley did the work set out below and that we are satisfied with it.", "approved"),
        ("All correct. You can take this mail as our acceptance.", "approved"),
        ("On behalf of the parish council I accept the work.", "approved"),
        ("Approved, with thanks to your engineers.", "approved"),
        ("We have reviewed the report and find it in order. Accepted.", "approved"),
        ("I'm not in a position to approve this; please ask our finance director.", "refused"),
        ("We don't recognise this work.", "refused"),
        ("This never happened here.", "refused"),
        ("I'd need to see the ticket numbers before I can agree to any of that.", "conditional"),
        ("We approve the summary. Fine by me if Microsoft sees it.", "approved"),
        ("We approve the summary. Fine by me if you fix the phones first.", "conditional"),
        ("Fine by me if Microsoft sees it.", None),
        ("Fine by me as long as the backup job is running again by Friday.", "conditional"),
        ("Approval will follow when the invoice is corrected.", "conditional"),
        (
            "Je veux bien donner mon accord pour la clôture, dès que le renvoi aura été rétabli.",
            "conditional",
        ),
        ("We will give our approval once the twelve accounts are done.", "conditional"),
        ("Daremos nuestra conformidad cuando esté corregida la factura.", "conditional"),
        ("We accept everything except the training, which is still outstanding.", "conditional"),
        ("Please regard my earlier acceptance as void, I had mixed up two suppliers.", "refused"),
        ("I take back what I confirmed on Monday.", "refused"),
        ("I signed the statement by mistake. Please treat my signature as not given.", "refused"),
        ("The purchase order for Exchange Online is cancelled.", "refused"),
        ("Our order no. 4471 was cancelled today.", "refused"),
        ("Please stop all work.", "refused"),
        ("I have never signed the statement that you filed.", "refused"),
        ("We want our money back.", "refused"),
        ("Please move all mailboxes back to the old server.", "refused"),
        ("Please move the meeting back to Friday.", None),
        ("We did not.", "refused"),
        ("The order for the headsets was cancelled, they were too dear.", None),
        ("Please cancel the meeting of next week.", None),
        ("I booked it twice by mistake.", None),
        ("Many thanks, I'll pass this to the board.", None),
        ("Could you send me the list again?", None),
        ("Happy new year to all of you!", None),
        ("Die Arbeiten wurden vollständig erbracht, wir nehmen sie hiermit ab.", "approved"),
        ("Hiermit bestätige ich die ordnungsgemäße Ausführung aller Leistungen.", "approved"),
        ("Das können wir so nicht abnehmen.", "refused"),
        ("Die Freigabe erfolgt, sobald die Dokumentation vorliegt.", "conditional"),
        ("Vielen Dank, ich leite es weiter.", None),
        ("Ich ziehe meine Zustimmung zurück.", "refused"),
        ("Nous acceptons les travaux sans réserve.", "approved"),
        ("Bon pour accord. Tout a été livré.", "approved"),
        ("Nous ne pouvons pas valider cette prestation.", "refused"),
        ("Je signerai dès réception du rapport.", "conditional"),
        ("Merci, je regarde cela demain.", None),
        ("Conformes con el trabajo realizado, queda aceptado.", "approved"),
        ("Damos el visto bueno a lo entregado.", "approved"),
        ("No estamos conformes con la migración.", "refused"),
        ("Lo aprobaremos cuando funcione el correo en los móviles.", "conditional"),
        ("Gracias, lo reviso y te digo algo.", None),
        ("I am out of the office until 12 May and will answer then.", "out-of-office"),
        ("Ich bin bis zum 3. Juni im Urlaub.", "out-of-office"),
        ("Yes, that's what you did, and it works. Approved.", "approved"),
        ("The customer has not approved this yet.", "refused"),
        ("We haven't had time to test, so no acceptance yet.", "conditional"),
        ("OK to approve this as long as the sign-in fault on the tablets is mended.", "conditional"),
        ("No faults on our side, happy for you to close this out.", "approved"),
        ("Not a problem, happy with it as it stands.", "approved"),
        ("Yes: what you list is what was done and Ostrey approves it.", "approved"),
        ("After some thought we are not in a position to sign this off.", "refused"),
        ("I would have approved it if the scanners had not been done by my cousin.", "refused"),
        ("Wir sind leider nicht in der Lage, die Leistungen abzunehmen.", "refused"),
        ("Nous ne sommes malheureusement pas en mesure de signer ce document.", "refused"),
        ("Lamentamos decirle que no podemos firmar el acta.", "refused"),
        ("Vorbehaltlich der Zustimmung des Beirats können wir die Leistungen bestätigen.", "conditional"),
        ("Sono assente fino al 18 giugno.", "out-of-office"),
        ("Ik ben tot 12 mei niet op kantoor.", "out-of-office"),
        ("Estarei de férias até segunda-feira.", "out-of-office"),
    ],
)
def test_what_people_write_when_they_are_asked_to_accept(words: str, expected: str | None) -> None:
    said = judge_message(words, 0, len(words), "Re: completion of the work")
    assert (said.answer.value if said is not None else None) == expected


@pytest.mark.parametrize(
    "exchange",
    [
        "Can you confirm that all mailboxes were moved and accept the work?\nNo. Ours did it.",
        "Can you confirm that Ostrey moved 40 people to Teams?\nNo. Our own team did.",
        "Do you accept the work as described?\nNo, not yet. The archive is empty.",
        "Können Sie bestätigen, dass die Arbeiten abgeschlossen sind?\nLeider noch nicht.",
    ],
)
def test_no_to_what_was_asked_is_a_refusal(exchange: str) -> None:
    asked = exchange.index("\n")
    said = affirms(exchange, (asked + 1, len(exchange)), (0, asked))
    assert said is not None
    assert said.answer is Answer.REFUSED


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Die Arbeiten wurden am 12. Mai 2025 abgeschlossen. Wir nehmen sie ab.", 2),
        ("Wir geben das Angebot vom 3. Juni frei.", 1),
        ("This is about item 12. May I approve it?", 2),
    ],
)
def test_the_point_behind_the_number_of_a_day_ends_no_sentence(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


@pytest.mark.parametrize(
    "text",
    [
        "That is what you say. Our users say otherwise.",
        "That is how you describe it. It is wrong.",
        "This is exactly what you did wrong.",
        "Genau das haben Sie nicht getan.",
        "Eso es lo que hicieron mal.",
        "C'est ce que vous avez fait de mal.",
    ],
)
def test_who_repeats_an_account_to_blame_it_approves_nothing(text: str) -> None:
    said = judge_message(text, 0, len(text), None)
    assert said is None or said.answer is not Answer.APPROVED


@pytest.mark.parametrize(
    "text",
    [
        "Your consultants migrated the wrong mailboxes in May. I confirm this.",
        "You migrated our mailboxes, lost 40 of them and went home. We can confirm this.",
        "Ihre Leute haben im Mai die falschen Postfächer umgezogen. Das bestätigen wir.",
    ],
)
def test_who_confirms_an_account_that_blames_has_not_surely_approved(text: str) -> None:
    said = judge_message(text, 0, len(text), None)
    assert said is None or said.confidence < TOLD


@pytest.mark.parametrize(
    "sentence",
    [
        "I will ask Petra whether we can approve the work.",
        "Tell me on Monday whether you are happy for us to accept it.",
        "Wir klären intern, ob wir die Leistung abnehmen.",
        "Preguntaré si podemos aprobar el trabajo.",
        "Je demande à la direction si nous pouvons approuver la prestation.",
        "Accepted by the client: ______",
        "Work approved and accepted by: ........",
    ],
)
def test_what_is_still_to_be_decided_or_filled_in_approves_nothing(sentence: str) -> None:
    judged = judge_sentence(sentence)
    assert judged is None or judged[0] is Answer.CONDITIONAL


@pytest.mark.parametrize(
    "sentence",
    [
        "You asked whether all is done: yes, we approve the work.",
        "Whatever was missing is there now, and we accept the work.",
        "Accepted by the client: Dana Whitmore",
    ],
)
def test_what_was_decided_approves_all_the_same(sentence: str) -> None:
    judged = judge_sentence(sentence)
    assert judged is not None
    assert judged[0] is Answer.APPROVED


@pytest.mark.parametrize(
    "text",
    [
        "I accept that we have to wait for the archives.",
        "We agree to meet on Friday about the statement of work.",
        "We accept that the migration was done badly.",
        "We agree to work with you next year.",
        "I approve of the tone of your letter, but not of the work.",
        "We accept nothing of this.",
        "It goes without saying that we accept no such work.",
        "Tom, you wrote that we approve the work. That is not so.",
        "We approve the plan for next year.",
        "The work is accepted as a basis for discussion.",
        "We approve this e-mail being forwarded.",
        "I accept your terms of payment.",
        "This message is approved by our mail scanner.",
        "I sign off now, have a nice weekend.",
        "Wir akzeptieren die Verzögerung.",
        "Aprobamos el presupuesto de viajes.",
        "Nous acceptons le retard.",
    ],
)
def test_words_of_approving_that_approve_no_work(text: str) -> None:
    assert answer(text) != "approved"


@pytest.mark.parametrize(
    "text",
    [
        "I accept that the work was completed as described.",
        "We agree to the statement of work.",
        "We agree with your report and approve the work.",
        "We sign off the migration.",
        "As you said, all is done: we accept the work.",
        "Wir akzeptieren die Leistungen.",
        "Nous acceptons les travaux.",
    ],
)
def test_words_of_approving_that_approve_the_work(text: str) -> None:
    assert answer(text) == "approved"


@pytest.mark.parametrize(
    "sentence",
    [
        "We are happy with the result and sign the work off.",
        "I have checked it and sign everything off.",
        "We can now work from anywhere and accept the work.",
        "I'd like to thank you and hereby approve the report.",
        "We had to wait a while but are content, and approve the work.",
    ],
)
def test_work_that_somebody_praises_and_signs_off_is_approved(sentence: str) -> None:
    judged = judge_sentence(sentence)
    assert judged is not None
    assert judged[0] is Answer.APPROVED


@pytest.mark.parametrize(
    "sentence",
    [
        "We will look at it next week and approve it.",
        "We'll check it and approve it.",
        "We shall test the mailboxes and accept the work.",
        "We hope that the board will look at it and approve it.",
        "We were asked to look at it and sign the work off.",
        "We need to see the log and approve it.",
    ],
)
def test_what_is_still_to_be_looked_at_is_not_approved(sentence: str) -> None:
    judged = judge_sentence(sentence)
    assert judged is None or judged[0] is not Answer.APPROVED
