"""The printed booklet: what is in it, its indexes, and the PDF."""
