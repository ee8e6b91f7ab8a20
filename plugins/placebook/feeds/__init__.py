"""Feeds of the newsletter, stories, listings and events: RSS and Atom."""
