"""``poedesk serve``: the desk."""

from pathlib import Path

import click

from poedesk.cli import options

EXAMPLES = """\b
Examples:
  poedesk serve                          on http://127.0.0.1:8000, data in ./poedesk-data
  poedesk serve --data /srv/poedesk --port 9000
  poedesk serve --demo --data /tmp/demo  a new desk, filled with invented engagements
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
@click.option("--demo", is_flag=True, help="Fill a new data folder with invented engagements first.")
def command(data: Path | None, host: str | None, port: int | None, *, demo: bool) -> int:
    """Run the desk: partner, customer and programme owner in a browser.

    Everything is kept in one data folder, made at the first start. Stop with Ctrl-C: requests that run are
    answered first.
    """
    from poedesk.desk.config.running.serving import serve  # noqa: PLC0415 - Django is loaded for the desk alone

    if not demo:
        return serve(data, host=host, port=port)
    from poedesk.cli.commands.demo import examples  # noqa: PLC0415 - for the demo alone

    with examples() as folder:
        return serve(data, host=host, port=port, examples=folder)
