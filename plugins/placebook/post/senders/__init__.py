"""Services of others that can send an edition, one module each; they load when a letter is handed over."""
