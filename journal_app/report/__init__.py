"""What the doctor sees, as Facts, and its typesetting."""
