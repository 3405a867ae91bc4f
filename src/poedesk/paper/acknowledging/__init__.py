"""The record of a customer's acknowledgement: what was seen, what was done, by whom, when, from where."""
