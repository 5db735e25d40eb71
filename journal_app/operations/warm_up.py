"""Reads the drawing library ahead of its first use, so that the first chart comes at once."""


def warm_up() -> None:
    """Draw a word on an empty sheet; matplotlib and its list of fonts are then in memory."""
    from journal_app.charts.drawing import Drawing

    sheet = Drawing(16, 16, "#FFFFFF")
    sheet.text(0, 8, "a", 8, "#000000")
    sheet.pixels(1.0)
