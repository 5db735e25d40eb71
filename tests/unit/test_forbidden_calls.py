"""What the program's own code must never do: reach the network, run data as code, open a file that SQL makes anew."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "journal_app").rglob("*.py"))

NETWORK = {
    "socket", "ssl", "urllib", "http", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "xmlrpc", "socketserver",
    "asyncio", "requests", "httpx", "aiohttp", "urllib3", "webbrowser",
}  # fmt: skip
LOCAL_ONLY = {"QLocalServer", "QLocalSocket"}
"""All of QtNetwork that may be used: a second start rings at the first one's window, on this computer."""
DATA_AS_CODE = {"pickle", "marshal", "shelve", "dill", "code", "codeop"}


def faults(path: str, source: str) -> list[str]:
    """Each forbidden thing in a file, with its line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        for fault in _faults_of(path, node):
            found.append(f"{path}:{getattr(node, 'lineno', 0)} {fault}")
    return found


def _faults_of(path: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield from _import_faults(alias.name)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield from _import_faults(node.module)
        if node.module == "PySide6.QtNetwork":
            yield from (f"uses {alias.name}" for alias in node.names if alias.name not in LOCAL_ONLY)
        if "PySide6" in node.module:
            yield from (f"uses {alias.name}" for alias in node.names if alias.name.startswith("QDesktopServices"))
    elif isinstance(node, ast.Call):
        yield from _call_faults(path, node)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str) and "://" in node.value:
        yield from _address_faults(path, node.value)


def _import_faults(module: str) -> Iterator[str]:
    top = module.partition(".")[0]
    if top in NETWORK:
        yield f"imports {top}"
    if top in DATA_AS_CODE:
        yield f"imports {top}"


def _call_faults(path: str, node: ast.Call) -> Iterator[str]:
    called = ast.unparse(node.func)
    if called in ("eval", "exec", "compile", "__import__"):
        yield f"calls {called}"
    if called in ("sqlite3.connect", "os.system", "os.popen"):
        yield f"calls {called}"
    if called.endswith("datetime.now") and not node.args and not node.keywords:
        yield "asks for a time without a zone"
    if called.endswith(("datetime.utcnow", "datetime.today", "utcfromtimestamp")):
        yield f"calls {called}"
    if called.endswith(("yaml.load", ".loads_unsafe")) or any(
        word.arg == "shell" and not _is_false(word.value) for word in node.keywords
    ):
        yield f"calls {called} unsafely"
    if called == "QLabel" and path != "ui/widgets/labels.py" and node.args:
        yield "makes a label that may render markup: use labels.label"


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _address_faults(path: str, text: str) -> Iterator[str]:
    if text.startswith(("http://", "https://", "ftp://", "ws://", "wss://")) and path.startswith(("ui/", "startup")):
        yield "holds an address of the web"


def text_on_plain_labels(path: str, source: str) -> list[str]:
    """Labels made bare that get a text later: only pictures may stand on them."""
    tree = ast.parse(source)
    bare = {
        ast.unparse(target)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and ast.unparse(node.value.func) == "QLabel"
        for target in node.targets
    }
    return [
        f"{path}:{node.lineno} sets a text on a bare QLabel"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "setText"
        and ast.unparse(node.func.value) in bare
        and path != "ui/widgets/labels.py"
    ]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(ROOT / "journal_app")))
def test_the_code_does_nothing_forbidden(file: Path) -> None:
    path = file.relative_to(ROOT / "journal_app").as_posix()
    source = file.read_text(encoding="utf-8")
    assert faults(path, source) + text_on_plain_labels(path, source) == []


@pytest.mark.parametrize(
    "source",
    [
        "import socket",
        "from urllib.request import urlopen",
        "import http.client",
        "import requests",
        "from PySide6.QtNetwork import QNetworkAccessManager",
        "from PySide6.QtGui import QDesktopServices",
        "import pickle",
        "eval('1')",
        "import sqlite3; sqlite3.connect('x')",
        "from datetime import datetime; datetime.now()",
        "import datetime; datetime.datetime.utcnow()",
        "import subprocess; subprocess.run('x', shell=True)",
        "from PySide6.QtWidgets import QLabel; QLabel('text')",
    ],
)
def test_each_forbidden_thing_is_noticed(source: str) -> None:
    assert faults("ui/somewhere.py", source)


def test_a_text_on_a_bare_label_is_noticed() -> None:
    assert text_on_plain_labels("ui/x.py", "a = QLabel()\na.setText(note)")
    assert not text_on_plain_labels("ui/x.py", "a = QLabel()\na.setPixmap(drawn)")


def test_what_is_allowed_is_not_reported() -> None:
    allowed = "from PySide6.QtNetwork import QLocalServer\nfrom datetime import UTC, datetime\ndatetime.now(UTC)"
    assert faults("ui/single_instance.py", allowed) == []
