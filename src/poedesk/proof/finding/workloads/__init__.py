"""Which workloads a document names, where, and which boxes are ticked for them."""
