"""A document is sealed and verified from the command line, with authorities that answer on loopback."""

import contextlib
import json
import re
import socket
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click.termui
import jsonschema
import pytest
from tests.unit.paper.signing.pki import PASSPHRASE, WHEN, Pki, pki, served
from tests.unit.paper.signing.verified import der
from tests.unit.proof.reading.readers.pdf.changed import agreement, annotate, updated
from tests.unit.proof.reading.readers.pdf.made import pdf

from poedesk.cli.main import outcome
from poedesk.cli.network import fetcher
from poedesk.paper.signing.network import Asked, NotFetched
from poedesk.paper.signing.sealing.seal import Sealing, seal
from poedesk.proof.assessing import api
from poedesk.proof.reading.limits import from_environment
from poedesk.proof.reading.parent import sandbox
from poedesk.proof.reading.parent.sandbox import Sandbox

ALTERED = Path(__file__).parents[3] / "examples/altered-after-signing/poe-vantaggio.pdf"

LOADED = (api,)
"""What searches has children of its own, and takes its sandbox when it is loaded."""

loopback = pytest.mark.enable_socket
"""Lets a test open sockets; nothing but addresses of this machine is asked."""


@pytest.fixture(scope="module")
def child() -> Iterator[Sandbox]:
    """Return a sandbox that stays: to start one and import what validates takes longer than any file here."""
    with Sandbox(from_environment()) as warm:
        yield warm


@pytest.fixture(autouse=True)
def _kept(child: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command of this module use it."""
    monkeypatch.setattr(sandbox, "Sandbox", lambda _: contextlib.nullcontext(child))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a document, the same sealed, a key with its passphrase, and the root."""
    _fill(tmp_path, pki())
    return tmp_path


def _fill(folder: Path, made: Pki) -> None:
    made.at = datetime.now(UTC).replace(microsecond=0)
    who = made.issue("Ines Rook")
    files = {
        "poe.pdf": pdf(agreement),
        "sealed.pdf": seal(pdf(agreement), made.key(who), at=made.at),
        "me.key": who.key_pem,
        "me.pem": who.pem + made.intermediate.pem,
        "roots.pem": made.roots,
        "secret": PASSPHRASE + b"\n",
        "issuing.crl": made.crl(made.intermediate),
        "root.crl": made.crl(made.root),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    (folder / "secret").chmod(0o600)


def _seal(folder: Path, *more: str, secret: bool = True) -> int:
    given = ["--key", str(folder / "me.key"), "--certificate", str(folder / "me.pem")]
    given += ["--passphrase-file", str(folder / "secret")] if secret else []
    return outcome(["seal", str(folder / "poe.pdf"), "-o", str(folder / "new.pdf"), *given, *more])


def _verify(folder: Path, *more: str, name: str = "sealed.pdf") -> int:
    return outcome(["verify", str(folder / name), *more])


def _careful(folder: Path) -> list[str]:
    lists = ["--crl", str(folder / "issuing.crl"), "--crl", str(folder / "root.crl")]
    return ["--trust", str(folder / "roots.pem"), *lists]


def test_each_question_has_its_own_answer(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (folder / "poe.pdf").read_bytes()
    monkeypatch.setenv("SEAL_SECRET", PASSPHRASE.decode())
    visible = ("--place", "bottom-right", "--reason", "Work done as described")
    assert _seal(folder, *visible, "--passphrase-env", "SEAL_SECRET", secret=False) == 0
    assert (folder / "poe.pdf").read_bytes() == before
    assert _verify(folder, name="new.pdf") == 3
    told = capsys.readouterr().out
    assert "something is not known" in told
    assert "signed bytes intact: yes" in told
    assert "leads to a root you trust: not known" in told
    assert "only claimed" in told


def test_the_worst_of_several_files_counts_and_the_json_is_what_its_schema_says(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = folder / "changed.pdf"
    changed.write_bytes(updated((folder / "sealed.pdf").read_bytes(), annotate))
    assert _verify(folder, str(changed), *_careful(folder), "--format", "json") == 1
    good, bad = json.loads(capsys.readouterr().out)
    assert outcome(["schema", "verification"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.validate(good, schema)
    jsonschema.validate(bad, schema)
    assert (good["answer"], good["signatures"][0]["signer"]["name"]) == ("yes", "Ines Rook")
    assert (bad["answer"], bad["signatures"][0]["intact"]) == ("no", "no")


def test_elements_that_a_change_touches_are_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["verify", str(ALTERED), "--format", "json"]) == 1
    altered = json.loads(capsys.readouterr().out)
    (change,) = altered["signatures"][0]["changes"]
    assert (change["page"], change["covers"], change["elements"]) == (2, "Nov", ["approval"])


def test_a_file_without_a_signature_and_one_that_is_no_pdf_have_a_code_of_their_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _verify(folder, str(folder / "secret"), name="poe.pdf") == 4
    assert "only PDFs are verified" in capsys.readouterr().out


@loopback
def test_a_lasting_seal_with_authorities_on_loopback(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"http://127.0.0.1:{free.getsockname()[1]}"
    made = pki(host)
    _fill(tmp_path, made)
    with served(made):
        assert _seal(tmp_path, "--level", "B-LTA", "--tsa", f"{host}/tsa") == 0
        online = ("--online", "--allow-host", "127.0.0.1")
        files = (str(tmp_path / "new.pdf"), "--trust", str(tmp_path / "roots.pem"))
        assert _verify(tmp_path, *files, *online) == 0
        assert "proved by Organization: Alder Trust, Common Name: Alder Time" in _flat(capsys)


def _flat(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("url", ["file:///etc/hostname", "ftp://pki.example/x", "http://", "http://[", "x"])
def test_only_the_web_is_asked(url: str) -> None:
    with pytest.raises(NotFetched):
        fetcher()(Asked(url))


@loopback
@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "169.254.169.254", "10.0.0.1", "0.0.0.0"])  # noqa: S104
def test_nobody_inside_a_network_is_asked_unless_named(host: str) -> None:
    with pytest.raises(NotFetched, match="inside a network"):
        fetcher()(Asked(f"http://{host}/crl"))


def test_a_passphrase_that_others_can_read_is_not_taken(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "secret").chmod(0o644)
    assert _seal(folder) == 2
    assert "can be read by others" in capsys.readouterr().err


def test_a_wrong_passphrase_is_told_and_never_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "secret").write_text("quite another one\n", "utf-8")
    assert _seal(folder) == 2
    told = capsys.readouterr().err
    assert "the passphrase is wrong" in told
    assert "quite another one" not in told
    assert not (folder / "new.pdf").exists()


USAGE: dict[str, tuple[tuple[str, ...], str]] = {
    "itself": (("-o", "{folder}/poe.pdf"), "name another file"),
    "the key": (("-o", "{folder}/me.key", "--replace"), "is what this command reads"),
    "place": (("--place", "somewhere"), "is neither a corner"),
    "page alone": (("--page", "1"), "--page says where --place is"),
    "authority": (("--tsa", "http://tsa.example/"), "--tsa does nothing at B-B"),
    "no authority": (("--level", "B-T"), "needs a time-stamp authority"),
    "two passphrases": (("--passphrase-env", "X"), "not both"),
    "two keys": (("--token", "module.so"), "give the key"),
}


@pytest.mark.parametrize("name", USAGE)
def test_wrong_usage_is_told(folder: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    more, why = USAGE[name]
    assert _seal(folder, *(part.format(folder=folder) for part in more)) == 2
    assert why in capsys.readouterr().err


KEY = ("--key", "{folder}/me.key", "--certificate", "{folder}/me.pem")
UNFIT: dict[str, tuple[tuple[str, ...], str]] = {
    "no document": (("{folder}/absent.pdf", *KEY), "absent.pdf cannot be read"),
    "no PDF": (("{folder}/me.pem", *KEY), "is no PDF"),
    "certified": (("{folder}/certified.pdf", *KEY), "certified against any change"),
    "no key": (("{folder}/poe.pdf", "--key", "{folder}/roots.der"), "neither a PKCS#12 file nor in PEM form"),
    "no certificate": (("{folder}/poe.pdf", "--key", "{folder}/me.key"), "are not in PEM form"),
    "no module": (("{folder}/poe.pdf", "--token", "{folder}/me.pem", "--label", "x"), "PKCS#11|pkcs11"),
}


@pytest.mark.parametrize("name", UNFIT)
def test_nobody_is_asked_for_the_passphrase_of_what_cannot_be_sealed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    given, why = UNFIT[name]
    made = pki()
    key = made.key(made.issue("Ines Rook"))
    (folder / "certified.pdf").write_bytes(seal(pdf(agreement), key, at=WHEN, how=Sealing(certify=True)))
    (folder / "roots.der").write_bytes(der(made.root))
    asked: list[str] = []
    monkeypatch.setattr(click.termui, "hidden_prompt_func", asked.append)
    more = (part.format(folder=folder) for part in given)
    assert outcome(["seal", *more, "-o", str(folder / "new.pdf")]) == 2
    assert re.search(why, " ".join(capsys.readouterr().err.split()))
    assert asked == []


def test_what_is_there_is_not_written_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "new.pdf").write_bytes(b"mine")
    assert _seal(folder) == 2
    assert (folder / "new.pdf").read_bytes() == b"mine"
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize("at", ["yesterday", "2026-13-01"])
def test_a_time_that_is_none_is_told(folder: Path, capsys: pytest.CaptureFixture[str], at: str) -> None:
    assert _verify(folder, "--at", at, name="poe.pdf") == 2
    assert "is no time" in capsys.readouterr().err


def test_roots_that_are_none_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _verify(folder, "--trust", str(folder / "secret"), name="poe.pdf") == 2
    assert "holds no certificates" in capsys.readouterr().err
