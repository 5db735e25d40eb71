"""What can be set: one declared structure, the rows and panels it is shown with, and the dialogs it opens."""
