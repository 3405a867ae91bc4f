"""Addresses of the ledger."""

from django.urls import path

from poedesk.desk.ledger import views

urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger/lines/<uuid:line>/", views.line, name="line"),
    path("ledger/import/", views.look, name="ledger_import"),
    path("ledger/import/confirm/", views.take_over, name="ledger_take_over"),
    path("ledger/propose/", views.propose, name="propose"),
    path("ledger/proposals/", views.proposals, name="proposals"),
    path("ledger/proposals/<uuid:proposal>/", views.decide, name="decide_proposal"),
]
