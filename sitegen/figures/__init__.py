"""Key figures: numbers that measure something, read exactly out of Chinese text."""
