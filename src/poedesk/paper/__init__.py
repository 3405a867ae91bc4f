"""What people hold in their hands: reports now; forms, signatures and packets as they come."""
