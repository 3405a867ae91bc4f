"""What anybody may check without signing in: packets, draws, and the trail's checkpoints and key."""
