"""Address of the drill."""

from django.urls import path

from poedesk.desk.drills import views

urlpatterns = [path("drill/", views.drill, name="drill")]
