"""The demo: a desk filled with invented organisations, people and engagements, through the services alone."""

PASSWORD = "demo desk for everybody"  # noqa: S105 - it is printed where the desk is started
"""Of all people of the demo."""
