"""``poedesk doctor``: what this machine gives."""

import platform
import sys
from dataclasses import asdict
from importlib.metadata import version

import click

from poedesk.cli.output import deliver

LIBRARIES = (
    "pypdfium2",
    "pikepdf",
    "pyhanko",
    "lxml",
    "selectolax",
    "rapidfuzz",
    "pydantic",
    "PyYAML",
    "click",
    "rich",
)


@click.command("doctor")
def command() -> None:
    """Say which limits hold here, whether reading is cut off from the network, and which parts are used."""
    from poedesk import __version__  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.reading.limits import from_environment, variable  # noqa: PLC0415
    from poedesk.proof.reading.sandbox import Sandbox  # noqa: PLC0415

    limits = from_environment()
    with Sandbox(limits) as sandbox:
        document = sandbox.read(b"poedesk doctor", "doctor.txt")
        network = sandbox.network
    lines = [
        f"poedesk {__version__}, Python {platform.python_version()} on {sys.platform}",
        "",
        f"Reading in a child process: {'works' if document.pages else 'DOES NOT WORK'}",
        f"Network of the child process: {network}",
        "",
        "Limits for one document (environment variable, value):",
        *(f"  {variable(name):28} {value}" for name, value in asdict(limits).items()),
        "",
        "Parts:",
        *(f"  {library:28} {version(library)}" for library in LIBRARIES),
    ]
    deliver("\n".join(lines) + "\n", None)
