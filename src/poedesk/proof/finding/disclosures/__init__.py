"""Which disclosures stand in a document, and whether the customer's initials stand at them."""
