"""What counts as proof, and is it there? Start reading at ``proof/assessing/assess.py``."""
