"""What was handed in, by program: one proof, its documents as they were, lists that are narrowed."""

import pytest
from django.conf import settings
from tests.desk_calling import Program
from tests.desk_claims import partner, submitted
from tests.desk_programme import staff

from poedesk.desk.claims.models import Proof
from poedesk.desk.evidence import blobs
from poedesk.desk.reads.models import Read

pytestmark = pytest.mark.django_db


def test_both_sides_get_a_document_as_it_was_handed_in_and_it_is_noted() -> None:
    ours, ben = partner(), staff("reviewer", "Ben")
    claim = submitted(ours)
    proof = claim.proofs.get()
    kept = blobs.keep(settings.FOLDER.blobs, [b"proof"], 100)
    told = [{**each, "sha256": kept.sha256} for each in proof.documents]
    Proof.objects.of(ours).filter(pk=proof.pk).update(
        documents=told, pictures=[{"title": "Page 1", "sha256": kept.sha256, "media_type": "image/webp"}]
    )
    for who in (ours, ben):
        program, path = Program(who), f"/claims/{claim.id}/proofs/1"
        assert program.call("GET", path).json()["documents"][0]["name"] == "poe.pdf"
        assert b"".join(program.call("GET", f"{path}/documents/1").streaming_content) == b"proof"
        page = program.call("GET", f"{path}/pages/0")
        assert page.headers["Content-Type"] == "image/webp"
        assert b"".join(page.streaming_content) == b"proof"
        for lost in ("documents/0", "documents/2", "pages/1"):
            assert program.call("GET", f"{path}/{lost}").status_code == 404
    assert {(each.what, each.user_id) for each in Read.objects.of(ours)} == {
        (what, each.person) for what in ("document", "page") for each in (ours, ben)
    }


def test_the_list_is_narrowed_as_on_its_page() -> None:
    ours, ben = partner(), staff("reviewer", "Ben")
    claim = submitted(ours)

    def found(program: Program, query: str) -> list[str]:
        return [each["reference"] for each in program.call("GET", f"/claims?{query}").json()["items"]]

    assert found(Program(ben), "show=mine") == [claim.reference]
    assert found(Program(ours), "show=mine") == []
    assert found(Program(ours), "show=theirs") == [claim.reference]
    assert found(Program(ours), f"q={claim.reference[4:]}") == [claim.reference]
    assert Program(ours).call("GET", "/claims?show=lost").status_code == 422
