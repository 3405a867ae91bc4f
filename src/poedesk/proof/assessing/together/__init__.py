"""Documents that belong together: what ties each to the claim, and the threads of mail among them."""
