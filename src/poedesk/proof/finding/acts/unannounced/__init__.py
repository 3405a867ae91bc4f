"""What the lines at a signature without a label say: heads, whom they mean, who speaks in the paper."""
