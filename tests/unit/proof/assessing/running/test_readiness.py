import re
import subprocess
import sys
from datetime import date

import pytest

from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.running.readiness import make_ready, samples
from poedesk.proof.claim import load as claims
from poedesk.proof.policy import loader

DAY = date(2026, 5, 4)
CLAIM = claims.load(
    b"""
schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
submitted_on: 2026-05-04
partner: {name: Example Partner Ltd}
customer:
  name: Example Customer Inc.
  domain: customer.example
  tenant_id: 00000000-0000-4000-8000-000000000000
  country: GB
workloads: [{workload: exchange-online}]
"""
)
POLICY = loader.load(CLAIM.programme, None, DAY)


def test_what_readings_become_json_with_is_imported_without_finders() -> None:
    script = (
        "import sys\n"
        "from poedesk.proof.assessing.running.readiness import make_json_ready\n"
        "assert 'poedesk.proof.assessing.contract' not in sys.modules\n"
        "make_json_ready()\n"
        "assert 'poedesk.proof.assessing.contract' in sys.modules\n"
        "import poedesk.proof.assessing.assess\n"
        "assert 'poedesk.proof.finding.find' not in sys.modules\n"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_samples_are_judged_by_every_kind_of_rule() -> None:
    elements = {each.id: each.verdict for each in assess(CLAIM, POLICY, samples(), DAY).elements}
    assert elements["usage.work"] is Verdict.MET
    assert elements["customer.name"] is Verdict.MET


def test_expressions_are_compiled_before_documents_come(monkeypatch: pytest.MonkeyPatch) -> None:
    make_ready(CLAIM, [POLICY], DAY)
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("it had to wait for an expression"))
    assert assess(CLAIM, POLICY, samples(), DAY).elements
