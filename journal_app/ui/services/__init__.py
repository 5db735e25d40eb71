"""What runs beside the window while Journal is open, each in a file of its own; none of it is a page."""
