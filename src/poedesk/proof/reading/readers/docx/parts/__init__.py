"""The package of a Word document and what stands beside its body: styles, data stores, signatures."""
