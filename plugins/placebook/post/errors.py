"""What keeps a letter from being sent, said to the keeper."""

from __future__ import annotations


class PostError(Exception):
    """Something the keeper must see to before it can go on. Its text says what is wrong, and what to do."""
