"""Item models that wrap tuples of Facts."""
