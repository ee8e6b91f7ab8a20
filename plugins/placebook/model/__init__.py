"""What a place holds: typed, frozen and pure; it reads no file and no clock."""
