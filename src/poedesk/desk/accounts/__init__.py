"""People, their organisations and roles: who may do what, and why."""
