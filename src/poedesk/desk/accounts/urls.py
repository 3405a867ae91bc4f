"""Addresses of signing in, organisations and people."""

from django.urls import path

from poedesk.desk.accounts import views

urlpatterns = [
    path("set-up/", views.set_up, name="set_up"),
    path("join/<str:token>/", views.join, name="join"),
    path("organisation/", views.choose, name="choose"),
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/invitations/<uuid:invitation>/withdraw/", views.withdraw, name="withdraw"),
    path("people/<uuid:person>/", views.change, name="change"),
    path("desk/", views.desk, name="desk"),
]
