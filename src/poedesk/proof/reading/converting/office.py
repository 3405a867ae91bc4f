"""Where LibreOffice is, which documents go through it, and what it is told to leave alone."""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.sniffing import media

OFF = "none"
"""What ``POEDESK_OFFICE`` holds when LibreOffice is not to be used even if it is there."""

_SETTING = "POEDESK_OFFICE"


@dataclass(frozen=True, slots=True)
class Form:
    """How one kind of document is turned into one that is read."""

    ending: str
    """Of the file that LibreOffice gets."""

    target: str
    """Ending of what it makes."""

    filter: str
    """Its name for that format."""

    kind: str
    """Media type of what it makes."""


class NotConverted(Exception):
    """LibreOffice made nothing of it; the message says why, as a clause."""


_WORD = ("docx", "MS Word 2007 XML", media.DOCX)
_SLIDES = ("pptx", "Impress MS PowerPoint 2007 XML", media.PPTX)

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        media.DOC: Form("doc", *_WORD),
        media.RTF: Form("rtf", *_WORD),
        media.ODT: Form("odt", *_WORD),
        media.PPT: Form("ppt", *_SLIDES),
        media.ODP: Form("odp", *_SLIDES),
    }
)
"""Media type -> how documents of it are turned into others."""


def find_office() -> Path | None:
    """Return LibreOffice's program; null when there is none, or it is not to be used."""
    asked = os.environ.get(_SETTING, "")
    if asked.lower() == OFF:
        return None
    start = shutil.which(asked or "soffice") or shutil.which("libreoffice")
    if start is None:
        return None
    program = Path(start).resolve().with_name("soffice.bin")
    return program if program.is_file() else None


def office_mark() -> str:
    """Return what tells one LibreOffice from another, for keys of what it helped to read; empty if none."""
    program = find_office()
    if program is None:
        return ""
    told = program.with_name("versionrc")
    version = told.read_bytes() if told.is_file() else b""
    state = program.stat()
    return hashlib.sha256(f"{program} {state.st_size} {state.st_mtime_ns}\n".encode() + version).hexdigest()


_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse">'
    "<value>{value}</value></prop></item>"
)
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Common/Misc", "CollectUsageInformation", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
)
"""No macros, no active content, no links looked up, nothing sent anywhere, nothing kept for later."""


def profile() -> str:
    """Return the settings that a fresh profile begins with."""
    items = "".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )
