"""Pages: from a directory to the HTML of every page, as strings."""
