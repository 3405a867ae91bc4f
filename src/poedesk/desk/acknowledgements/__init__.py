"""Acknowledgements: the customer is asked by mail, sees the form, and signs, declines or passes it on."""
