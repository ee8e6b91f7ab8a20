"""Taking in what others hold: the rows of a register, sheet or map become listings of this place."""
