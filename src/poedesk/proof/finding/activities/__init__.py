"""Which activity was done for which workload."""

from poedesk.proof.finding.activities.find import find

__all__ = ["find"]
