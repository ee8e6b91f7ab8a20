"""What a new place and a new file of content begin as."""
