import pytest

from poedesk.proof.finding.language import detect, tells


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


GERMAN = (
    "Der Partner hat die Postfächer in die Cloud migriert und wir haben das Personal für den Kunden geschult"
    " und wie es vereinbart ist."
)


def test_german_is_understood_as_far_as_its_labels_are_known() -> None:
    assert not detect(GERMAN).understood
    assert detect(GERMAN, labels=2).understood


def test_a_foreign_name_in_an_english_text_changes_nothing() -> None:
    text = "The partner moved the mail of Müller & Söhne to the cloud and is at the plant."
    assert detect(text).code == "en"


@pytest.mark.parametrize("code", ["de", "fr", "it", "nl", "sv"])
def test_what_is_found_in_a_language_of_which_words_are_known_is_there(code: str) -> None:
    assert tells(code)


def test_what_seems_found_in_a_language_without_known_words_may_be_anything() -> None:
    assert not tells("pl")
