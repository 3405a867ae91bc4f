"""Policy, claim and findings -> Assessment: the tree of reasons that every surface renders."""
