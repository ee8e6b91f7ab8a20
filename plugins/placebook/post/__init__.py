"""The newsletter's way to its readers: who has asked for it, what is sent to whom, and what came of it."""
