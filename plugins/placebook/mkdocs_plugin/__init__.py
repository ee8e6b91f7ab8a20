"""Placebook as a plugin of MkDocs: the only part that knows it."""
