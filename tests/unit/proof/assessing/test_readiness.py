import subprocess
import sys


def test_what_judging_needs_is_imported() -> None:
    script = (
        "import sys\n"
        "from poedesk.proof.assessing.readiness import make_ready\n"
        "assert 'poedesk.proof.assessing.assess' not in sys.modules\n"
        "make_ready()\n"
        "assert 'poedesk.proof.assessing.assess' in sys.modules\n"
        "assert 'poedesk.proof.finding.find' not in sys.modules\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
