"""Makes judging ready while documents are still being read and searched elsewhere."""


def make_ready() -> None:
    """Import what judging needs."""
    from poedesk.proof.assessing import assess  # noqa: F401, PLC0415 - that it is imported is the purpose
