import pytest

from poedesk.proof.assessing.acknowledging.meant.data import flat
from poedesk.proof.assessing.acknowledging.meant.objects import names_another_thing

ACCOUNT = "weekly log of the service desk: mailboxes, rules, incidents"


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("the enclosed service log for the second half of the year is approved.", False),
        ("die aufstellung fur das erste halbjahr ist freigegeben.", False),
        ("le releve du service pour le second semestre est approuve.", False),
        ("the lunch menu for the first half of the year is approved.", True),
        ("the holiday calendar for the second half of the year is approved.", True),
    ],
)
def test_a_report_is_approved_for_its_time(sentence: str, another: bool) -> None:  # noqa: FBT001 - a table
    assert names_another_thing(sentence, ACCOUNT) is another


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("wir bestatigen, dass die oben aufgefuhrten leistungen bei uns erbracht worden sind.", False),
        ("wir bestatigen die durchfuhrung der arbeiten in unserem werk.", False),
        ("wir bestatigen die richtigkeit der angaben und die ausfuhrung der arbeiten vor ort.", False),
        ("wir bestatigen die reparatur der tore in unserem werk.", True),
        ("i acknowledge that the above services were rendered by the supplier for us.", False),
        ("i acknowledge that the forklifts were repaired by the supplier for us.", True),
        ("as authorised representative of the college i approve this record of work.", False),
        ("as authorised representative of the college i approve the timetable.", True),
        ("doy mi conformidad con los trabajos descritos, realizados en nuestra bodega.", False),
        ("doy mi conformidad con los trabajos en nuestra cocina.", True),
        ("we accept the work in our garage.", True),
        ("we accept the work described above, done in our garage.", False),
        ("we accept the premises.", True),
        ("we accept the record player.", True),
        ("we accept the record of the rollout.", False),
        ("wir bestatigen die dienstwagen.", True),
        ("wir bestatigen den projektabschluss und die arbeitsergebnisse.", False),
        ("doy mi conformidad con la poda de los olivos en nuestra finca.", True),
        ("el cliente acepta la entrega de los servicios descritos en esta acta.", False),
    ],
)
def test_where_by_whom_and_in_which_paper_the_work_is_told_names_no_other_thing(
    sentence: str,
    another: bool,  # noqa: FBT001 - a table
) -> None:
    assert names_another_thing(sentence, ACCOUNT) is another


@pytest.mark.parametrize(
    ("sentence", "another"),
    [
        ("der auftraggeber bestatigt die vertragsgemasse ausfuhrung.", False),
        ("wir bestatigen die ordnungsgemasse durchfuhrung.", False),
        ("the customer confirms the proper execution.", False),
        ("le client confirme la bonne execution.", False),
        ("el cliente confirma la correcta ejecucion.", False),
        ("der auftraggeber bestatigt die fachgerechte reinigung.", True),
        ("we confirm the proper painting of the hall.", True),
        ("el cliente confirma el buen estado de los muebles.", True),
        ("le client confirme la bonne tenue du jardin.", True),
    ],
)
def test_praise_of_the_work_names_nothing_else(sentence: str, another: bool) -> None:  # noqa: FBT001 - a table
    assert names_another_thing(sentence, ACCOUNT) is another


OF_THE_WORK = (
    "By signing the client confirms that the work set out in chapter 3 was carried out by us and accepts it.",
    "The Customer accepts the services set forth in Section 2 hereof.",
    "We confirm that everything laid out in this document has been delivered to our satisfaction.",
    "The undersigned accepts the deliverables itemised overleaf.",
    "The Client hereby accepts the above-mentioned Services as complete.",
    "I confirm receipt and acceptance of all items in the table on page 2.",
    "We accept the engagement as delivered and have no further claims.",
    "The customer confirms that the goals of the engagement have been reached.",
    "We hereby confirm that the tasks described here were performed to a high standard.",
    "The client accepts the results of the activities listed overleaf.",
    "The undersigned confirms for the Customer that the statements made in this report are true.",
    "Customer confirms that what this form says is correct and that the services were rendered.",
    "We accept the outcome of the pilot and the final report.",
    "We certify that the contractor has fulfilled all obligations under this order.",
    "We confirm the successful handover of the environment.",
    "The customer accepts the installation without defects.",
    "I approve the completed checklist.",
    "We sign off the deployment as finished.",
    "Accepted by the client: the platform runs as agreed.",
    "We confirm that our users have been trained and are working with the new tools.",
    "The customer acknowledges that all acceptance criteria have been met.",
    "We accept handover of the solution into operation.",
    "The buyer accepts the goods and services listed above.",
    "Acceptance of the works referred to in clause 4.",
    "I confirm that the hours shown were worked.",
    "We approve this close-out report and release the final invoice.",
    "The authority accepts the milestone and closes the purchase order.",
    "The customer confirms completion of the assignment.",
    "The company accepts all outcomes of the programme described in this certificate.",
    "We accept the quality of the delivered work.",
    "Wir bestätigen die ordnungsgemäße Erbringung der umseitig aufgeführten Leistungen.",
    "Der Auftraggeber bestätigt, dass die oben genannten Tätigkeiten vollständig ausgeführt wurden.",
    "Wir nehmen die Leistung ohne Mängel ab.",
    "Hiermit bestätigen wir den erfolgreichen Abschluss der Maßnahme.",
    "Der Kunde nimmt die im Folgenden aufgezählten Arbeiten ab.",
    "Wir bestätigen die sachliche Richtigkeit der Angaben.",
    "Die Abnahme der vereinbarten Leistungen wird hiermit erklärt.",
    "Der Besteller genehmigt das Werk als im Wesentlichen vertragsgemäß.",
    "Le client atteste la bonne exécution des prestations énumérées ci-dessus.",
    "Nous confirmons que les interventions décrites au verso ont été menées à bien.",
    "Le client accepte les livrables remis et prononce la réception.",
    "Nous validons le bilan de la mission.",
    "Nous acceptons sans réserve les ouvrages désignés ci-avant.",
    "El cliente confirma que las tareas enumeradas se llevaron a cabo correctamente.",
    "Aceptamos la entrega final del encargo.",
    "Acepto los servicios detallados en el anexo.",
    "El abajo firmante confirma la correcta ejecución de las actuaciones descritas.",
    "We confirm the facts stated in this memo.",
    "The customer agrees to the contents of this statement.",
    "We accept that the partner's duties have been discharged.",
    "The customer confirms that the cut-over took place as scheduled.",
    "Customer accepts the state of the system at handover.",
    "I accept this final account of the engagement.",
    "We approve the work product.",
    "We confirm the particulars above and thank the team.",
    "The trust confirms that the programme of work was completed by the supplier.",
    "We confirm all of it.",
    "We accept the changes made to our estate.",
    "We accept the transition to the new collaboration environment.",
    "Acceptance of the final state of the tenant.",
)
OF_OTHER_THINGS = (
    "We accept the delivery of the vans.",
    "We approve the invoice.",
    "We confirm the order of 40 laptops.",
    "The client accepts the renovation of the canteen.",
    "I approve the menu for the summer party.",
    "We accept your quotation for the printers.",
    "We confirm the appointment on Tuesday.",
    "We accept the translation of our website.",
    "We sign off the new logo.",
    "We accept the furniture as delivered.",
    "The customer accepts the electrical installation of the new hall.",
    "We confirm the meeting.",
    "We approve the expenses of the trip.",
    "We accept the lease.",
    "Wir nehmen die Heizungsanlage ab.",
    "Wir bestätigen die Lieferung der Drucker.",
    "Wir genehmigen die Rechnung.",
    "Wir nehmen den Anbau ab.",
    "Nous acceptons la livraison des imprimantes.",
    "Nous validons la facture.",
    "Nous validons le menu.",
    "Aceptamos la entrega de las furgonetas.",
    "Aprobamos la factura.",
    "Aceptamos la reforma de la cocina.",
    "We accept the cabling of the second floor.",
    "We accept the website relaunch.",
    "We accept the payroll project.",
    "We accept the training of the forklift drivers.",
    "We accept the SAP migration.",
    "We accept the audit of our books.",
    "We accept the cleaning services.",
    "I approve the purchase of the desks.",
    "We confirm delivery of the servers.",
)


@pytest.mark.parametrize("sentence", OF_THE_WORK)
def test_work_in_general_is_called_by_many_names(sentence: str) -> None:
    assert not names_another_thing(flat(sentence), "we moved mailboxes to exchange online")


@pytest.mark.parametrize("sentence", OF_OTHER_THINGS)
def test_things_that_no_account_tells_of_are_other_things(sentence: str) -> None:
    assert names_another_thing(flat(sentence), "we moved mailboxes to exchange online")
