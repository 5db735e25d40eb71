"""One file for each foreign format that can be imported."""
