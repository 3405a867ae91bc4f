"""The assessment as one HTML page: ``page(assessment, illustrations)``."""

from poedesk.paper.reports.html.page import page

__all__ = ["page"]
