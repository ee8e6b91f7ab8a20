"""The newsletter: what is in an edition, and its three forms: page, e-mail, plain text."""
