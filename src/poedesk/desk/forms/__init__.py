"""The form of an engagement: previewed as pictures, downloaded as PDF or Word."""
