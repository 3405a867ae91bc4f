"""Which act is the customer's, what it covers, whether it still stands and is in the window."""
