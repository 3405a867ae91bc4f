"""Addresses of claims."""

from django.urls import path

from poedesk.desk.claims.pages import acting, extending, handing_out, listing, programmes, submitting

urlpatterns = [
    path("engagements/<uuid:engagement>/check/", submitting.check_answers, name="check_answers"),
    path("claims/", listing.claims, name="claims"),
    path("claims/<uuid:claim>/", acting.claim, name="claim"),
    path("claims/<uuid:claim>/act/<slug:name>/", acting.act, name="act"),
    path("claims/<uuid:claim>/time/<slug:clock>/", extending.more_time, name="claim_more_time"),
    path("claims/<uuid:claim>/hand-in/", acting.hand_in, name="hand_in"),
    path("claims/<uuid:claim>/proofs/<int:proof>/", handing_out.proof, name="proof"),
    path(
        "claims/<uuid:claim>/proofs/<int:proof>/documents/<int:place>/",
        handing_out.document,
        name="proof_document",
    ),
    path("claims/<uuid:claim>/proofs/<int:proof>/pages/<int:place>/", handing_out.page, name="proof_page"),
    path("claims/<uuid:claim>/proofs/<int:proof>/packet/", handing_out.packet, name="packet"),
    path("programmes/", programmes.programmes, name="programmes"),
]
