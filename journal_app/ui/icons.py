"""The line icons of Journal, tinted with a colour of the theme and sharp at every scale."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap, QPixmapCache, QTransform
from PySide6.QtSvg import QSvgRenderer

from journal_app.paths import resources

SHARPEST = 3
"""Pixmaps are drawn this many times larger than shown, so that they stay sharp on every screen."""
WITH_DIRECTION = frozenset({"chevron-left", "chevron-right", "undo", "redo"})
"""Back, on and their like: where reading goes from right to left they point the other way. A clock and its arrow, a
chart over time and a sign of approval are the same everywhere."""


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def pixmap(name: str, colour: str, size: int = 20) -> QPixmap:
    """An icon in a colour (#RRGGBB), `size` logical pixels wide and high."""
    mirrored = name in WITH_DIRECTION and QGuiApplication.isRightToLeft()
    key = f"journal {name} {colour} {size} {mirrored}"
    kept = QPixmap()
    if QPixmapCache.find(key, kept):
        return kept
    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("#000000", colour).encode()))
    image = QPixmap(QSize(size, size) * SHARPEST)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size * SHARPEST, size * SHARPEST))
    painter.end()
    if mirrored:
        image = image.transformed(QTransform.fromScale(-1, 1))
    image.setDevicePixelRatio(SHARPEST)
    QPixmapCache.insert(key, image)
    return image


def icon(name: str, colour: str, size: int = 20) -> QIcon:
    """The same as an icon for a button or an action."""
    return QIcon(pixmap(name, colour, size))
