"""A language of nobody: the desk's own words, an accent on each letter; what has none cannot be translated.

Everything that ``makemessages`` finds is in its catalogue, and nothing else, beside the libraries' own texts.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import allauth
import django

import poedesk.desk
from poedesk.desk.texts.sources import module

CODE = "de"
"""Days and numbers are German, so that those that are written by hand are seen."""

PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
STRANGE = "áƀćđéƒǵħíǰķĺḿńőṕɋŕśťúνẃẋýźÁɃĆĐÉƑǴĦÍĴĶĹḾŃŐṔɊŔŚŤÚѴẂẊÝŹ"
ACCENTED = str.maketrans(PLAIN, STRANGE)

_KEPT = re.compile(r"(%\(\w+\)[sdif]|%[sdi]|\{[\w.!:]*\}|<[^<>]*>|&#?\w+;|\\.|https?://\S+)")
"""Places, tags and signs that a translator leaves as they are."""

_LIBRARIES = (
    Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po",
    Path(django.__file__).parent / "contrib/auth/locale/en/LC_MESSAGES/django.po",
    Path(django.__file__).parent / "contrib/humanize/locale/en/LC_MESSAGES/django.po",
    Path(allauth.__file__).parent / "locale/en/LC_MESSAGES/django.po",
)


def accented(text: str) -> str:
    """Return a text as the language of nobody has it."""
    parts = _KEPT.split(text)
    return "".join(each if place % 2 else each.translate(ACCENTED) for place, each in enumerate(parts))


def make(folder: Path) -> Path:
    """Write the language of nobody below an empty folder; return what goes into ``LOCALE_PATHS``."""
    source = folder / "desk"
    desk = Path(poedesk.desk.__file__).parent
    shutil.copytree(
        desk, source, ignore=shutil.ignore_patterns("__pycache__", "static", "words.py", "locale")
    )
    (source / "texts/words.py").write_text(module(), encoding="utf-8")
    (source / "locale").mkdir()
    command = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "-l",
        CODE,
        "--no-wrap",
        "--no-location",
        "-v",
        "0",
    ]
    _run([*command, "-e", "html,txt,py"], source)
    found = source / "locale" / CODE / "LC_MESSAGES/django.po"
    whole, filled = folder / "whole.po", folder / "filled.po"
    _run(["msgcat", "--use-first", "--no-wrap", "-o", str(whole), str(found), *map(str, _LIBRARIES)], folder)
    _run(["msgen", "--no-wrap", "-o", str(filled), str(whole)], folder)
    target = folder / "locale" / CODE / "LC_MESSAGES"
    target.mkdir(parents=True)
    (target / "django.po").write_text(_translated(filled.read_text("utf-8")), encoding="utf-8")
    _run(["msgfmt", "-o", str(target / "django.mo"), str(target / "django.po")], folder)
    return folder / "locale"


def _translated(catalogue: str) -> str:
    """Return a catalogue in which every translation is its own text with accents; its head stays."""
    head, _, rest = catalogue.partition("\n\n")
    lines, within = [], False
    for line in rest.split("\n"):
        if line.startswith("msgstr"):
            within = True
        elif not line.startswith('"'):
            within = False
        name, quote, text = line.partition('"')
        lines.append(f"{name}{quote}{accented(text[:-1])}{quote}" if within and quote else line)
    return (
        f"{head.replace('nplurals=INTEGER; plural=EXPRESSION', 'nplurals=2; plural=n != 1')}\n\n"
        + "\n".join(lines)
    )


def _run(command: list[str], folder: Path) -> None:
    apart = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    done = subprocess.run(
        command, cwd=folder, env=apart, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr
