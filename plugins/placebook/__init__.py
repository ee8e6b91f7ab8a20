"""Placebook: a community's directory, stories and newsletter from a folder of Markdown."""
