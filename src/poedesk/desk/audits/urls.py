"""Addresses of draws and requests; what begins with ``public/`` is for everybody."""

from django.urls import path

from poedesk.desk.audits.pages import answers, draws, requests

urlpatterns = [
    path("draws/", draws.draws, name="draws"),
    path("draws/freeze/", draws.freeze, name="freeze"),
    path("draws/<uuid:draw>/", draws.draw, name="draw"),
    path("draws/<uuid:draw>/run/", draws.run, name="run_draw"),
    path("draws/<uuid:draw>/more/", draws.more, name="more_draw"),
    path("draws/<uuid:draw>/publish/", draws.publish, name="publish_draw"),
    path("draws/<uuid:draw>/population/", draws.population, name="population"),
    path("draws/<uuid:draw>/slips/<uuid:claim>/", draws.slip, name="slip"),
    path("draws/<uuid:draw>/requests/", requests.draft, name="draft_requests"),
    path("public/draws/<uuid:opened>/", draws.public, name="public_draw"),
    path("public/draws/<uuid:opened>/receipt.json", draws.receipt, name="public_receipt"),
    path("requests/", requests.requests, name="requests"),
    path("requests/batches/<uuid:batch>/", requests.batch, name="batch"),
    path("requests/<uuid:poe>/", requests.request_page, name="request"),
    path("requests/<uuid:poe>/letter/", requests.edit, name="edit_request"),
    path("requests/<uuid:poe>/do/<slug:name>/", requests.step, name="step_request"),
    path("requests/<uuid:poe>/open/", answers.open_it, name="open_request"),
    path("requests/<uuid:poe>/answer/", answers.answer, name="answer_request"),
    path("requests/<uuid:poe>/time/", answers.more_time, name="more_time"),
]
