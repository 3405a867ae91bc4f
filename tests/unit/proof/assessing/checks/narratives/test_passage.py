"""What a paper says of all the work in it: "that is what your team did"."""

import pytest

from poedesk.proof.assessing.checks.narratives.passage import says_it_was_done
from poedesk.proof.finding.wording.plain import plain_of


@pytest.mark.parametrize(
    "said",
    [
        "That is what your team did, it works, and the museum signs off on it.",
        "Oui, c'est bien ce que vous avez fait chez nous.",
        "Genau das haben Sie bei uns gemacht.",
        "Sí, es exactamente lo que hicieron en la bodega.",
        "Sì, è proprio quello che avete fatto da noi.",
        "Ja, dat is precies wat u gedaan heeft; dat is wat jullie hebben gedaan.",
        "We confirm that the work was carried out.",
    ],
)
def test_that_somebody_says_so_confirms_the_work(said: str) -> None:
    assert says_it_was_done(plain_of(said).text)


@pytest.mark.parametrize(
    "said",
    [
        "That is not what your team did.",
        "Is that what you want to do?",
        "Ce n'est pas ce que vous avez fait.",
        "Das haben Sie nicht gemacht.",
        "No es lo que hicieron.",
        "That is what your team will do.",
    ],
)
def test_that_it_was_not_so_confirms_nothing(said: str) -> None:
    assert not says_it_was_done(plain_of(said).text)
