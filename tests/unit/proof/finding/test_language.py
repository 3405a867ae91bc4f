import pytest

from poedesk.proof.finding.language import detect


@pytest.mark.parametrize(
    ("text", "code", "understood"),
    [
        (
            "The partner moved the mailboxes to the cloud and trained the staff for two weeks, as was agreed.",
            "en",
            True,
        ),
        (
            "El socio migró los buzones del cliente a la nube y formó a los usuarios por dos semanas con éxito.",
            "es",
            True,
        ),
        (
            "De partner heeft de mailboxen naar de cloud verplaatst en het personeel is door ons getraind voor de klant.",
            "nl",
            False,
        ),
        (
            "O parceiro migrou as caixas de correio para a nuvem e os usuários foram treinados por uma equipe do projeto.",
            "pt",
            False,
        ),
        (
            "Il partner ha migrato le caselle nella nuvola e gli utenti sono stati formati per il progetto dal team di lavoro.",
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


GERMAN = "Der Partner hat die Postfächer in die Cloud migriert und wir haben das Personal für den Kunden geschult, wie es vereinbart ist."


def test_german_is_understood_as_far_as_its_labels_are_known() -> None:
    assert not detect(GERMAN).understood
    assert detect(GERMAN, labels=2).understood


def test_a_foreign_name_in_an_english_text_changes_nothing() -> None:
    text = "The partner moved the mailboxes of Müller & Söhne to the cloud and trained the staff, as was agreed in May."
    assert detect(text).code == "en"
