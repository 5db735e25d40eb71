"""Figures from Facts, for the screen and the report alike."""
