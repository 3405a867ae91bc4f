"""Anybody checks packets and draws, and sees checkpoints and the key, without signing in."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.desk_parties import owner
from tests.desk_things import Things
from tests.unit.paper.packet import packets
from tests.unit.process.audits.draws import drawn, population

from poedesk.desk.audits.models import Draw
from poedesk.desk.trail.checkpointing import sign_when_due
from poedesk.trail import checkpoints, keys

pytestmark = pytest.mark.django_db


def verified(files: Mapping[str, bytes]) -> str:
    """Return the page that answers to files."""
    given = [SimpleUploadedFile(name, data) for name, data in files.items()]
    answer = Client().post("/verify/", {"files": given})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_receipt_of_this_desk_is_drawn_again_from_its_population() -> None:
    things = Things(owner())
    draw = Draw.objects.of_anybody("a test").get(pk=things["draw"])
    published: dict[str, Any] = draw.receipt or {}
    receipt = json.dumps(published).encode()
    page = verified({"receipt.json": receipt})
    assert "Everything holds: " in page
    assert draw.population["secret"] not in page
    other = receipt.replace(b'"16253412635412635142"', b'"26253412635412635142"')
    assert other != receipt
    assert "It does not hold" in verified({"receipt.json": other})
    (unit,) = (each["unit"] for each in published["drawn"])
    forged = verified({"receipt.json": json.dumps({**published, "drawn": []}).encode()})
    assert "It does not hold" in forged
    assert unit not in forged, "nobody learns from a forged receipt what else was in the population"


def test_a_receipt_alone_tells_what_it_shows_and_what_it_cannot() -> None:
    things = Things(owner())
    draw = Draw.objects.of_anybody("a test").get(pk=things["draw"])
    draw.published_at = None  # as if another desk had drawn it
    draw.save()
    receipt: dict[str, Any] = draw.receipt or {}
    page = verified({"receipt.json": json.dumps(receipt).encode()})
    assert "Not everything can be known" in page
    assert page.count('govuk-tag--green">Met') == 4
    assert page.count("govuk-tag--yellow") == 2
    assert "the receipt alone cannot show" in page
    assert f"no draw with the commitment {receipt['commitment']}" in page
    assert "It does not hold" in verified({"receipt.json": json.dumps(mixed_up(receipt)).encode()})


def test_a_population_and_its_draw_that_somebody_made_are_not_taken_for_announced_ones() -> None:
    receipt, made = drawn(population()).json(), population().json()
    page = verified(
        {"population.json": json.dumps(made).encode(), "receipt.json": json.dumps(receipt).encode()}
    )
    assert "Everything holds: " in page
    assert "Not everything can be known" in page
    assert f"no draw with the commitment {receipt['commitment']}" in page


def test_a_draw_of_this_desk_with_its_population_is_announced() -> None:
    things = Things(owner())
    draw = Draw.objects.of_anybody("a test").get(pk=things["draw"])
    files = {"population.json": draw.population, "receipt.json": draw.receipt}
    page = verified({name: json.dumps(data).encode() for name, data in files.items()})
    assert "Everything holds: " in page
    assert "Not everything can be known" not in page


def mixed_up(receipt: dict[str, Any]) -> dict[str, Any]:
    """Return a receipt with the ticket of a unit of one's choice."""
    return {**receipt, "drawn": [{**each, "unit": "CLM-MINE"} for each in receipt["drawn"]]}


def test_a_receipt_without_its_parts_is_told_as_none() -> None:
    assert 'id="files-error"' in verified({"r.json": b'{"schema": "poedesk.draw/1", "commitment": "00"}'})


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"schema": "poedesk.draw/1"}',
        b'{"schema": 1}',
        b"PK\x03\x04rest",
        b"\xff\xfe",
    ],
)
def test_what_is_none_of_these_is_told(data: bytes) -> None:
    page = verified({"something.json": data})
    assert 'id="files-error"' in page or "It does not hold" in page


def test_no_file_and_too_many_are_told() -> None:
    assert "Choose one file" in Client().post("/verify/").content.decode()
    assert "Choose one file" in verified({f"{number}.json": b"{}" for number in range(3)})


def test_the_key_on_the_page_verifies_the_checkpoint_on_the_page() -> None:
    owner()
    sign_when_due()
    page = Client().get("/public/trail/").content.decode()
    key = Client().get("/public/trail/key/").content.decode().strip()
    assert key in page
    note = page.partition("1 event</h3>")[2].partition("<pre")[2].partition(">")[2].partition("</pre>")[0]
    assert keys.load(settings.FOLDER.trail_key).verifier.name in note
    assert checkpoints.parsed(note.partition("\n\n")[0] + "\n").size == 1


def test_a_packet_is_checked_part_by_part() -> None:
    data = packets.packet(None)
    page = verified({"a.poe": data})
    assert "as they were packed" in page
    assert "The packet is not signed" in page
    assert "Everything holds" not in page
    assert "It does not hold" in verified({"a.poe": data[:-200]})
