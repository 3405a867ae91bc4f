"""The readiness drill: a partner draws from its own engagements and sees what a real draw would cost."""
