"""Asking groups whether what is said of them is still right: in which words, and how they answer."""
