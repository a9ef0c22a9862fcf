"""Figures in words: one table of rules a language."""
