from importlib import import_module

from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import (
    MODULES,
    Job,
    Refused,
    read_document,
    read_nested,
)
from poedesk.proof.reading.sniffing import media


def test_every_kind_has_a_reader_or_words_that_say_why_not() -> None:
    kinds = {
        value
        for name, value in vars(media).items()
        if name.isupper() and isinstance(value, str) and "/" in value
    }
    assert kinds - {"_PICTURE", "_OTHER"} <= MODULES.keys() | media.REFUSALS.keys()


def test_every_reader_can_be_imported_and_reads() -> None:
    for module in MODULES.values():
        assert callable(import_module(module).read)


def test_names_of_parts_are_made_unique_and_have_no_folders() -> None:
    parts = [
        ("../../sow.txt", b"a"),
        ("sow.txt", b"b"),
        ("C:\\x\\sow.txt", b"c"),
        ("", b"d"),
        ("noend", b"e"),
        ("noend", b"f"),
    ]
    names = [document.name for document in read_nested(parts, "mail.eml", DEFAULT)]
    assert names == [
        "mail.eml/sow.txt",
        "mail.eml/sow (2).txt",
        "mail.eml/sow (3).txt",
        "mail.eml/unnamed",
        "mail.eml/noend",
        "mail.eml/noend (2)",
    ]


def test_an_empty_part_is_unreadable() -> None:
    document = read_document(b"", "a.txt", Job(DEFAULT))
    assert document.read is Read.UNREADABLE
    assert "empty" in document.problems[0]


def test_a_part_that_cannot_be_had_is_listed_with_its_reason() -> None:
    (document,) = read_nested([("a.txt", Refused("it is gone; give it again"))], "x.zip", DEFAULT)
    assert (document.name, document.read, document.problems) == (
        "x.zip/a.txt",
        Read.UNREADABLE,
        ("it is gone; give it again",),
    )


def test_very_many_parts_of_one_name_are_told_apart() -> None:
    parts = [("a.txt", Refused("x"))] * 20_000
    documents = read_nested(parts, "x.zip", DEFAULT)
    assert len({document.name for document in documents}) == 20_000
    assert documents[-1].name == "x.zip/a (20000).txt"
