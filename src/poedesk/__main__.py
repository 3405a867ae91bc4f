"""``python -m poedesk`` is ``poedesk``."""

from poedesk.cli.main import run

if __name__ == "__main__":
    run()
