"""Makes ``eval/documents/*/`` from ``eval/sources/*/``; a source's name tells the file and its maker.

``eval/sealed/`` has the same two folders; its bundles are made with ``--sealed``.

``NAME.pdf.chromium.html``   printed by Chromium
``NAME.pdf.writer.html``     LibreOffice's HTML import, exported (also ``.docx.writer.html``)
``NAME.pdf.reportlab.html``  reportlab, from the markup of ``markup.py``
``NAME.docx.word.html``      a Word document, from the same markup
``NAME.pdf.word.html``       such a Word document, exported by LibreOffice
``NAME.pdf.locked.html``     by reportlab, then locked with a password that nobody is told
``NAME.eml.yaml``            a mail
anything else                copied as it is

Run ``python -m eval.making.build [--sealed] [BUNDLE...]``; without names, all are made.
"""

import atexit
import io
import re
import shutil
import subprocess
import sys
import tempfile
from base64 import b64encode
from functools import cache
from pathlib import Path

import pikepdf

from eval.making.flow import Flow
from eval.making.mails import mail
from eval.making.sealing import seal
from eval.making.strokes import picture, svg
from eval.making.word import Word

HERE = Path(__file__).parents[1]
SOURCES = HERE / "sources"
SEALED = HERE / "sealed"
_MARK = re.compile(r'<(ink|picture) seed="([^"]*)"\s*/>')
_FILTERS = {"pdf": "pdf:writer_pdf_Export", "docx": "docx:MS Word 2007 XML"}


def build(bundle: str, home: Path = HERE) -> None:
    """Make the documents of one bundle in ``home``; mails last, because they carry the others."""
    target = home / "documents" / bundle
    target.mkdir(parents=True, exist_ok=True)
    sources = sorted(
        (home / "sources" / bundle).iterdir(), key=lambda path: (".eml." in path.name, path.name)
    )
    for source in sources:
        made = _made(source, target)
        if made is not None:
            (target / made[0]).write_bytes(made[1])


def _made(source: Path, target: Path) -> tuple[str, bytes] | None:
    parts = source.name.rsplit(".", 3)
    if len(parts) == 4 and parts[3] == "html":  # noqa: PLR2004 - name, ending, maker, html
        name, ending, maker, _ = parts
        return f"{name}.{ending}", draw(maker, source.read_text("utf-8"), ending)
    if source.name.endswith(".eml.yaml"):
        return source.name.removesuffix(".yaml"), mail(source.read_text("utf-8"), target)
    return source.name, source.read_bytes()


def draw(maker: str, source: str, ending: str) -> bytes:
    """Return a source as a document, drawn by one of the makers above."""
    return _MAKERS[maker](source, ending)


def _chromium(source: str, _ending: str) -> bytes:
    def drawn(match: re.Match[str]) -> str:
        if match[1] == "ink":
            return svg(match[2])
        return f'<img width="150" src="data:image/png;base64,{b64encode(picture(match[2])).decode()}">'

    with tempfile.TemporaryDirectory() as folder:
        page, out = Path(folder, "page.html"), Path(folder, "page.pdf")
        page.write_text("<!doctype html><meta charset=utf-8>" + _MARK.sub(drawn, source), "utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
        _run([*command, f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri()])
        return out.read_bytes()


def _writer(source: str, ending: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        for number, match in enumerate(_MARK.finditer(source)):
            Path(folder, f"{number}.png").write_bytes(picture(match[2]))
            source = source.replace(match[0], f'<img src="{number}.png" width="150" height="43">', 1)
        page = Path(folder, "page.html")
        page.write_text(
            "<!doctype html><html><head><meta charset=utf-8></head><body>" + source + "</body></html>",
            "utf-8",
        )
        return _office(page, ending, ["--infilter=HTML (StarWriter)"])


def _word(source: str, ending: str) -> bytes:
    made = Word(source).bytes()
    if ending == "docx":
        return made
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "page.docx")
        page.write_bytes(made)
        return _office(page, ending, [])


def _reportlab(source: str, _ending: str) -> bytes:
    flow = Flow(source)
    data = flow.bytes()
    for told in flow.root.findall("seal"):
        data = seal(data, dict(told.attrib))
    return data


def _locked(source: str, ending: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(_reportlab(source, ending))) as made:
        made.save(out, encryption=pikepdf.Encryption(user="not told", owner="not told either"))
    return out.getvalue()


_MAKERS = {
    "locked": _locked,
    "chromium": _chromium,
    "writer": _writer,
    "word": _word,
    "reportlab": _reportlab,
}


@cache
def _profile() -> Path:
    """LibreOffice's settings: of this process alone, for two that share them stop one another."""
    place = Path(tempfile.mkdtemp(prefix="lo-eval-"))
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return place


def _office(page: Path, ending: str, more: list[str]) -> bytes:
    command = ["soffice", f"-env:UserInstallation={_profile().as_uri()}", "--headless", *more]
    _run([*command, "--convert-to", _FILTERS[ending], "--outdir", str(page.parent / "out"), str(page)])
    return (page.parent / "out" / f"page.{ending}").read_bytes()


def _run(command: list[str]) -> None:
    found = shutil.which(command[0])
    if found is None:
        message = f"{command[0]} is not installed; on Debian: apt-get install chromium libreoffice-writer"
        raise FileNotFoundError(message)
    subprocess.run([found, *command[1:]], check=True, capture_output=True, timeout=180)  # noqa: S603 - our own words


def main() -> None:
    """Make the bundles that are named, or all."""
    told = sys.argv[1:]
    home = SEALED if "--sealed" in told else HERE
    names = [name for name in told if name != "--sealed"]
    for bundle in names or sorted(path.name for path in (home / "sources").iterdir()):
        print(bundle)
        build(bundle, home)


if __name__ == "__main__":
    main()
