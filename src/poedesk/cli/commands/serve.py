"""``poedesk serve``: the desk."""

from pathlib import Path

import click

from poedesk.cli import options

EXAMPLES = """\b
Examples:
  poedesk serve                          on http://127.0.0.1:8000, data in ./poedesk-data
  poedesk serve --data /srv/poedesk --port 9000
\b
Settings stand in desk.toml in the data folder and in the environment
(POEDESK_DESK_*); see docs/how-to/run-the-desk.md.
"""


@click.command("serve", epilog=EXAMPLES)
@click.option(
    "--data", type=options.FILE, default=None, metavar="FOLDER", help="The data folder (poedesk-data)."
)
@click.option("--host", default=None, help="The address to listen on (127.0.0.1).")
@click.option("--port", type=int, default=None, help="The port to listen on (8000).")
def command(data: Path | None, host: str | None, port: int | None) -> int:
    """Run the desk: partner, customer and programme owner in a browser.

    Everything is kept in one data folder, made at the first start. Stop with Ctrl-C: requests that run are
    answered first.
    """
    from poedesk.desk.config.serving import serve  # noqa: PLC0415 - Django is loaded for the desk alone

    return serve(data, host=host, port=port)
