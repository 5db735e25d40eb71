"""A drawing in SVG as an image; may be made on any thread."""

from math import ceil

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer


def svg_image(svg: bytes, width: float, height: float, scale: float) -> QImage:
    """The drawing at `width` x `height` logical pixels, `scale` device pixels for each."""
    image = QImage(round(width * scale), ceil(height * scale), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, width * scale, height * scale))
    painter.end()
    image.setDevicePixelRatio(scale)
    return image
