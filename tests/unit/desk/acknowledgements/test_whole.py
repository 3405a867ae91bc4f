"""The whole way with nothing left out: asked, signed, sealed, in evidence, and met by our own check."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from tests.checking import check
from tests.desk_acknowledgements import PUBLIC, asked, link, proven
from tests.desk_engagements import engagement_of
from tests.desk_parties import owner

from poedesk.desk.accounts.may import Actor
from poedesk.desk.acknowledgements.answering import SEAL
from poedesk.desk.acknowledgements.models import Acknowledgement
from poedesk.desk.acknowledgements.sealing import FILED, seal_signed
from poedesk.desk.engagements.sections import plain
from poedesk.desk.evidence import blobs
from poedesk.desk.evidence.models import Document
from poedesk.desk.jobs.models import Job
from poedesk.desk.mail.models import Mail
from poedesk.desk.readiness.asking import JUDGE
from poedesk.desk.trail.acting import store
from poedesk.paper.acknowledging.judging import unchanged
from poedesk.paper.acknowledging.telling import parsed
from poedesk.proof.claim.draft import dump

pytestmark = pytest.mark.django_db


def test_what_the_customer_signed_is_met_by_our_own_check(tmp_path: Path) -> None:
    actor = owner()
    engagement = engagement_of(actor, PUBLIC)
    one = asked(actor, engagement)
    given = {"way": "typed", "typed": one.name, "initials_1": "GA", "agree": "on"}
    assert proven(one).post(link(one), given).headers["Location"] == link(one)
    assert Job.objects.filter(kind=SEAL, key=str(one.id)).exists()
    before = store().size()
    for _ in range(2):  # a worker that died in the middle begins again: nothing is done twice
        seal_signed(str(one.id))

    (document,) = Document.objects.of(actor).filter(engagement=engagement)
    assert document.name == FILED
    assert [each.to for each in Mail.objects.exclude(attached=[])] == ["ana@northwind.example", one.email]
    assert store().size() == before + 2  # sealed, and added to the evidence
    assert Job.objects.filter(kind=JUDGE, key=str(engagement.id), done_at=None).exists()

    data = blobs.path_of(settings.FOLDER.blobs, document.sha256).read_bytes()
    one = Acknowledgement.objects.of(actor).get(pk=one.pk)
    assert unchanged(parsed(one.record.encode()), data), "it begins with the very bytes that were shown"
    with pikepdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.AcroForm.Fields[0].FT == "/Sig"
    (tmp_path / FILED).write_bytes(data)
    engagement.refresh_from_db()
    (tmp_path / "claim.yaml").write_text(dump(plain(engagement.answers, str(engagement.organisation))))
    assessment = check(tmp_path).to_json()
    told = {each["id"]: each["verdict"] for each in assessment["elements"]}
    for element in ("signature", "date"):
        assert told[f"acknowledgement.{element}"] == "met"
    assert told["disclosure.public_sector"] == told["customer.signatory.name"] == "met"
    assert assessment["verdict"] == "approvable"


def test_the_address_of_a_stranger_who_signed_is_no_domain_of_the_customer(tmp_path: Path) -> None:
    actor = owner()
    engagement = engagement_of(actor, PUBLIC)
    one = asked(actor, engagement, email="office@elsewhere.example")
    proven(one).post(link(one), {"way": "typed", "typed": one.name, "initials_1": "GA", "agree": "on"})
    seal_signed(str(one.id))
    (document,) = Document.objects.of(actor).filter(engagement=engagement)
    (tmp_path / FILED).write_bytes(blobs.path_of(settings.FOLDER.blobs, document.sha256).read_bytes())
    engagement.refresh_from_db()
    (tmp_path / "claim.yaml").write_text(dump(plain(engagement.answers, str(engagement.organisation))))
    assessment = check(tmp_path).to_json()
    (domain,) = (each for each in assessment["elements"] if each["id"] == "customer.domain")
    assert "elsewhere.example" not in str(domain), (
        "nothing that proves the customer's domain is the stranger's"
    )
    assert engagement.answers["customer"]["domain"] in str(domain)


def test_a_seal_that_dies_before_its_mail_leaves_nothing_behind_and_is_done_anew(
    one: Acknowledgement, partner: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    proven(one).post(link(one), {"way": "typed", "typed": one.name, "agree": "on"})
    before = store().size()
    with monkeypatch.context() as dying:
        dying.setattr("poedesk.desk.mail.writing.Mail.objects.create", _die)
        with pytest.raises(KeyboardInterrupt):
            seal_signed(str(one.id))
    assert store().size() == before
    assert not Document.objects.of(partner).exists()
    seal_signed(str(one.id))
    assert Document.objects.of(partner).count() == 1
    assert Mail.objects.exclude(attached=[]).count() == 2


def _die(**_: object) -> None:
    raise KeyboardInterrupt
