"""The program inside a packet: it needs nothing but Python, and says what the packet's own check says."""

import base64
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.tried import tried
from tests.unit.paper.packet.packets import CLAIM, SIGNER, STRANGER, members, packet, remade

from poedesk.kernel.canonical import canonical_json
from poedesk.paper.packet.archive.writing import packed
from poedesk.paper.packet.build import verifier
from poedesk.paper.packet.standalone import verify
from poedesk.trail.hashing import leaf_hash
from poedesk.trail.tree import Tree

GOOD = packet()
KEY = str(SIGNER.verifier)

RFC_8032 = [
    (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    (
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    (
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
]  # fmt: skip
"""Section 7.1, tests 1 to 3: key, message, signature."""


@pytest.mark.parametrize(("key", "message", "signature"), RFC_8032)
def test_published_signatures_hold_and_changed_ones_do_not(key: str, message: str, signature: str) -> None:
    public, text, signed = map(bytes.fromhex, (key, message, signature))
    assert verify.ed25519(public, text, signed)
    assert not verify.ed25519(public, text + b"x", signed)
    assert not verify.ed25519(public, text, signed[:-1])
    for place in (0, 31, 32, 63):
        changed = bytearray(signed)
        changed[place] ^= 1
        assert not verify.ed25519(public, text, bytes(changed))


def test_it_agrees_with_the_library_and_refuses_what_no_signature_can_be() -> None:
    for number in range(tried(3)):
        key = Ed25519PrivateKey.from_private_bytes(number.to_bytes(32, "big"))
        message = bytes(number)
        assert verify.ed25519(key.public_key().public_bytes_raw(), message, key.sign(message))
    public = Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key().public_bytes_raw()
    large = (verify.Q + 1).to_bytes(32, "little")
    assert not verify.ed25519(public, b"", bytes(32) + large)
    assert not verify.ed25519(b"\xff" * 32, b"", bytes(64))
    assert not verify.ed25519(b"\x02" + bytes(31), b"", bytes(64))


def run(data: bytes, tmp_path: Path, *keys: str) -> int:
    (tmp_path / "x.poe").write_bytes(data)
    return verify.main([str(tmp_path / "x.poe"), *(part for key in keys for part in ("--key", key))])


def test_a_good_packet_holds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(GOOD, tmp_path, KEY) == 0
    told = capsys.readouterr().out
    assert f"+ signature: signed by {SIGNER.verifier.name}\n" in told
    assert told.endswith("Every answer is good.\n")


def test_what_is_not_known_is_not_good(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(GOOD, tmp_path) == 1
    assert "? signature: without --key nobody can say who signed it" in capsys.readouterr().out
    assert run(packet(None), tmp_path, KEY) == 1
    assert run(remade(members(GOOD), STRANGER), tmp_path, KEY) == 1
    assert run(b"no packet", tmp_path, KEY) == 1
    assert verify.main([str(tmp_path / "none")]) == 1
    for wrong in ("no key", "a+b+c", "a+b+\xe9", KEY[:-4], KEY.replace("lantern", "lamp")):
        with pytest.raises(SystemExit) as stopped:
            run(GOOD, tmp_path, wrong)
        assert stopped.value.code == 2
        assert "--key: it is no public key" in capsys.readouterr().err


ENTRY = GOOD.index(b"PK\1\2")
"""Where the archive begins to list its members; the version that takes to read one stands six bytes on."""


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (GOOD[:ENTRY] + b"\xff" * 8 + GOOD[ENTRY + 8 :], "it is no whole archive"),
        (
            GOOD[: ENTRY + 6] + b"\x63" + GOOD[ENTRY + 7 :],
            "it is packed in a way that is not read here",
        ),
        (packed({"manifest.json": b"[" * 100_000}), "its parts lie too deep in each other"),
        (packed({"manifest.json": b"[]"}), "a part of it is not of the shape that packets have"),
    ],
)
def test_what_python_does_not_read_is_damage_and_no_traceback(
    data: bytes, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, tmp_path, KEY) == 1
    assert f"! packet: it is damaged: {told}\n" in capsys.readouterr().out


def test_a_note_of_a_packet_is_none_of_a_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = members(GOOD)
    leaves = [canonical_json(each) for each in json.loads(held["manifest.json"])["items"]]
    tree = Tree(map(leaf_hash, leaves))
    proof = [digest.hex() for digest in tree.inclusion(0, len(leaves))]
    leaf = {"position": 0, "leaf": base64.b64encode(leaves[0]).decode(), "proof": proof}
    told = {"schema": "poedesk.extract/1", "checkpoint": held["manifest.note"].decode(), "size": len(leaves)}
    held["trail/extract.json"] = canonical_json(told | {"leaves": [leaf]})
    assert run(remade(held, SIGNER), tmp_path, KEY) == 1
    assert "! trail: its note is one of a packet, and none of a log\n" in capsys.readouterr().out


def test_it_proves_the_events_of_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = members(GOOD)
    path = "trail/extract.json"
    held[path] = held[path].replace(b'"position":0', b'"position":2')
    assert run(remade(held, SIGNER), tmp_path, KEY) == 1
    assert f"! {path}: event 2 does not stand in the log" in capsys.readouterr().out


def test_no_changed_bit_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dice = random.Random(3)
    for _ in range(tried(20)):
        data = bytearray(GOOD)
        data[dice.randrange(len(GOOD))] ^= 1 << dice.randrange(8)
        assert run(bytes(data), tmp_path, KEY) == 1
    assert "Traceback" not in capsys.readouterr().out


def test_it_runs_alone_out_of_the_packet(tmp_path: Path) -> None:
    program = tmp_path / "verify.py"
    program.write_bytes(members(GOOD)["verify.py"])
    assert program.read_bytes() == verifier()
    (tmp_path / "x.poe").write_bytes(packet(claim=("f\xe4hre.yaml", CLAIM)))
    command = [str(program), str(tmp_path / "x.poe"), "--key", KEY]
    for flags, encoding, shown in ((["-I", "-S"], "utf-8", "f\xe4hre"), (["-S"], "ascii", r"f\xe4hre")):
        done = subprocess.run(
            [sys.executable, *flags, *command],
            capture_output=True, encoding=encoding, env={"PYTHONIOENCODING": encoding, "LC_ALL": "C.UTF-8"},
            check=False, timeout=60,
        )  # fmt: skip
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
        assert f"+ claim/{shown}.yaml: " in done.stdout
