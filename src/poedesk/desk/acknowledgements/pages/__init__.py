"""The pages of acknowledgements: the partner's, and the customer's behind their link."""
