"""Reading a content folder, and saying what is wrong with it."""
