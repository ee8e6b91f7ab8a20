"""Linocut prints drawn by program: plates, a press, motifs and the scenes made of them."""
