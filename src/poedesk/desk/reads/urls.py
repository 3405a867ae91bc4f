"""Address of the list of reads."""

from django.urls import path

from poedesk.desk.reads import views

urlpatterns = [path("people/reads/", views.reads, name="reads")]
