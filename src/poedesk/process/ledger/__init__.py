"""Incentive lines and what became of their money: accrued, held, released, forfeited, restored, reversed."""
