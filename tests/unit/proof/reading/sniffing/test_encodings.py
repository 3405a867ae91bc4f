import pytest

from poedesk.proof.reading.sniffing.encodings import decode_text


@pytest.mark.parametrize("text", ["grün", "Abnahme für Grä", "bare üä", "Prüfung bestanden", "é", "Straße"])
def test_western_text_keeps_its_last_letters(text: str) -> None:
    assert decode_text(text.encode("cp1252")) == (text, "cp1252")


@pytest.mark.parametrize("text", ["grün €", "Größe 5 €", "作業"])
def test_utf8_that_was_cut_in_its_last_letter_stays_utf8(text: str) -> None:
    assert decode_text(text.encode()[:-1]) == (f"{text[:-1]}\ufffd", "utf-8")
    assert decode_text(text.encode()) == (text, "utf-8")
