"""Addresses of tokens."""

from django.urls import path

from poedesk.desk.tokens import views

urlpatterns = [
    path("people/tokens/", views.tokens, name="tokens"),
    path("people/tokens/<uuid:api_token>/revoke/", views.revoke, name="token_revoke"),
]
