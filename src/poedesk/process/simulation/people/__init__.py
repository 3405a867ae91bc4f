"""How machine, reviewers and partners behave: where a parameter gives a chance, the seed decides."""
