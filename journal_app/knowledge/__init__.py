"""Turns the reviewed data files into one Knowledge value, and proves what types cannot."""
