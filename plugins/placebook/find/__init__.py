"""Finding: what the search of the directory reads, made when the site is built."""
