import pytest

from poedesk.proof.finding.wording.forms import Form, forms_of


@pytest.mark.parametrize(
    ("entry", "language", "words"),
    [
        ("plan", "en", "plan plans planned planning"),
        ("carry_over", "en", "carry carries carried carrying"),
        ("bring/brought", "en", "bring brings brought bringing"),
        ("einrichten", "de", "einrichten"),
        ("um.ziehen/zog/gezogen", "de", "umziehen umzuziehen umgezogen umgezogene zog zogen"),
        ("ein.richten", "de", "einrichten einzurichten eingerichtet richtet richtete richteten"),
        ("übertragen/übertrug/übertragen", "de", "ubertragen ubertrug ubertrugen"),
        ("migrieren", "de", "migrieren migriert migrierte migrierten"),
        ("déployer", "fr", "deployer deploye deployees deployons deployera"),
        ("mettre/mis_en_place", "fr", "mettre mis mise mises mettra"),
        ("migrar", "es", "migrar migro migraron migramos migrada migrara"),
        ("poner/puso/puesto_en_marcha", "es", "poner puso puesto puesta"),
        ("trasferire/trasferito", "it", "trasferire trasferito trasferite"),
        ("over.zetten/zette/gezet", "nl", "overzetten overgezet zette zetten"),
    ],
)
def test_all_forms_come_from_the_dictionary_form(entry: str, language: str, words: str) -> None:
    assert set(words.split()) <= {form.word for form in forms_of(entry, language)}


def test_particles_and_further_words_stand_with_their_verb() -> None:
    assert Form("zog", ("um",), ends=True) in forms_of("um.ziehen/zog/gezogen", "de")
    assert Form("mis", ("en", "place")) in forms_of("mettre/mis_en_place", "fr")
