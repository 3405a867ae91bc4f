import numpy as np

from poedesk.proof.reading.ocr.models.alphabet import Alphabet


def test_signs_of_other_scripts_are_not_looked_for() -> None:
    alphabet = Alphabet(["", "a", "é", "取", "Ж", "ą", "ß", " "])
    assert alphabet.signs == ("", "a", "é", "ß", " ")
    answer = np.arange(16, dtype=np.float32).reshape(2, 8)
    assert alphabet.of(answer).tolist() == [[0, 1, 2, 6, 7], [8, 9, 10, 14, 15]]
