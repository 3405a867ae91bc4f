"""Seals: the original stays as it was, the key stays unseen, what cannot be sealed is refused with why."""

import io
import pickle
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12
from tests.unit.paper.signing.pki import EXPIRED, PASSPHRASE, TSA, WHEN, pki
from tests.unit.proof.reading.readers.pdf.changed import agreement
from tests.unit.proof.reading.readers.pdf.made import form, pdf, seen

from poedesk.paper.signing.sealing import keys
from poedesk.paper.signing.sealing.keys import KeyNotLoaded, load_pem, load_pkcs12
from poedesk.paper.signing.sealing.seal import Level, NotKept, NotSealed, Place, Sealing, seal
from poedesk.paper.signing.sealing.stamping import NoTimeStamp
from poedesk.paper.signing.sealing.tokens import Token
from poedesk.paper.signing.validating.model import Answer, Kind

from .verified import all_known, one, said, sealed, told

FIELD = [{"T": "Customer", "FT": "/Sig", "rect": (200, 290, 200, 40)}]


def _with_field() -> bytes:
    return form(pdf(agreement), FIELD)


def _changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        change(file)
        file.save(out)
    return out.getvalue()


def test_the_original_is_the_beginning_of_what_is_sealed() -> None:
    assert sealed().startswith(pdf(agreement))


def test_its_own_reader_sees_who_sealed_and_that_it_is_whole() -> None:
    (signature,) = seen(sealed()).signatures
    assert (signature.signer, signature.signed_at) == ("CN=Ines Rook, O=Oxbow Mills", WHEN.isoformat())
    assert (signature.intact, signature.whole_document) == (True, True)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_visible_seal_stands_upright_in_its_corner_however_the_page_is_turned(turn: int) -> None:
    def rotate(file: pikepdf.Pdf) -> None:
        file.pages[0].Rotate = turn

    turned = _changed(pdf(agreement), rotate)
    made = seal(turned, one()[1], at=WHEN, how=Sealing(place=Place(0), reason="Done"))
    opened = pypdfium2.PdfDocument(made)
    opened.init_forms()
    picture = opened[0].render(scale=1).to_pil().convert("L")
    right, foot = picture.size
    (field,) = seen(made).pages[0].fields
    assert field.box is not None
    assert tuple(field.box) == pytest.approx((right - 236, foot - 92, right - 36, foot - 36), abs=1)
    columns = [picture.crop((x, foot - 88, x + 1, foot - 40)) for x in range(right - 237, right - 232)]
    assert min(column.getextrema()[1] for column in columns) < 160  # the bar at its left edge is dark


def test_an_exact_place_is_kept() -> None:
    box = (100.0, 300.0, 260.0, 340.0)
    (field,) = seen(seal(pdf(agreement), one()[1], at=WHEN, how=Sealing(place=Place(1, box)))).pages[0].fields
    assert tuple(field.box or ()) == pytest.approx(box, abs=1)


def test_an_empty_field_of_the_form_is_signed_in() -> None:
    made = seal(_with_field(), one()[1], at=WHEN, how=Sealing(field="Customer"))
    found = said(made, all_known())
    assert (found.answer, found.signatures[0].field) == (Answer.YES, "Customer"), told(found)


def test_letters_of_every_script_are_drawn_with_our_own_faces() -> None:
    how = Sealing(place=Place(1), lines=("Zoë Łuczak", "Ωμέγα, Жук"))
    made = seal(pdf(agreement), one()[1], at=WHEN, how=how)
    with pikepdf.open(io.BytesIO(made)) as file:
        fonts = file.pages[0].Annots[0].AP.N.Resources.Font
        embedded = [font for font in fonts.values() if font.Subtype == pikepdf.Name.Type0]
        assert embedded
        assert all("/FontFile2" in font.DescendantFonts[0].FontDescriptor for font in embedded)


@pytest.mark.parametrize("level", Level)
def test_each_level_keeps_what_it_promises(level: Level) -> None:
    made, key = one()
    how = Sealing(level=level, authority=None if level is Level.B else TSA)
    data = seal(pdf(agreement), key, at=WHEN, how=how, fetch=made.fetch)
    found = said(data, all_known())
    assert found.answer is Answer.YES, told(found)
    kinds = [item.kind for item in found.signatures]
    assert kinds == [Kind.APPROVAL, *([Kind.TIME_STAMP] if level is Level.LTA else [])]
    assert (found.signatures[0].proved is not None) == (level is not Level.B)
    with pikepdf.open(io.BytesIO(data)) as file:
        assert ("/DSS" in file.Root) == (level in {Level.LT, Level.LTA})
        assert str(file.Root.AcroForm.Fields[0].V.SubFilter) == "/ETSI.CAdES.detached"


def test_a_certifying_seal_says_so_and_may_be_made_to_last() -> None:
    made, key = one()
    how = Sealing(level=Level.LTA, authority=TSA, certify=True)
    found = said(seal(pdf(agreement), key, at=WHEN, how=how, fetch=made.fetch), all_known())
    assert (found.answer, found.signatures[0].kind) == (Answer.YES, Kind.CERTIFICATION), told(found)


def _encrypted() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(agreement))) as file:
        file.save(out, encryption=pikepdf.Encryption(owner="o", user=""))
    return out.getvalue()


def _dynamic(file: pikepdf.Pdf) -> None:
    file.Root.NeedsRendering = True
    file.Root.AcroForm = pikepdf.Dictionary(XFA=file.make_stream(b"<xdp/>"), Fields=pikepdf.Array())


def _seeded(file: pikepdf.Pdf) -> None:
    file.Root.AcroForm.Fields[0].SV = pikepdf.Dictionary(Ff=1)


REFUSED: dict[str, tuple[Callable[[], bytes], Sealing, str]] = {
    "encrypted": (_encrypted, Sealing(), "it is encrypted; give a copy that is not"),
    "certified against changes": (
        lambda: sealed(Sealing(certify=True)),
        Sealing(),
        "certified against any change",
    ),
    "certified": (lambda: sealed(Sealing(certify=True, filling=True)), Sealing(), "only fields that it has"),
    "not the first": (sealed, Sealing(certify=True), "only the first signature can certify"),
    "dynamic": (lambda: _changed(pdf(agreement), _dynamic), Sealing(), "made from XFA"),
    "demands": (lambda: _changed(_with_field(), _seeded), Sealing(field="Customer"), "seed values"),
    "no such field": (_with_field, Sealing(field="Partner"), "empty ones: 'Customer'"),
    "signed already": (sealed, Sealing(field="Seal1"), "is signed already"),
    "taken name": (_with_field, Sealing(field="Customer", place=Place(1)), "already has a field 'Customer'"),
    "no such page": (sealed, Sealing(place=Place(9)), "it has no page 9"),
    "beyond the page": (sealed, Sealing(place=Place(1, (0, 0, 900, 40))), "lies beyond page 1"),
    "no document": (lambda: b"Plain text.", Sealing(), "cannot be sealed as it stands"),
    "no authority": (sealed, Sealing(level=Level.T), "needs a time-stamp authority"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_sealed_is_refused_with_the_reason(name: str) -> None:
    data, how, why = REFUSED[name]
    with pytest.raises(NotSealed, match=why):
        seal(data(), one()[1], at=WHEN, how=how)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(NotSealed, match="zone"):
        seal(pdf(agreement), one()[1], at=datetime(2026, 3, 4))  # noqa: DTZ001 - that is what is refused


def test_a_certificate_that_has_ended_seals_nothing() -> None:
    made = one()[0]
    key = made.key(made.issue("Ines Rook", end=EXPIRED))
    with pytest.raises(NotSealed, match="from 2020-01-01 to 2026-06-01, and not on 2026-06-02"):
        seal(pdf(agreement), key, at=EXPIRED + timedelta(days=1))


def test_the_certificates_of_a_pem_file_may_stand_in_any_order() -> None:
    made = one()[0]
    who = made.issue("Ines Rook")
    assert load_pem(made.root.pem + who.pem, who.key_pem, PASSPHRASE).owner == "Ines Rook"


def test_an_authority_that_answers_something_else_is_named() -> None:
    how = Sealing(level=Level.T, authority=TSA)
    with pytest.raises(NoTimeStamp, match=r"http://pki\.example/tsa gave no time stamp"):
        seal(pdf(agreement), one()[1], at=WHEN, how=how, fetch=lambda _: b"<html>")


def test_what_nobody_says_is_not_kept() -> None:
    made = pki()
    made.down = ("/ocsp", "/intermediate.crl")
    how = Sealing(level=Level.LT, authority=TSA)
    with pytest.raises(NotKept, match="was revoked cannot be kept with the seal"):
        seal(pdf(agreement), made.key(made.issue("Ines Rook")), at=WHEN, how=how, fetch=made.fetch)


def test_a_pkcs12_file_is_opened_with_its_passphrase_alone() -> None:
    who = one()[0].issue("Ines Rook")
    form_ = serialization.BestAvailableEncryption(PASSPHRASE)
    data = pkcs12.serialize_key_and_certificates(b"ines", who.key, who.certificate, None, form_)
    assert load_pkcs12(data, PASSPHRASE).owner == "Ines Rook"
    with pytest.raises(
        KeyNotLoaded, match="the passphrase is wrong, or the file is no PKCS#12 file"
    ) as caught:
        load_pkcs12(data, b"guessed")
    assert "guessed" not in str(caught.value)


def test_pem_files_that_do_not_belong_together_are_refused() -> None:
    made = one()[0]
    one_of_them, other = made.issue("Ines Rook"), made.issue("Piet Halm")
    with pytest.raises(KeyNotLoaded, match="does not belong to the certificate"):
        load_pem(one_of_them.pem, other.key_pem, PASSPHRASE)
    with pytest.raises(KeyNotLoaded, match="has a passphrase: give it"):
        load_pem(one_of_them.pem, one_of_them.key_pem, None)
    with pytest.raises(KeyNotLoaded, match="not in PEM form"):
        load_pem(b"something", one_of_them.key_pem, PASSPHRASE)


def test_a_token_without_the_extra_or_its_module_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyNotLoaded, match=r"poedesk\[pkcs11\]|is no PKCS#11 module"):
        Token(str(tmp_path / "none.so"))


def test_a_key_is_never_shown_or_written() -> None:
    who = one()[0].issue("Ines Rook")
    key = one()[0].key(who)
    number = who.key.private_numbers().private_value
    assert repr(key) == "SigningKey('Ines Rook')"
    assert str(number) not in str(vars(key))
    with pytest.raises(TypeError, match="never written"):
        pickle.dumps(key)
    assert keys.is_locked(who.key_pem)
