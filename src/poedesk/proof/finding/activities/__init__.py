"""Which activity was done for which workload."""
