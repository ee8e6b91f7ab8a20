"""The directory for re-use: JSON, CSV, GeoJSON, and schema.org on each page."""
