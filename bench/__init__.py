"""How fast Placebook is and how much memory it takes, measured beside other tools: `make bench`."""
