"""Who tells: the paper that the customer wrote, the words over a signature, who takes the work."""
