"""A bundle packed, checked, attested from the command line."""

import base64
import json
import shutil
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.unit.paper.acknowledging.records import asked, done, initial, sign
from tests.unit.paper.packet.packets import members, remade
from tests.unit.trail.logs import NOON, SIGNER, event

from poedesk.cli.main import outcome
from poedesk.kernel.canonical import canonical_json
from poedesk.paper.acknowledging import telling
from poedesk.paper.packet.archive.writing import packed
from poedesk.paper.packet.manifest import MANIFEST, TRAIL
from poedesk.trail import keys
from poedesk.trail.log import Trail
from poedesk.trail.stores.sqlite import SQLiteStore

EXAMPLE = Path(__file__).parents[3] / "examples/sow-and-email"


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a key, a log, and a packet of an example with events of that log."""
    folder = tmp_path_factory.mktemp("packet")
    assert outcome(["trail", "key", "lantern.example/packets", "--output", str(folder / "k")]) == 0
    store = SQLiteStore(folder / "trail.sqlite")
    trail = Trail(store, "trail.example/log")
    trail.append([event(1), event(7), event(2)])
    trail.checkpoint(SIGNER, NOON)
    store.close()
    (folder / "log.pub").write_text(f"{SIGNER.verifier}\n", "utf-8")
    arguments = [
        "packet",
        "build",
        str(EXAMPLE),
        "--output",
        str(folder / "x.poe"),
        "--key",
        str(folder / "k"),
    ]
    log = ["--trail", str(folder / "trail.sqlite"), "--subject", "claim-7"]
    assert outcome([*arguments, *log, "--as-of", "2026-05-04", "--no-cache"]) == 0
    return folder


def verify(room: Path, *more: str, packet: str = "x.poe") -> int:
    both = [part for name in ("k.pub", "log.pub") for part in ("--key", str(room / name))]
    return outcome(["packet", "verify", str(room / packet), *both, *more])


def schema(name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert outcome(["schema", name]) == 0
    value: dict[str, Any] = json.loads(capsys.readouterr().out)
    return value


def test_a_packet_of_a_real_bundle_holds_and_its_verdict_comes_out_again(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(room, "--format", "json") == 0
    value = json.loads(capsys.readouterr().out)
    jsonschema.validate(value, schema("packet-verification", capsys))
    assert value["verdict"] == "met"
    assert [(each["whose"], each["differences"]) for each in value["compared"]] == [
        ("packet", []),
        ("today", []),
    ]
    assert {each["item"] for each in value["answers"]} >= {"judged again", "signature", "trail/extract.json"}


def test_what_lies_in_it_is_valid_by_its_schemas(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = members((room / "x.poe").read_bytes())
    for path, name in ((MANIFEST, "packet"), ("trail/extract.json", "extract")):
        jsonschema.validate(json.loads(held[path]), schema(name, capsys))
    record = telling.to_json(done(asked(), initial(), sign()))
    jsonschema.validate(record, schema("acknowledgement", capsys))
    for file in EXAMPLE.iterdir():
        folder = "claim" if file.name == "claim.yaml" else "documents"
        assert held[f"{folder}/{file.name}"] == file.read_bytes()


def test_the_private_key_stands_in_no_packet_message_or_file_of_others(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = (room / "k").read_text("ascii").strip().split("+", 4)[4]
    seed = base64.b64decode(secret)[1:]
    verify(room, "--no-judging")
    outcome(["packet", "verify", str(room / "x.poe"), "--key", str(room / "k")])
    outcome(["packet", "attest", str(room / "x.poe"), "--key", str(room / "k")])
    told = capsys.readouterr()
    files = [path.read_bytes() for path in room.rglob("*") if path.is_file() and path.name != "k"]
    for form in (secret.encode(), seed, seed.hex().encode()):
        assert form not in b"".join((told.out.encode(), told.err.encode(), *files))
    assert (room / "k").stat().st_mode & 0o777 == 0o600


def test_a_damaged_packet_is_named_and_not_judged(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = (room / "x.poe").read_bytes()
    changed = (EXAMPLE / "acceptance.eml").read_bytes()
    (room / "bad.poe").write_bytes(data.replace(changed, changed.replace(b"e", b"3", 1)))
    assert verify(room, packet="bad.poe") == 1
    told = capsys.readouterr().out
    assert told.startswith("The packet does NOT hold.\n")
    assert "! documents/acceptance.eml: its bytes are not those that were packed: the hash differs\n" in told
    assert "the packet was not judged again" in told


def test_without_keys_it_says_what_it_does_not_know(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["packet", "verify", str(room / "x.poe"), "--no-judging"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("Nothing speaks against the packet, and not every question has an answer.")
    assert told.count("\n? ") == 2


def test_an_attestation_names_the_documents(room: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["packet", "attest", str(room / "x.poe"), "--key", str(room / "k")]) == 0
    envelope = json.loads(capsys.readouterr().out)
    told = json.loads(base64.b64decode(envelope["payload"]))
    assert {each["name"] for each in told["subject"]} == {"acceptance.eml", "statement-of-work.docx"}
    keys.keep(keys.private_text("else.example/packets", bytes(32)), room / "other")
    assert outcome(["packet", "attest", str(room / "x.poe"), "--key", str(room / "other")]) == 2
    assert "does not hold, so nothing was attested (signature" in capsys.readouterr().err


def test_a_packet_whose_events_were_changed_is_not_attested(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = members((room / "x.poe").read_bytes())
    assert TRAIL in held
    (room / "events.poe").write_bytes(packed(held | {TRAIL: held[TRAIL] + b" "}))
    assert outcome(["packet", "attest", str(room / "events.poe"), "--key", str(room / "k")]) == 2
    assert f"nothing was attested ({TRAIL}: it has" in capsys.readouterr().err


def test_a_packet_that_was_signed_with_a_wrong_proof_is_not_attested(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    held = members((room / "x.poe").read_bytes())
    told = json.loads(held[TRAIL])
    told["leaves"][0]["position"] += 1
    held[TRAIL] = canonical_json(told)
    (room / "proof.poe").write_bytes(remade(held, keys.load(room / "k")))
    assert outcome(["packet", "attest", str(room / "proof.poe"), "--key", str(room / "k")]) == 2
    assert "it does not stand there in the log" in capsys.readouterr().err


def test_the_acknowledgement_goes_along_when_it_is_one(
    room: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = (EXAMPLE / "statement-of-work.docx").read_bytes()
    path = room / "record.json"
    path.write_bytes(telling.encoded(done(asked(content, ()), sign())))
    build = ["packet", "build", str(EXAMPLE), "--output", str(room / "ack.poe"), "--key", str(room / "k")]
    assert outcome([*build, "--acknowledgement", str(path)]) == 0
    verify(room, "--no-judging", packet="ack.poe")
    told = capsys.readouterr().out
    assert "+ acknowledgement: signature: Dag Winterhalder, Harbour Master, signed" in told
    assert "! acknowledgement: domain: saltmarsh.example is none of the customer's domains" in told
    path.write_bytes(b"{}")
    assert outcome([*build, "--acknowledgement", str(path)]) == 2
    assert f"{path}: it is no poedesk.acknowledgement/1" in capsys.readouterr().err


def test_what_cannot_be_packed_is_said_before_anything_is_written(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "bundle")
    (tmp_path / "bundle/out.pdf").symlink_to(room / "k")
    (tmp_path / "empty").mkdir()
    target = tmp_path / "x.poe"
    cases = [
        ([str(tmp_path / "bundle")], "leads out of the folder"),
        ([str(EXAMPLE), "--key", str(room / "k.pub")], f"{room / 'k.pub'}: it is no private key"),
        ([str(EXAMPLE), "--key", str(room / "none")], "cannot be read"),
        ([str(EXAMPLE), "--trail", str(room / "trail.sqlite"), "--subject", "claim-9"], "about claim-9"),
        ([str(EXAMPLE), "--trail", str(room / "none"), "--subject", "x"], f"no trail at {room / 'none'}"),
        ([str(EXAMPLE), "--trail", str(room / "k"), "--subject", "x"], f"{room / 'k'} is no trail"),
        ([str(tmp_path / "empty")], "no claim"),
    ]
    for arguments, said in cases:
        code = outcome(["packet", "build", *arguments, "--output", str(target)])
        message = capsys.readouterr().err
        assert (code, said in message, target.exists()) == (2, True, False), message


def test_the_verifier_and_tiles_are_written(room: Path, tmp_path: Path) -> None:
    assert outcome(["packet", "verifier", "--output", str(tmp_path / "v.py")]) == 0
    assert (tmp_path / "v.py").read_bytes() == members((room / "x.poe").read_bytes())["verify.py"]
    assert outcome(["trail", "tiles", str(room / "trail.sqlite"), "--folder", str(tmp_path / "public")]) == 0
    assert (tmp_path / "public/checkpoint").read_text("utf-8").startswith("trail.example/log\n3\n")
    assert len((tmp_path / "public/tile/0/000.p/3").read_bytes()) == 96
    SQLiteStore(tmp_path / "empty.sqlite").close()
    for name in ("empty.sqlite", "none", "v.py"):
        assert outcome(["trail", "tiles", str(tmp_path / name), "--folder", str(tmp_path / "no")]) == 2
    assert not (tmp_path / "no").exists()


def test_some_elements_of_a_real_packet_are_shown_and_proven(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = tmp_path / "shown.poe"
    keep = "customer.domain, acknowledgement.date"
    assert outcome(["packet", "redact", str(room / "x.poe"), "--keep", keep, "-o", str(shown)]) == 0
    held = members(shown.read_bytes())
    for path in held:
        if path.startswith("passages/"):
            jsonschema.validate(json.loads(held[path]), schema("passage", capsys))
    jsonschema.validate(json.loads(held["redaction.json"]), schema("redaction", capsys))
    assert outcome(["packet", "verify", str(shown), "--key", str(room / "k.pub"), "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    jsonschema.validate(value, schema("packet-verification", capsys))
    (date, domain) = value["redacted"]["passages"]
    assert (date["id"], domain["id"]) == ("acknowledgement.date", "customer.domain")
    assert domain["value"] in domain["evidence"][0]["quote"]
    mail = (EXAMPLE / "acceptance.eml").read_bytes()
    assert not any(line in shown.read_bytes() for line in mail.splitlines() if len(line) > 40)
    assert outcome(["packet", "attest", str(shown), "--key", str(room / "k")]) == 2
    assert "nothing was attested (it is redacted)" in capsys.readouterr().err


def test_what_cannot_be_shown_is_said_and_the_packet_is_never_lost(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packet, target = room / "x.poe", tmp_path / "shown.poe"
    before = packet.read_bytes()
    cases = [
        (
            [str(packet), "--keep", "customer.domian", "-o", str(target)],
            "no element customer.domian; it",
        ),
        ([str(packet), "--keep", " , ", "-o", str(target)], "--keep: name at least one element"),
        ([str(packet), "--keep", "customer.domain", "-o", str(packet)], "is the packet itself, which would"),
        ([str(packet), "-o", str(target)], "Missing option '--keep'"),
        ([str(room / "none"), "--keep", "customer.domain", "-o", str(target)], "none cannot be read"),
        ([str(room / "k.pub"), "--keep", "customer.domain", "-o", str(target)], "does not hold, so nothing"),
    ]
    for arguments, said in cases:
        code = outcome(["packet", "redact", *arguments])
        message = capsys.readouterr().err
        assert (code, said in message, target.exists()) == (2, True, False), message
    assert packet.read_bytes() == before


def test_events_behind_the_newest_checkpoint_are_not_left_out_in_silence(
    room: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = SQLiteStore(tmp_path / "trail.sqlite")
    trail = Trail(store, "trail.example/log")
    trail.append([event(7)])
    trail.checkpoint(SIGNER, NOON)
    trail.append([event(7, name="Dag"), event(2)])
    store.close()
    arguments = ["--trail", str(tmp_path / "trail.sqlite"), "--subject", "claim-7", "--key", str(room / "k")]
    assert outcome(["packet", "build", str(EXAMPLE), "-o", str(tmp_path / "x.poe"), *arguments]) == 0
    assert "events about claim-7 behind the newest checkpoint: 1;" in capsys.readouterr().err
