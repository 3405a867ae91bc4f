"""What decisions do: to claims that two partners want, to claims and requests, to their money."""
