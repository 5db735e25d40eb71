"""Reads the letters of the charts ahead of their first use, so that the first chart comes at once."""


def warm_up() -> None:
    """Draw a word in both weights on an empty sheet; the font is then in memory."""
    from journal_app.charts.drawing import Drawing

    sheet = Drawing(16, 16, "#FFFFFF")
    for bold in (False, True):
        sheet.text(0, 8, "a", 8, "#000000", bold=bold)
    sheet.svg()
