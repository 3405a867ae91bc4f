"""The record as pages behind a document: nothing before them is touched, and our own check reads them."""

from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.unit.paper.acknowledging.records import CONTENT, asked, done, initial, later, sign
from tests.unit.paper.signing.verified import Here, good, known, one, said

from poedesk.kernel.text import fold
from poedesk.paper.acknowledging import moving
from poedesk.paper.acknowledging.comparing import in_sandbox
from poedesk.paper.acknowledging.judging import judged
from poedesk.paper.acknowledging.model import Act, Kind, Mark, Person, Record, State, Way
from poedesk.paper.acknowledging.page.appending import NotAppended, appended
from poedesk.paper.acknowledging.page.certificate import certificate
from poedesk.paper.acknowledging.required import disclosures
from poedesk.paper.acknowledging.sealing import NotWhole, sealed
from poedesk.paper.forms.drawing import Look, filled
from poedesk.paper.forms.samples.load import sample
from poedesk.paper.signing.sealing.seal import seal
from poedesk.paper.signing.validating.model import Answer
from poedesk.proof.assessing.api import find_in
from poedesk.proof.assessing.assess import assess
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.pdf import read

COMPARE = in_sandbox(Here())
SAMPLE = sample("usage-public-sector")
FORM = filled(SAMPLE.claim, SAMPLE.policy, SAMPLE.answers, Look()).data


def record(*, initials: bool = True) -> Record:
    """Return the acknowledgement of the form by the customer of the sample."""
    told = SAMPLE.claim.customer
    assert told.signatory is not None
    assert told.signatory.name is not None
    assert SAMPLE.claim.submitted_on is not None
    who = Person(told.signatory.name, "County Administrator", f"office@{told.domain}", told.name)
    made = asked(FORM, disclosures(SAMPLE.claim, SAMPLE.policy), who)
    acts = [initial(text="GA")] if initials else []
    return done(made, *acts, sign(mark=Mark(Way.TYPED, who.name)))


def elements(document: bytes) -> dict[str, tuple[object, str, object]]:
    """Return what the judgement of a bundle with this document alone says."""
    day = SAMPLE.claim.submitted_on
    assert day is not None
    made = assess(SAMPLE.claim, SAMPLE.policy, find_in([read(document, "poe.pdf", DEFAULT)]), day)
    told = {each.id: (each.verdict, each.code.value, each.value) for each in made.elements}
    return told | {"whole": (made.verdict.value, "", None)}


def test_our_own_check_finds_signature_date_name_and_initials_in_it() -> None:
    made = record()
    whole = sealed(FORM, made, lambda data: data + b"% sealed\n")
    assert whole.startswith(FORM)
    assert {each.verdict for each in judged(made, whole, SAMPLE.claim, SAMPLE.policy, COMPARE)} == {"met"}
    found = elements(whole)
    assert found["acknowledgement.signature"] == ("met", "found", "e-sign-platform")
    assert found["acknowledgement.date"] == ("met", "found", "2026-04-28")
    assert found["customer.signatory.name"] == ("met", "found", "Gideon Ashworth")
    assert found["disclosure.public_sector"] == ("met", "found", "initials")
    assert found["whole"][0] == "approvable"


def test_void_or_without_initials_it_counts_for_no_more_than_it_is() -> None:
    found = elements(appended(FORM, certificate(record(initials=False))))
    assert found["acknowledgement.signature"][0] == "met"
    assert found["disclosure.public_sector"][:2] == ("not_met", "blank")
    void = moving.done(record(), Act(Kind.CHANGE, later(60), reason="a page was replaced"))
    found = elements(appended(FORM, certificate(void)))
    assert found["acknowledgement.signature"][0] == "not_met"
    assert found["disclosure.public_sector"][0] == "not_met"


def text_of(pdf: bytes) -> str:
    return fold("\n".join(page.text for page in read(pdf, "x.pdf", DEFAULT).pages))


def test_the_pages_say_what_happened() -> None:
    drawn = Mark(Way.DRAWN, "Dag", (((0.0, 0.0), (1.0, 1.0)), ((0.5, 0.5),)))
    late = done(asked(), sign(mark=drawn))
    text = text_of(certificate(done(late, initial(9000))))
    for part in ("Status: Completed", "Signed by Dag Winterhalder (dag@saltmarsh.example)",
                 "Signed: 2026-04-28 21:35:00", "Time zone: UTC-05:00",
                 "as an addendum; the first filing date", late.shown.sha256, "Drawn by hand"):  # fmt: skip
        assert part in text
    assert "192.0.2.7" not in text
    declined = done(asked(), Act(Kind.DECLINE, later(2), reason="Status: Completed, they say"))
    assert "Status: Declined" in text_of(certificate(declined))


def test_the_same_record_gives_the_same_tagged_pages() -> None:
    made = done(asked(), initial(), sign())
    assert certificate(made) == certificate(made)
    with pikepdf.open(BytesIO(certificate(made))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert len(pdf.pages) == 2


def test_the_structure_of_document_and_certificate_is_one() -> None:
    whole = appended(FORM, certificate(record()))
    with pikepdf.open(BytesIO(whole)) as pdf, pikepdf.open(BytesIO(FORM)) as before:
        assert len(pdf.pages) == len(before.pages) + 2
        nums = pdf.Root.StructTreeRoot.ParentTree.Nums
        keys = [int(nums[at]) for at in range(0, len(nums), 2)]
        assert keys == sorted(set(keys))
        for page in pdf.pages:
            assert int(page.obj.StructParents) in keys
        assert len(pdf.Root.StructTreeRoot.K) == 2


def plain(**changes: Any) -> bytes:
    """Return a PDF of one page that is not tagged and is turned."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(300, 300))
    pdf.Root.Pages["/Rotate"] = 90
    out = BytesIO()
    pdf.save(out, **changes)
    return out.getvalue()


def test_pages_stand_upright_behind_a_document_that_is_turned() -> None:
    pages = certificate(done(asked(), initial(), sign()))
    for document in (plain(), plain(object_stream_mode=pikepdf.ObjectStreamMode.generate)):
        whole = appended(document, pages)
        assert whole.startswith(document)
        with pikepdf.open(BytesIO(whole)) as pdf:
            assert [page.obj.get("/Rotate", 90) for page in pdf.pages] == [90, 0, 0]
            assert pdf.pages[0].obj.MediaBox == [0, 0, 300, 300]


def test_nothing_is_put_behind_what_is_encrypted_signed_or_no_pdf() -> None:
    signed = Path(__file__).parents[4] / "examples/digitally-signed"
    (contract,) = [path for path in signed.iterdir() if path.suffix == ".pdf"]
    locked = plain(encryption=pikepdf.Encryption(owner="x", user="y"))
    for document, reason in (
        (contract.read_bytes(), "signed already"),
        (locked, "encrypted"),
        (CONTENT, "nothing can"),
    ):
        with pytest.raises(NotAppended, match=reason):
            appended(document, certificate(done(asked(), sign())))


def test_a_seal_that_changes_what_it_seals_is_refused() -> None:
    with pytest.raises(NotWhole):
        sealed(plain(), asked(plain(), ()), lambda data: data[::-1])
    assert asked().state is State.ASKED
    assert timedelta(minutes=5) == later(5) - later(0)


def test_certificate_and_seal_stand_together_and_both_are_believed() -> None:
    made, at = record(), later(10)
    whole = sealed(FORM, made, lambda data: seal(data, one()[1], at=at))
    assert {each.verdict for each in judged(made, whole, SAMPLE.claim, SAMPLE.policy, COMPARE)} == {"met"}
    found = elements(whole)
    assert found["acknowledgement.signature"][0] == "met"
    assert found["disclosure.public_sector"] == ("met", "found", "initials")
    assert found["whole"][0] == "approvable"
    knowing = known(replace(one()[0], at=at))
    verified = said(whole, knowing, at + timedelta(hours=1))
    assert good(verified)
    (signature,) = verified.signatures
    assert (signature.intact, signature.covers, signature.shown) == (Answer.YES, "whole document", Answer.YES)
    assert signature.trusted is Answer.YES
    for start, stands in ((0, "not_met"), (len(FORM), "met")):  # in the form, in the certificate
        place = whole.index(b"stream", start) + 40
        changed = whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :]
        assert judged(made, changed, SAMPLE.claim, SAMPLE.policy, COMPARE)[0].verdict == stands
        assert not good(said(changed, knowing, at + timedelta(hours=1)))
