"""The elements of a proof, in the order in which every assessment lists them."""

ELEMENTS = (
    "partner.name",
    "customer.name",
    "customer.signatory.name",
    "customer.signatory.title",
    "customer.domain",
    "customer.tenant_id",
    "project.name",
    "acknowledgement.signature",
    "acknowledgement.date",
    "disclosure.public_sector",
    "disclosure.subscription_information",
    "business_applications.products",
    "business_applications.subscriptions",
    "business_applications.purchase_type",
    "business_need",
    "presales.activities",
    "usage.work",
    "supporting_documents",
    "workloads",
    "activities",
    "azure.architecture",
    "azure.benefits",
    "document.kind",
)

KINDS = (
    "poe-template",
    "statement-of-work",
    "poc-completion-report",
    "purchase-order",
    "quotation",
    "email",
    "master-agreement",
    "amendment",
    "contract",
    "supporting-document",
    "not-proof",
    "unknown",
)
"""Kinds of document (contract, section 3)."""
