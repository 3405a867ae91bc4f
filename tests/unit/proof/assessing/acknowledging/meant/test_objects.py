import pytest

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
