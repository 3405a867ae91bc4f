"""Random audits: draws with their receipts, and the requests for proofs that follow from them."""
