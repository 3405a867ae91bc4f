"""Addresses of acknowledgements: the partner's, and the customer's behind a secret."""

from django.urls import path

from poedesk.desk.acknowledgements.pages import customer, partner

_LINK = "acknowledge/<str:token>/"

urlpatterns = [
    path("engagements/<uuid:engagement>/acknowledgements/", partner.requests, name="acknowledgements"),
    path("engagements/<uuid:engagement>/acknowledgements/ask/", partner.ask, name="acknowledgement_ask"),
    path("acknowledgements/<uuid:acknowledgement>/remind/", partner.remind, name="acknowledgement_remind"),
    path(
        "acknowledgements/<uuid:acknowledgement>/withdraw/", partner.withdraw, name="acknowledgement_withdraw"
    ),
    path(
        "acknowledgements/<uuid:acknowledgement>/document/", partner.document, name="acknowledgement_document"
    ),
    path(_LINK, customer.start, name="acknowledge"),
    path(f"{_LINK}code/", customer.code, name="acknowledge_code"),
    path(f"{_LINK}decline/", customer.decline, name="acknowledge_decline"),
    path(f"{_LINK}pass-on/", customer.pass_on, name="acknowledge_pass_on"),
    path(f"{_LINK}copy/", customer.copy, name="acknowledge_copy"),
    path(f"{_LINK}take-back/", customer.take_back, name="acknowledge_take_back"),
    path(f"{_LINK}document/", customer.document, name="acknowledge_document"),
    path(f"{_LINK}pages/<int:number>/", customer.page, name="acknowledge_page"),
]
