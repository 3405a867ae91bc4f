"""Agreements that stand on each other: a master agreement with the amendments, orders and SOWs under it."""
