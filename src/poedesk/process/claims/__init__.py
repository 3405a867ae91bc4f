"""The association of a partner with a customer: what can happen to it, who may do it, until when."""
