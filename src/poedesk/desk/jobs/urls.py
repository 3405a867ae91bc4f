"""Addresses of the work in the background."""

from django.urls import path

from poedesk.desk.jobs import views

urlpatterns = [
    path("desk/jobs/", views.jobs, name="jobs"),
    path("desk/jobs/<int:job>/again/", views.again, name="job_again"),
]
