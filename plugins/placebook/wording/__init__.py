"""The words of the interface in the language of a place: texts, counts, days, times, names of things."""
