"""What a proposed change does, told to whoever proposed it and to whoever decides."""
