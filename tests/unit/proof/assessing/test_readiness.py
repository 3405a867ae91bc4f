import sys

from poedesk.proof.assessing.readiness import make_ready


def test_what_judging_needs_is_imported_and_has_looked_at_a_page() -> None:
    make_ready()
    assert "poedesk.proof.assessing.assess" in sys.modules
    from poedesk.proof.policy import vocabulary  # noqa: PLC0415 - loaded by then

    assert vocabulary.load.cache_info().currsize == 1
