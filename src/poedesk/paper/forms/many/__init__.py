"""Many forms from one table of engagements: a row each, bad rows named, good rows made."""
