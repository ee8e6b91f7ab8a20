"""The vocabulary of the pictures: what recurs from scene to scene."""
