"""One phenomenon a file: each finds its figures, or stretches whose numbers measure nothing."""
