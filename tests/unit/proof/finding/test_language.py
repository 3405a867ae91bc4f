import pytest

from poedesk.proof.finding.language import detect, tells, written_in


@pytest.mark.parametrize(
    ("text", "code", "understood"),
    [
        (
            "The partner moved the mail to the cloud and trained the staff, as was agreed.",
            "en",
            True,
        ),
        (
            "El socio migró los buzones del cliente a la nube y la guía se entregó en mayo por él.",
            "es",
            True,
        ),
        (
            "De mailboxen zijn naar de cloud verplaatst en het personeel is door ons getraind.",
            "nl",
            False,
        ),
        (
            "O parceiro migrou as caixas para a nuvem e os usuários por uma equipe do projeto.",
            "pt",
            False,
        ),
        (
            "Il partner e gli utenti nella nuvola sono per il progetto dal team di lavoro.",
            "it",
            False,
        ),
        ("Партнёр перенёс почтовые ящики в облако и обучил сотрудников.", "ru", False),
        ("パートナーはメールボックスをクラウドに移行しました。", "ja", False),
        ("Harrow Vale 2026", None, True),
    ],
)
def test_small_words_and_scripts_tell_the_language(text: str, code: str | None, understood: bool) -> None:  # noqa: FBT001 - a table of cases
    assert (detect(text).code, detect(text).understood) == (code, understood)


ABSENT = (
    "Ich bin bis nach Ostern nicht im Haus. Ihre Nachricht wird nicht gelesen; wenden Sie sich bitte an das"
    " Sekretariat, das Ihnen auch sagt, wer mich vertritt."
)
DECLARED = (
    "Par la présente, nous déclarons que la société a inscrit les téléphones de nos chauffeurs en mai,"
    " et qu'elle y a installé le carnet de route. Fait à Tournai, pour la société."
)


@pytest.mark.parametrize(("letter", "code"), [(ABSENT, "de"), (DECLARED, "fr")])
def test_a_letter_without_labels_is_understood(letter: str, code: str) -> None:
    assert (detect(letter).code, detect(letter).understood) == (code, True)


ITALIAN = (
    "Il partner ha migrato le caselle degli utenti nel cloud e gli uffici sono stati formati per il lavoro,"
    " come è stato concordato con la direzione del cliente."
)


def test_italian_is_told_and_not_understood() -> None:
    assert (detect(ITALIAN).code, detect(ITALIAN).understood) == ("it", False)


def test_a_foreign_name_in_an_english_text_changes_nothing() -> None:
    text = "The partner moved the mail of Müller & Söhne to the cloud and is at the plant."
    assert detect(text).code == "en"


@pytest.mark.parametrize("code", ["it", "nl", "sv"])
def test_what_is_found_in_a_language_of_which_words_are_known_is_there(code: str) -> None:
    assert tells(code)


def test_what_seems_found_in_a_language_without_known_words_may_be_anything() -> None:
    assert not tells("pl")


@pytest.mark.parametrize(
    ("passage", "paper", "code"),
    [
        ("Duero va a replicar las directivas de tres sedes a Intune en otoño de 2025.", "es", "es"),
        ("De postbussen van de school zijn naar Exchange Online overgezet en getest.", "es", "nl"),
        ("Alderney a repris les boîtes de la mairie en mai et de l'école en juin.", "fr", "fr"),
    ],
)
def test_words_that_the_papers_own_language_has_speak_for_no_other(
    passage: str, paper: str, code: str
) -> None:
    assert written_in(passage, paper) == code
