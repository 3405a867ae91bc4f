"""Every address of the desk."""

from django.urls import include, path
from django.views.generic import RedirectView

from poedesk.desk.config import health
from poedesk.desk.config.api import api

urlpatterns = [
    path("api/v1/", api.urls),  # before all others: programs ask most often, and no page begins like it
    path("", include("poedesk.desk.home.urls")),
    path("", include("poedesk.desk.accounts.urls")),
    path("", include("poedesk.desk.engagements.urls")),
    path("", include("poedesk.desk.evidence.urls")),
    path("", include("poedesk.desk.readiness.urls")),
    path("", include("poedesk.desk.claims.urls")),
    path("", include("poedesk.desk.forms.urls")),
    path("", include("poedesk.desk.drills.urls")),
    path("", include("poedesk.desk.acknowledgements.urls")),
    path("", include("poedesk.desk.tokens.urls")),
    path("", include("poedesk.desk.reads.urls")),
    path("", include("poedesk.desk.checks.urls")),
    path("", include("poedesk.desk.ledger.urls")),
    path("", include("poedesk.desk.audits.urls")),
    path("", include("poedesk.desk.reviews.urls")),
    path("", include("poedesk.desk.mail.urls")),
    path("", include("poedesk.desk.jobs.urls")),
    # Only an invitation proves an address, so nobody changes theirs alone.
    path("account/email/", RedirectView.as_view(pattern_name="home"), name="account_email"),
    path("account/", include("allauth.account.urls")),
    path("account/security/", include("allauth.mfa.urls")),
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
]
handler400 = "poedesk.desk.config.requests.errors.unreadable"
handler404 = "poedesk.desk.config.requests.errors.not_found"
handler500 = "poedesk.desk.config.requests.errors.fault"
