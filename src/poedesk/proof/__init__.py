"""The judgement: documents read, candidates found, rules applied. Begin with ``assessing/assess.py``."""
