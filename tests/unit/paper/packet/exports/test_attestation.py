"""An assessment as an in-toto statement in a signed envelope (DSSE)."""

import base64
import json

import pytest
from tests.unit.paper.packet.packets import SIGNER, STRANGER, judged

from poedesk.paper.packet.exports.attestation import PAYLOAD, NothingJudged, statement
from poedesk.paper.packet.exports.envelope import InvalidEnvelope, authenticated, opened, sealed
from poedesk.paper.reports.words import Json

SOFTWARE = {"poedesk": "1.2.3", "reader": "6", "finder": "6"}
AT = "2026-05-04T12:00:00Z"


def test_what_is_signed_is_what_the_protocol_gives_as_its_example() -> None:
    signed = authenticated("http://example.com/HelloWorld", b"hello world")
    assert signed == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_an_envelope_is_opened_with_its_key_only() -> None:
    envelope = sealed("text/plain", b"hello", SIGNER)
    assert opened(envelope, [STRANGER.verifier, SIGNER.verifier]) == ("text/plain", b"hello")
    value = json.loads(envelope)
    assert value["signatures"][0]["keyid"] == f"{SIGNER.verifier.name}+{SIGNER.verifier.id.hex()}"
    for keys in ([], [STRANGER.verifier]):
        with pytest.raises(InvalidEnvelope):
            opened(envelope, keys)


@pytest.mark.parametrize(
    "change",
    [
        {"payload": base64.b64encode(b"other").decode()},
        {"payloadType": "text/html"},
        {"payload": "?"},
        {"signatures": []},
        {"signatures": [{"sig": ""}]},
        {"signatures": 7},
        {"more": 1},
    ],
)
def test_a_changed_envelope_is_refused(change: Json) -> None:
    value = json.loads(sealed("text/plain", b"hello", SIGNER)) | change
    with pytest.raises(InvalidEnvelope):
        opened(json.dumps(value).encode(), [SIGNER.verifier])
    with pytest.raises(InvalidEnvelope):
        opened(b"[" * 100_000, [SIGNER.verifier])


def test_a_statement_names_documents_rules_and_verdict() -> None:
    value = json.loads(statement(judged(), "ab" * 32, SOFTWARE, AT))
    assert value.keys() == {"_type", "subject", "predicateType", "predicate"}
    assert value["_type"] == "https://in-toto.io/Statement/v1"
    assert [each["name"] for each in value["subject"]] == ["mail.eml", "sub/poe.pdf"]
    assert all(len(each["digest"]["sha256"]) == 64 for each in value["subject"])
    assert value["predicate"]["verdict"] == "not_approvable"
    assert value["predicate"]["policy"]["sha256"] == "ab" * 32
    assert PAYLOAD == "application/vnd.in-toto+json"


def test_nothing_of_the_text_of_documents_or_of_people_is_in_it() -> None:
    told = statement(judged(), "ab" * 32, SOFTWARE, AT)
    for word in (b"Moved 240", b"Dag", b"because", b"quote"):
        assert word not in told


def test_without_a_document_there_is_no_statement() -> None:
    with pytest.raises(NothingJudged):
        statement(judged() | {"documents": []}, "ab" * 32, SOFTWARE, AT)
