"""What lies in each packet and runs without poedesk: ``verify.py``, and the text that says how."""
