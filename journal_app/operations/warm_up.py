"""Reads ahead what is slow at its first use: the drawing library, and the list of countries that settings show."""

from journal_app.operations.countries import list_countries


def warm_up() -> None:
    """Draw a word on an empty sheet; matplotlib and its list of fonts are then in memory, and so are the countries."""
    from journal_app.charts.drawing import Drawing

    sheet = Drawing(16, 16, "#FFFFFF")
    sheet.text(0, 8, "a", 8, "#000000")
    sheet.pixels(1.0)
    list_countries()
