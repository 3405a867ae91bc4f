"""The faces of the form, and which of them draws a character.

Our own fonts are the Noto Sans family (OFL, ``fonts/``): Latin, Greek and Cyrillic; Arabic; Hebrew. What they
lack is looked for in the fonts that are installed, in the folders that ``POEDESK_FONTS`` names (joined as in
``PATH``), else in the usual ones. What no font has is a named problem of the caller.
"""

import os
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

import uharfbuzz as hb

FOLDERS = "POEDESK_FONTS"
"""Environment variable: folders to search for fonts with characters that ours lack."""

USUAL = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.local/share/fonts",
    "~/.fonts",
    "/Library/Fonts",
    "/System/Library/Fonts",
)
"""Where fonts are installed when ``POEDESK_FONTS`` is not set."""

FAMILIES = ("NotoSans", "NotoSansArabic", "NotoSansHebrew")
"""Our own, in the order in which they are asked."""

_KINDS = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_OTHER_CUTS = ("bold", "italic", "oblique", "light", "thin", "black", "medium", "condensed", "mono", "serif")
_MOST_FILES = 4000
"""Font files looked at; a folder with more is no folder of fonts."""


class Face:
    """One font file (or one font of a collection), open for shaping and for cutting down."""

    __slots__ = ("ascent", "blob", "bold", "cap", "descent", "font", "index", "name", "outlines", "upem")

    def __init__(self, blob: hb.Blob, index: int, name: str) -> None:
        """Open font ``index`` of ``blob``; ``name`` is its PostScript-like name in the file that we write."""
        face = hb.Face(blob, index)
        self.blob = blob
        self.index = index
        self.name = name
        self.font = hb.Font(face)
        self.upem = face.upem
        """Units of an em."""

        tags = set(face.table_tags)
        self.outlines = "glyf" if "glyf" in tags else "CFF " if "CFF " in tags else ""
        """Table that holds the outlines; empty when there are none that a PDF can hold."""

        extents = self.font.get_font_extents("ltr")
        self.ascent = extents.ascender * 1000 / self.upem
        self.descent = extents.descender * 1000 / self.upem
        """Highest and lowest line of the face in thousandths of an em; the descent is negative."""

    def has(self, char: str) -> bool:
        """Return whether the face draws ``char``."""
        return bool(self.font.get_nominal_glyph(ord(char)))


@cache
def own(*, bold: bool) -> tuple[Face, ...]:
    """Return our own faces in the order in which they are asked."""
    cut = "Bold" if bold else "Regular"
    folder = resources.files("poedesk.paper.forms") / "fonts"
    return tuple(
        Face(hb.Blob((folder / f"{family}-{cut}.ttf").read_bytes()), 0, f"{family}-{cut}")
        for family in FAMILIES
    )


@lru_cache(maxsize=65536)
def face_of(char: str, *, bold: bool) -> Face | None:
    """Return the face that draws ``char``; null when no font here has it."""
    for face in own(bold=bold):
        if face.has(char):
            return face
    return _installed(char, os.environ.get(FOLDERS))


@lru_cache(maxsize=4096)
def _installed(char: str, folders: str | None) -> Face | None:
    for face in _opened():
        if face.has(char):
            return face
    for path in _files(folders):
        for face in _faces(path):
            if face.has(char):
                _opened().append(face)
                return face
    return None


def forget() -> None:
    """Forget which installed fonts there are, as after one was installed."""
    for kept in (face_of, _installed, _opened, _files):
        kept.cache_clear()


@cache
def _opened() -> list[Face]:
    """Return the installed faces that had to help; the list grows, so that few fonts draw one text."""
    return []


@cache
def _files(folders: str | None) -> tuple[Path, ...]:
    """Return the font files of the folders: upright text cuts first, then by name."""
    named = folders.split(os.pathsep) if folders is not None else USUAL
    found: list[Path] = []
    for folder in named:
        root = Path(folder).expanduser() if folder else None
        if root is not None and root.is_dir():
            found.extend(path for path in _walk(root) if path.suffix.lower() in _KINDS)
    return tuple(sorted(found[:_MOST_FILES], key=_preference))


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            yield Path(folder) / name


def _preference(path: Path) -> tuple[int, int, str]:
    name = path.stem.lower()
    return (sum(cut in name for cut in _OTHER_CUTS), "noto" not in name, str(path))


@lru_cache(maxsize=64)
def _faces(path: Path) -> tuple[Face, ...]:
    """Return the usable fonts of a file; a file that is none gives none."""
    try:
        blob = hb.Blob.from_file_path(str(path))
        count = hb.Face(blob, 0).count or 1
        stem = "".join(letter for letter in path.stem if letter.isascii() and letter.isalnum())
        made = (Face(blob, index, f"{stem}-{index}") for index in range(count))
        return tuple(face for face in made if face.outlines)
    except (OSError, RuntimeError, ValueError, hb.HarfBuzzError):
        return ()
