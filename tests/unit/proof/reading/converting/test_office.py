from pathlib import Path

import pytest
from lxml import etree

from poedesk.proof.reading.converting.office import FORMS, find_office, office_mark, profile
from poedesk.proof.reading.readers.registry import MODULES
from poedesk.proof.reading.sniffing import media

_OOR = "{http://openoffice.org/2001/registry}"


def installed(folder: Path) -> Path:
    program = folder / "program"
    program.mkdir()
    (program / "soffice").write_text("#!/bin/sh\n")
    (program / "soffice").chmod(0o755)
    (program / "soffice.bin").write_text("one")
    return program / "soffice"


def test_it_is_found_beside_its_starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starter = installed(tmp_path)
    monkeypatch.setenv("POEDESK_OFFICE", str(starter))
    assert find_office() == starter.with_name("soffice.bin")
    starter.with_name("soffice.bin").unlink()
    assert find_office() is None


@pytest.mark.parametrize("asked", ["none", "NONE", "/nowhere/soffice"])
def test_it_can_be_left_out(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POEDESK_OFFICE", asked)
    monkeypatch.setenv("PATH", "/nowhere")
    assert find_office() is None
    assert office_mark() == ""


def test_another_version_has_another_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    starter = installed(tmp_path)
    monkeypatch.setenv("POEDESK_OFFICE", str(starter))
    first = office_mark()
    assert first == office_mark()
    starter.with_name("versionrc").write_text("[Version]\nbuildid=2\n")
    assert office_mark() != first


def test_the_profile_forbids_macros_and_links() -> None:
    items = {
        (item.get(f"{_OOR}path"), prop.get(f"{_OOR}name")): prop[0].text
        for item in etree.fromstring(profile().encode())
        for prop in item
    }
    scripting = "/org.openoffice.Office.Common/Security/Scripting"
    assert items[scripting, "DisableMacrosExecution"] == "true"
    assert items[scripting, "BlockUntrustedRefererLinks"] == "true"
    assert items["/org.openoffice.Office.Writer/Content/Update", "Link"] == "0"


def test_every_format_that_goes_through_it_has_a_reader_for_what_it_becomes() -> None:
    assert all(form.kind in MODULES and kind in media.REFUSALS for kind, form in FORMS.items())
