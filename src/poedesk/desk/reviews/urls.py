"""Addresses of reviews."""

from django.urls import path

from poedesk.desk.reviews import views

urlpatterns = [
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<uuid:case>/", views.case, name="case"),
    path("reviews/<uuid:case>/take/", views.take, name="take_case"),
    path("reviews/<uuid:case>/withdraw/", views.withdraw, name="withdraw_decision"),
    path("reviews/<uuid:case>/decide/<slug:kind>/", views.decide, name="decide_case"),
    path("reviews/<uuid:case>/rivals/", views.rivals, name="rivals"),
    path("reviews/<uuid:case>/notes/", views.write, name="write_note"),
    path("claims/<uuid:claim>/dossier/", views.export, name="dossier"),
]
