"""Starts Journal from a source tree."""

from journal_app.startup import program

if __name__ == "__main__":
    program()
