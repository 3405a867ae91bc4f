"""Files inside a file are documents of their own; links and actions lead nowhere."""

from dataclasses import replace

import pikepdf
import pytest

from poedesk.proof.document.model import Read
from poedesk.proof.reading.limits import DEFAULT

from .made import Sheet, annotated, changed, pdf, seen


def _cover(sheet: Sheet) -> None:
    sheet.text(72, 100, "Please find the documents enclosed.")


INNER = pdf(lambda sheet: sheet.text(72, 100, "Statement of Work for Oxbow Mills"))


def _specification(source: pikepdf.Pdf, name: str, data: bytes) -> pikepdf.AttachedFileSpec:
    return pikepdf.AttachedFileSpec(
        source, data, filename=name, description="", mime_type="", creation_date="", mod_date=""
    )


def _holding(*files: tuple[str, bytes], portfolio: bool = False) -> bytes:
    def add(source: pikepdf.Pdf) -> None:
        for name, data in files:
            source.attachments[name] = _specification(source, name, data)
        if portfolio:
            source.Root.Collection = pikepdf.Dictionary(Type=pikepdf.Name.Collection)

    return changed(pdf(_cover), add)


def test_an_embedded_file_is_an_attachment() -> None:
    document = seen(_holding(("sow.pdf", INNER), ("note.txt", b"Approved by Ines Rook\n")))
    assert [(child.name, child.read) for child in document.attachments] == [
        ("made.pdf/note.txt", Read.COMPLETE),
        ("made.pdf/sow.pdf", Read.COMPLETE),
    ]
    assert document.attachments[1].pages[0].text == "Statement of Work for Oxbow Mills"
    assert (document.read, document.problems) == (Read.COMPLETE, ())


def test_the_pages_of_a_portfolio_are_named_its_cover() -> None:
    document = seen(_holding(("sow.pdf", INNER), portfolio=True))
    assert document.problems == ("it is a portfolio of 1 files, whose own pages are its cover",)
    assert len(document.attachments) == 1


def test_a_file_pinned_to_a_page_is_an_attachment() -> None:
    def pin(source: pikepdf.Pdf) -> None:
        source.pages[0].obj.Annots[0].FS = _specification(source, "pinned.pdf", INNER).obj

    data = annotated(pdf(_cover), {"Subtype": "/FileAttachment", "rect": (400, 90, 20, 20)})
    assert [child.name for child in seen(changed(data, pin)).attachments] == ["made.pdf/pinned.pdf"]


def test_files_lie_in_files_only_as_deep_and_as_many_as_allowed() -> None:
    nested = _holding(("inner.pdf", _holding(("innermost.pdf", INNER))))
    document = seen(nested, replace(DEFAULT, depth=1))
    (inner,) = document.attachments
    (innermost,) = inner.attachments
    assert (inner.read, innermost.read) == (Read.COMPLETE, Read.UNREADABLE)
    assert "POEDESK_DEPTH" in innermost.problems[0]
    many = seen(
        _holding(*((f"{number}.txt", b"text") for number in range(5))), replace(DEFAULT, attachments=3)
    )
    assert len(many.attachments) == 3
    assert (many.read, "POEDESK_ATTACHMENTS" in many.problems[0]) == (Read.PARTIAL, True)


def test_a_file_that_unpacks_to_more_than_allowed_is_named_and_the_rest_is_read() -> None:
    document = seen(
        _holding(("a.txt", b"0" * 2_000_000), ("b.txt", b"Approved")),
        replace(DEFAULT, unpacked_bytes=1_000_000),
    )
    assert [child.name for child in document.attachments] == ["made.pdf/b.txt"]
    assert document.read is Read.PARTIAL
    assert "'a.txt'" in document.problems[0]
    assert "POEDESK_UNPACKED_BYTES" in document.problems[0]


def test_a_name_tree_that_holds_itself_ends() -> None:
    def turn(source: pikepdf.Pdf) -> None:
        tree = source.make_indirect(source.Root.Names.EmbeddedFiles)
        source.Root.Names.EmbeddedFiles = tree
        tree.Kids = pikepdf.Array([tree, tree])

    assert len(seen(changed(_holding(("sow.pdf", INNER)), turn)).attachments) == 1


@pytest.mark.parametrize("action", ["Launch", "URI", "GoToR", "SubmitForm", "JavaScript"])
def test_links_and_actions_are_never_followed(action: str) -> None:
    def add(source: pikepdf.Pdf) -> None:
        held = pikepdf.Dictionary(
            S=pikepdf.Name(f"/{action}"),
            F=pikepdf.String("other.pdf"),
            URI=pikepdf.String("http://localhost:9/"),
        )
        source.Root.OpenAction = held
        source.pages[0].obj.Annots[0].A = held

    document = seen(changed(annotated(pdf(_cover), {"Subtype": "/Link", "rect": (72, 90, 90, 12)}), add))
    assert (document.read, document.problems, document.attachments) == (Read.COMPLETE, (), ())
