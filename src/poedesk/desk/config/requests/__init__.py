"""What every request passes: its id, too large, too often, what is said when something went wrong."""
