"""Which jobs there are, and what does them."""

from collections.abc import Mapping

from poedesk.desk.acknowledgements.answering import SEAL
from poedesk.desk.acknowledgements.sealing import seal_signed
from poedesk.desk.jobs.work import Work
from poedesk.desk.readiness.asking import JUDGE
from poedesk.desk.readiness.judging import judge

WORKS: Mapping[str, Work] = {JUDGE: judge, SEAL: seal_signed}
"""By kind."""
