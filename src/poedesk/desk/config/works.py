"""Which jobs there are, and what does them."""

from collections.abc import Mapping

from poedesk.desk.claims.checking import CHECK, check
from poedesk.desk.jobs.work import Work
from poedesk.desk.readiness.asking import JUDGE
from poedesk.desk.readiness.judging import judge

WORKS: Mapping[str, Work] = {JUDGE: judge, CHECK: check}
"""By kind."""
