"""``poedesk doctor``: what this machine gives."""

import platform
import sys
from dataclasses import asdict
from importlib.metadata import version

import click

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
    click.echo(f"poedesk {__version__}, Python {platform.python_version()} on {sys.platform}")
    click.echo(f"\nReading in a child process: {'works' if document.pages else 'DOES NOT WORK'}")
    click.echo(f"Network of the child process: {network}")
    click.echo("\nLimits for one document (environment variable, value):")
    for name, value in asdict(limits).items():
        click.echo(f"  {variable(name):28} {value}")
    click.echo("\nParts:")
    for library in LIBRARIES:
        click.echo(f"  {library:28} {version(library)}")
