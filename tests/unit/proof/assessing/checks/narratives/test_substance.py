import pytest

from poedesk.proof.assessing.checks.narratives.substance import Substance, substance

PARTIES = ("Alder & Sons Ltd", "Quayside Print GmbH", "Alder", "Quayside")


def made_of(text: str, *, capitals: bool = True) -> Substance:
    return substance(text, PARTIES, capitals=capitals)


@pytest.mark.parametrize(
    "text",
    [
        "Our presses in Hull and Leith send job tickets by fax; eleven jobs were printed twice last spring.",
        "Wir haben 40 Arbeitsplätze der Druckerei an vier Abenden umgestellt und die Setzer eingewiesen.",
        "Nous avons déplacé 120 boîtes aux lettres et formé les imprimeurs de Lille pendant deux matinées.",
        "Movimos 80 buzones en tres noches y enseñamos a los maquinistas a abrir los planos en la tableta.",
        "Quayside needs to manage 900 tablets of its nurses with Microsoft Intune.",
    ],
)
def test_what_happened_to_somebody_fits_nobody_else(text: str) -> None:
    seen = made_of(text, capitals="Wir" not in text)
    assert not seen.fits_anyone
    assert not seen.says_little


@pytest.mark.parametrize(
    "text",
    [
        "Alder & Sons Ltd delivers innovative solutions that empower organisations to unlock potential.",
        "Unsere bewährte Methodik sichert den nachhaltigen Erfolg der digitalen Transformation.",
        "Notre expertise reconnue garantit le succès de la transformation numérique de votre entreprise.",
        "Nuestra experiencia y metodología garantizan el éxito de la transformación digital de la empresa.",
        "Founded in 1998, we are a leading partner for modern workplace solutions and trusted advice.",
        "Quayside Print GmbH needs Microsoft Teams because it wants to use Microsoft Teams.",
        "",
    ],
)
def test_advertising_methods_and_profiles_fit_anyone(text: str) -> None:
    assert made_of(text).fits_anyone


def test_parties_and_products_are_no_facts() -> None:
    assert made_of("Alder and Quayside met in Leith about Microsoft 365 and Exchange Online.").facts == 1


def test_in_german_a_capital_marks_no_name() -> None:
    assert made_of("die Setzer in Leith", capitals=False).facts == 0


def test_more_of_what_fits_anyone_never_makes_a_text_more_telling() -> None:
    text = "Eleven jobs were printed twice in Hull because the presses could not read the tickets."
    padded = text + " Digital transformation empowers organisations to achieve excellence." * 9
    assert made_of(padded).share > made_of(text).share
    assert made_of(padded).says_little or made_of(padded).fits_anyone
