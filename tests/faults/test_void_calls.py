"""Qt calls that return nothing must not use up Python's None, which once killed Python 3.11 after some thousand."""

import os
import subprocess
import sys

CALLS = """
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
for number in range(20_000):
    label.setText(str(number))
assert label.text() == "19999"
"""


def test_twenty_thousand_calls_that_return_nothing() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run([sys.executable, "-c", CALLS], env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
