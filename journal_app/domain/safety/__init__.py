"""Warnings that need no pair: a stop, a gap, a rise, a profile. One file for each kind, joined by `evaluate`."""
