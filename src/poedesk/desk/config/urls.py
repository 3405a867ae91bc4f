"""Every address of the desk."""

from django.urls import include, path

from poedesk.desk.accounts import views as accounts
from poedesk.desk.config import health
from poedesk.desk.engagements import views as engagements
from poedesk.desk.evidence import views as evidence
from poedesk.desk.mail import views as mail
from poedesk.desk.readiness import views as readiness

urlpatterns = [
    path("", accounts.home, name="home"),
    path("set-up/", accounts.set_up, name="set_up"),
    path("join/<str:token>/", accounts.join, name="join"),
    path("organisation/", accounts.choose, name="choose"),
    path("engagements/", engagements.engagements, name="engagements"),
    path("engagements/begin/", engagements.begin, name="begin"),
    path("engagements/<uuid:engagement>/", engagements.engagement, name="engagement"),
    path("engagements/<uuid:engagement>/documents/", evidence.add, name="add"),
    path("engagements/<uuid:engagement>/readiness/", readiness.part, name="readiness"),
    path("engagements/<uuid:engagement>/pages/<int:number>/", readiness.picture, name="picture"),
    path("engagements/<uuid:engagement>/<slug:part>/", engagements.answers, name="answers"),
    path("documents/<uuid:document>/", evidence.download, name="download"),
    path("documents/<uuid:document>/remove/", evidence.remove, name="remove"),
    path("documents/<uuid:document>/restore/", evidence.restore, name="restore"),
    path("documents/<uuid:document>/date/", evidence.set_date, name="set_date"),
    path("people/", accounts.people, name="people"),
    path("people/invite/", accounts.invite, name="invite"),
    path("people/invitations/<uuid:invitation>/withdraw/", accounts.withdraw, name="withdraw"),
    path("people/<uuid:person>/", accounts.change, name="change"),
    path("desk/", accounts.desk, name="desk"),
    path("desk/outbox/", mail.outbox, name="outbox"),
    path("account/", include("allauth.account.urls")),
    path("account/security/", include("allauth.mfa.urls")),
    path("health", health.health, name="health"),
    path("ready", health.ready, name="ready"),
    path("metrics", health.metrics, name="metrics"),
]
handler404 = "poedesk.desk.config.errors.not_found"
handler500 = "poedesk.desk.config.errors.fault"
