import pytest

from poedesk.proof.finding.activities.words import activity_of_label, cues, tied
from poedesk.proof.finding.workloads.names import mentions
from poedesk.proof.policy import vocabulary


@pytest.mark.parametrize(
    ("label", "activity"),
    [
        ("Deployment & Implementation", "deployment"),
        ("Deployme\nnt &\nImplemen\ntation", "deployment"),
        ("Deployme nt and Implemen tation", "deployment"),
        ("Migration\ns", "migration"),
        ("Bereitstel lung", "deployment"),
        ("Deployme", None),
        ("nt of parts", None),
        (None, None),
    ],
)
def test_a_heading_is_known_also_where_a_narrow_column_breaks_its_words(
    label: str | None, activity: str | None
) -> None:
    assert activity_of_label(label, vocabulary.load()) == activity


@pytest.mark.parametrize(
    "told",
    [
        "Traced the dropped Teams calls to the bridge, moved to cable.",
        "You moved the weighbridges off the old wireless.",
        "The review of Teams was moved to Friday.",
    ],
)
def test_what_is_no_data_is_not_migrated(told: str) -> None:
    assert "migration" not in {cue.activity for cue in cues(told, vocabulary.load())}


@pytest.mark.parametrize(
    "told",
    [
        "We moved 40 mailboxes from the old building to Exchange Online.",
        "Moved all files off the office server to SharePoint.",
        "Moved to Exchange Online from the switch room's server over a weekend.",
    ],
)
def test_data_are_migrated_wherever_they_stood(told: str) -> None:
    assert "migration" in {cue.activity for cue in cues(told, vocabulary.load())}


@pytest.mark.parametrize(
    ("told", "pilot"),
    [
        ("Two devices were wiped by way of trial. The rest followed.", False),
        ("The trial of Intune lasted four weeks.", True),
        ("Ended the trial, then enrolled the rest.", True),
    ],
)
def test_trying_once_is_no_pilot(told: str, pilot: bool) -> None:  # noqa: FBT001 - a table
    assert ("pilot" in {cue.activity for cue in cues(told, vocabulary.load())}) is pilot


@pytest.mark.parametrize(
    ("told", "activity"),
    [
        ("Verteilung der Microsoft 365 Apps auf 71 Arbeitsplätze", "deployment"),
        ("Verteilung der Aufgaben auf die Abteilungen", None),
        ("173 reported mails examined and answered within one hour", None),
        ("Examined the licences and the use of Teams", "advisory"),
        ("Nobody in Kilkenny answered our calls about Teams", None),
        ("Hotline für ausgesperrte Mitarbeiter", "support"),
        ("Hotline für Bestellungen", None),
        ("Keine Hotline für Mitarbeiter", None),
        ("Their desk has looked after Intune day by day", "support"),
        ("The manager looked after the guests", None),
        ("Creazione in Teams di un canale per macchina", "deployment"),
        ("Creazione di valore per tutti", None),
        ("Affiancamento dei 15 capiturno in Teams", "adoption"),
        ("Affiancamento tra carta e Teams", None),
        ("Four exercises in Teams, exercises with all 64 inspectors", "adoption"),
        ("Twenty-minute talks at each reception", "adoption"),
        ("Die Auftragnehmerin übt mit ihnen an zwei Abenden die Meldung", "adoption"),
        ("Simulacros con los tres turnos", "adoption"),
        ("Drie oefeningen met de schippers", "adoption"),
        ("We had talks with two suppliers", None),
        ("The exercises in the book were skipped", None),
        ("Aftercare until 20 February, 12 questions", "support"),
        ("Nazorg tot eind februari", "support"),
        ("No one in the office configured Teams", None),
        ("So that nobody is locked out we configured Teams", "deployment"),
        ("Nobody else could, so Rosa configured Teams", "deployment"),
    ],
)
def test_words_tell_by_what_they_are_of(told: str, activity: str | None) -> None:
    shown = {cue.activity for cue in cues(told, vocabulary.load())}
    assert shown == ({activity} if activity else set())


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("Viva Engage (what used to be Yammer): set up the network for all docents", {"deployment"}),
        ("Exchange Online (formerly with a host): migrated 40 mailboxes", {"migration"}),
        ("Teams is liked (by most), and the printers were installed", set()),
    ],
)
def test_a_remark_in_brackets_parts_no_name_from_its_deed(told: str, shown: set[str]) -> None:
    words = vocabulary.load()
    pairs = tied(told, mentions(told, words, about=True), cues(told, words))
    assert {cue.activity for cue, _ in pairs} == shown


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Our IT team was coached over video calls while it set up Intune", {"adoption", "remote-guidance"}),
        ("Coached 40 users in Teams over video", {"adoption"}),
        (
            "Unser Administrator wurde telefonisch in die Einrichtung eingewiesen",
            {"adoption", "remote-guidance"},
        ),
        ("Die Anwender wurden in die Nutzung eingewiesen", {"adoption"}),
        ("Unterweisung von 420 Personen in 28 Gruppen", {"adoption"}),
        ("Unterweisung von 420 Personen im Arbeitsschutz", set()),
        ("Setup of Exchange Online for 200 people", {"deployment"}),
        (
            "Los administradores fueron guiados a distancia en la configuración",
            {"adoption", "remote-guidance"},
        ),
        ("Un atelier stratégique sur Teams", {"advisory"}),
        ("A strategy workshop on Teams", {"advisory"}),
        ("A workshop on Teams", {"adoption"}),
        ("Uploaded the minutes of the meeting to SharePoint", set()),
        ("Trained the staff for two days in moving mailboxes to Exchange Online", {"adoption"}),
        ("Trained 40 people, and in moving the mailboxes lost nothing", {"adoption", "migration"}),
        ("Moved its own 30 mailboxes to Exchange Online and showed the result", set()),
        ("Moved our own mailboxes to Exchange Online", set()),
        ("Moved their own mailboxes to Exchange Online", {"migration"}),
        ("Sold licences of Exchange Online and moved the contract to annual billing", set()),
        ("Opened a ticket on Exchange Online and moved the meeting to 12 January", set()),
        ("Moved the contracts database to Azure", {"migration"}),
        ("Moved the order files to SharePoint", {"migration"}),
        ("Uploaded 48,000 pages to SharePoint", {"migration"}),
        ("Uploaded the folders and the slides to SharePoint", {"migration"}),
    ],
)
def test_who_is_guided_what_a_workshop_is_of_and_what_is_uploaded(told: str, expected: set[str]) -> None:
    assert {cue.activity for cue in cues(told, vocabulary.load())} == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            "Built a SharePoint site, moved 900 files from the server; deployed Intune for 40 users",
            {"deployment sharepoint-online", "migration sharepoint-online", "deployment intune"},
        ),
        ("Deployed; tested and supported Intune", {"deployment intune", "support intune"}),
    ],
)
def test_a_semicolon_parts_deeds_from_the_names_behind_it(told: str, expected: set[str]) -> None:
    words = vocabulary.load()
    pairs = tied(told, mentions(told, words, about=True), cues(told, words))
    assert expected <= {f"{cue.activity} {mention.workload}" for cue, mention in pairs}
    assert ("migration intune" in {f"{cue.activity} {m.workload}" for cue, m in pairs}) is False


@pytest.mark.parametrize(
    ("told", "advice"),
    [
        ("Two workshops with the crews to decide what is worth protecting.", True),
        ("Zwei Workshops mit dem Lektorat, um zu klären, welche Akten zu schützen sind.", True),
        ("Zwei Workshops, in denen geklärt wurde, was geschützt wird.", True),
        ("Dos talleres con la gerencia para decidir qué se protege.", True),
        ("Deux ateliers avec les associés pour décider ce qui est à protéger.", True),
        ("Two workshops with the crews to show how labels are set.", False),
        ("Two workshops with the crews to practise what was shown.", False),
        ("Zwei Workshops, um zu zeigen, wie Akten geschützt werden.", False),
        ("No workshops were held to decide what is worth protecting.", False),
    ],
)
def test_workshops_that_settle_a_question_are_advice(told: str, advice: bool) -> None:  # noqa: FBT001 - a table
    assert ("advisory" in {cue.activity for cue in cues(told, vocabulary.load())}) is advice
