"""Requests for a proof: what is asked by solution area, and the answer put together from what is known."""
