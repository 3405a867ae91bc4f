"""The sentences from which the model of kinds is learnt, and how it is learnt."""
