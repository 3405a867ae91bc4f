import pytest
from hypothesis import given
from hypothesis import strategies as st

from poedesk.proof.reading.readers.mail.charsets import characters

# "The work is done and accepted by the customer."
RUSSIAN = (
    "\u0420\u0430\u0431\u043e\u0442\u044b \u0432\u044b\u043f\u043e\u043b\u043d\u0435\u043d\u044b \u0438 "
    "\u043f\u0440\u0438\u043d\u044f\u0442\u044b \u0437\u0430\u043a\u0430\u0437\u0447\u0438\u043a\u043e\u043c."
)
GREEK = "Οι εργασίες ολοκληρώθηκαν και έγιναν αποδεκτές από τον πελάτη."  # noqa: RUF001 - Greek
JAPANESE = "作業は完了し、お客様に受領されました。ありがとうございます。"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        ("Prüfung – bestanden", "cp1252", "iso-8859-1"),
        ("Prüfung – bestanden", "cp1252", "us-ascii"),
        ("Prüfung – bestanden", "utf-8", "iso-8859-1"),
        ("Prüfung – bestanden", "utf-8", "x-unknown"),
        ("Prüfung – bestanden", "utf-8", "ascii"),
        ("Prüfung", "cp1252", "utf-8"),
        ("Prüfung", "utf-7", "utf-7"),
        ("Prüfung", "utf-8-sig", None),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (JAPANESE, "iso2022_jp", None),
        (JAPANESE, "cp932", "Shift_JIS"),
        (JAPANESE, "cp932", "x-sjis"),
        (JAPANESE, "euc_jp", "euc-jp"),
        ("验收报告", "gb18030", "gb2312"),
        ("검수 완료", "cp949", "ks_c_5601-1987"),
        (RUSSIAN, "koi8_r", "koi8-r"),
        (RUSSIAN, "cp1251", '"windows-1251"'),
        (GREEK, "cp1253", "windows-1253"),
        (GREEK, "utf-8", "windows-1253"),
    ],
)
def test_text_is_read_as_it_was_meant(text: str, encoding: str, declared: str | None) -> None:
    found = characters(text.encode(encoding), declared)
    assert (found.text, found.guessed) == (text, None)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "koi8_r"), (RUSSIAN, "cp1251"), (GREEK, "cp1253"), (JAPANESE, "euc_jp"), (JAPANESE, "cp932")],
)
def test_an_alphabet_that_nothing_declares_is_guessed_and_that_is_said(text: str, encoding: str) -> None:
    found = characters(text.encode(encoding), None)
    assert (found.text, found.guessed) == (text, encoding)


@pytest.mark.parametrize(
    "name", ["idna", "punycode", "hex", "zlib", "rot13", "unicode_escape", "no\0name", "\u00e9"]
)
def test_names_of_codecs_that_are_no_character_sets_are_not_used(name: str) -> None:
    assert characters("Prüfung \\x41".encode(), name).text == "Prüfung \\x41"


@given(st.binary(max_size=80), st.sampled_from([None, "utf-8", "utf-16", "iso-2022-jp", "gb2312", "cp037"]))
def test_any_bytes_give_some_text(data: bytes, declared: str | None) -> None:
    assert isinstance(characters(data, declared).text, str)
