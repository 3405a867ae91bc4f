"""What a check waits for before its children are started."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["poedesk.kernel.prepared", "tempfile", "traceback", "rich", "pydantic"])
def test_children_are_started_before_what_only_later_steps_need_is_imported(module: str) -> None:
    script = (
        "import sys\n"
        "import poedesk.cli.main, poedesk.cli.commands.check\n"
        "import poedesk.proof.assessing.running.starting\n"
        f"print({module!r} in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.stderr) == ("False", "")
