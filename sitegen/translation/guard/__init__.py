"""Compares a translation with its source, figure by figure."""
