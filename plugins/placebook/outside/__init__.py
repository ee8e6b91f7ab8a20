"""Other people's sites: whether what is linked to there is still there."""
