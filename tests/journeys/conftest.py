"""Long journeys: run by ``make test-all``."""

from tests.browser.conftest import browser, page

__all__ = ["browser", "page"]
