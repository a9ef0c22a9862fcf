"""Numbers and dates in English text."""
