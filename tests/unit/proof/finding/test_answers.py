import pytest

from poedesk.proof.finding.approvals import affirms, is_vote, judge_message, tone

WORDS: dict[str | None, list[str]] = {
    "approved": [
        "Approved. Thanks Tom, it went really well.",
        "Hi Tom, fine by us - please consider the work accepted.",
        "This is approved from our side.",
        "All good from our side, we accept the migration as delivered.",
        "I'm happy with the work and approve it.",
        "We are satisfied with the migration and hereby accept it.",
        "I can confirm that Brightwater completed the Teams deployment in March.",
        "Consider this my approval.",
        "Please treat this e-mail as our formal acceptance of the work described below.",
        "Signed off.",
        "Without you we would not have managed: we accept the work described below.",
        "We could not have done it without your team, and we accept the work.",
        "Sign-off granted.",
        "Approval granted, thank you.",
        "No objections from us. Approved.",
        "We agree with the description of the work and approve it without reservation.",
        "Accepted with thanks.",
        "I approve. Let me know if you need anything else before you file.",
        "Approved - if you need a signed copy as well, just ask.",
        "Good job. You have our sign-off.",
        "Buenos días, damos el visto bueno a los trabajos realizados.",
        "Conforme con lo descrito. Un saludo.",
        "Aprobado por nuestra parte.",
        "De acuerdo, aceptamos la entrega.",
        "Confirmo que la migración se ha realizado correctamente.",
        "Por nuestra parte queda aprobado el informe.",
        "Estamos conformes con los trabajos y los aprobamos.",
        "Tiene usted nuestra conformidad.",
        "Doy por aceptados los trabajos.",
        "Les confirmamos la aceptación de los trabajos descritos.",
        "Hallo Tom, passt alles, hiermit freigegeben.",
        "Wir nehmen die Leistung ab.",
        "Die Arbeiten sind von unserer Seite abgenommen.",
        "Hiermit erteile ich die Freigabe.",
        "Ich bestätige die ordnungsgemäße Durchführung der Migration.",
        "Wir bestätigen, dass die Leistungen vollständig erbracht wurden.",
        "Freigabe erteilt.",
        "Einverstanden, bitte so einreichen.",
        "Von unserer Seite genehmigt.",
        "Die Abnahme ist hiermit erfolgt.",
        "Bonjour, nous validons les travaux réalisés.",
        "Bon pour accord.",
        "C'est validé de notre côté, merci.",
        "Je vous confirme notre accord sur les prestations réalisées.",
        "J'approuve le rapport ci-dessous sans réserve.",
        "Nous confirmons la bonne réalisation de la migration.",
        "Vous avez notre accord.",
        "Tout ce que vous décrivez a été fait, je le valide au nom de la société.",
        "La recette est prononcée sans réserve.",
    ],
    "conditional": [
        "Approved provided that you fix the calendar sharing.",
        "We approve once the last 12 mailboxes are moved.",
        "Approved, subject to legal's review.",
        "OK to sign off as soon as the training is repeated.",
        "Happy to approve when the open tickets are closed.",
        "We accept the work, but the runbook is still missing.",
        "Accepted with the exception of Teams Phone.",
        "Approved in principle, final word after our board meeting.",
        "We would approve if the price were corrected.",
        "I approve on condition that the archive is moved by June.",
        "We can sign off after you deliver the documentation.",
        "Approved pending confirmation by our security team.",
        "Aprobado siempre que se corrijan las incidencias.",
        "Lo aprobaremos en cuanto terminen la formación.",
        "Aceptamos los trabajos, salvo la parte de Teams.",
        "Conforme, a falta de la documentación final.",
        "Freigegeben, sofern die offenen Punkte behoben werden.",
        "Wir nehmen die Leistung unter Vorbehalt ab.",
        "Sobald die Doku da ist, geben wir frei.",
        "Abgenommen bis auf die Schulungen.",
        "Validé sous réserve de la levée des anomalies.",
        "Nous validerons dès que la formation sera faite.",
        "Nous acceptons les travaux, sauf la partie Teams.",
        "D'accord, à condition que la documentation soit livrée.",
    ],
    "refused": [
        "Without you we would not have accepted the work.",
        "We would not have lost the mail without you: we do not accept the work.",
        "We do not approve this.",
        "I can't sign this off, half of the mailboxes are missing.",
        "We are not satisfied with the work and do not accept it.",
        "Not approved.",
        "We have to decline.",
        "I'm afraid we can't accept the report as it stands.",
        "We withdraw our approval of 14 April.",
        "This work was never done, please do not claim it.",
        "No estamos de acuerdo con el informe y no lo aprobamos.",
        "Rechazamos la entrega.",
        "No damos nuestra conformidad.",
        "Retiramos nuestra aprobación.",
        "Wir nehmen die Leistung nicht ab.",
        "Damit sind wir nicht einverstanden.",
        "Die Freigabe wird verweigert.",
        "Wir lehnen die Abnahme ab.",
        "Wir ziehen unsere Freigabe zurück.",
        "Nous ne validons pas ces travaux.",
        "Nous ne sommes pas d'accord avec ce rapport.",
        "Nous refusons la recette.",
        "Je ne peux pas approuver ce document.",
    ],
    None: [
        "Thanks, will look.",
        "Received, thank you. I will review it next week.",
        "Thanks for sending this over, I'll get back to you.",
        "Got it, thanks!",
        "We confirm receipt of your report.",
        "Noted with thanks.",
        "I have passed it on to our CFO for approval.",
        "Let me check with Marta.",
        "Recibido, gracias. Lo revisamos y le decimos.",
        "Acuso recibo del informe.",
        "Danke, schaue ich mir an.",
        "Vielen Dank, ist angekommen. Ich melde mich.",
        "Hiermit bestätige ich den Erhalt des Berichts.",
        "Bien reçu, merci. Je regarde cela demain.",
        "J'accuse réception de votre rapport.",
        "Who needs to approve this on your side?",
        "What exactly do you want us to approve?",
        "The approval process takes two weeks here.",
        "Approval is with our procurement team.",
        "Has this been approved by Microsoft?",
        "Marta approves such things, please ask her.",
        "See you on Monday at the approval meeting.",
        "Could you resend the attachment? It will not open.",
        "I accepted the calendar invite for Thursday.",
        "Ingrid Solheim has accepted this invitation.",
        "Your message was read on Tuesday, 14 April 2026 10:12:00.",
        "Ingrid Solheim reacted to your message: thumbs up.",
        "Quién tiene que aprobarlo?",
        "Wer muss das bei euch freigeben?",
        "Qui doit valider ce document ?",
        "Looking forward to your approval request.",
        "I will sign it tomorrow.",
        "Microsoft n'est pas responsable de ce contenu.",
    ],
    "out-of-office": [
        "I am out of the office until 20 April with no access to mail.",
        "Thank you for your message. I'm currently on annual leave and will be back on Monday.",
        "Estoy de vacaciones hasta el 20 de abril.",
        "Estaré ausente de la oficina hasta el lunes.",
        "Ich bin bis zum 20. April nicht im Büro.",
        "Vielen Dank für Ihre Nachricht. Ich bin im Urlaub und ab Montag wieder erreichbar.",
        "Je suis absente du bureau jusqu'au 20 avril.",
        "Je suis en congé jusqu'au 20 avril.",
    ],
}
FOOT = "\n\nKind regards,\nIngrid Solheim\nHead of IT\n"
LEGAL = """
This e-mail and any attachments are confidential and intended only for the person to whom it is sent.
We do not accept liability for viruses. Nothing in it constitutes acceptance of any offer.

Halden Timber Group, registered in Norway
"""


def answer(text: str) -> str | None:
    said = judge_message(text, 0, len(text), None)
    return said.answer.value if said else None


@pytest.mark.parametrize(
    ("expected", "words"), [(expected, words) for expected, each in WORDS.items() for words in each]
)
def test_what_words_answer_alone_and_in_a_mail(expected: str | None, words: str) -> None:
    assert answer(words) == expected
    assert answer(f"Hi Tom,\n\n{words}{FOOT}{LEGAL}") == expected


@pytest.mark.parametrize(
    ("expected", "words"),
    [
        ("receipt", "Thanks, will look."),
        ("receipt", "Recibido, gracias. Lo revisamos y le decimos."),
        ("receipt", "Danke, schaue ich mir an."),
        ("receipt", "Bien reçu, merci. Je regarde cela demain."),
        ("request", "Could you please approve the statement of work?"),
        ("request", "Bitte bestätigen Sie die Abnahme."),
        ("other", "The weather was fine in Bergen."),
    ],
)
def test_words_that_answer_nothing_are_told_apart(expected: str, words: str) -> None:
    assert tone(words, 0, len(words)) == expected


@pytest.mark.parametrize(
    ("own", "asked", "expected"),
    [
        ("Yes, confirmed.", "Please confirm that the migration was completed.", True),
        ("Yes.", "Do you approve the work described below? Could you say so?", False),
        ("Yes.", "Can you approve the statement of work?", True),
        ("Ja, bestätigt.", "Bitte bestätigen Sie, dass die Arbeiten abgeschlossen sind.", True),
        ("Sí, conforme.", "¿Pueden aprobar el informe?", True),
        ("Oui, confirmé.", "Pouvez-vous valider les travaux ?", True),
        ("Yes.", "Shall we meet on Tuesday?", False),
        (
            "Yes, but Teams Phone is not working and the training has not been given.",
            "Please approve.",
            False,
        ),
        ("Thanks.", "Please approve the work.", False),
    ],
)
def test_a_yes_answers_the_one_request_for_approval(own: str, asked: str, *, expected: bool) -> None:
    text = f"{own}\n\n{asked}"
    said = affirms(text, (0, len(own)), (len(own) + 2, len(text)))
    assert (said is not None) is expected


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Approve: Statement of Work No. 7", True),
        ("RE: Approval of the SOW", False),
        ("Accepted: Handover", False),
    ],
)
def test_voting_buttons_answer_in_the_subject(subject: str, *, expected: bool) -> None:
    assert is_vote(subject) is expected
