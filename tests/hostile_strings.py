"""Texts that break programs which take them for something else than text: at least 500, for every field.

Each is kept as it stands, except that no file can hold a NUL or half a character: `as_kept` says what becomes of those.
"""

from __future__ import annotations

import itertools
from typing import Final

from journal_app.domain.clean_text import cleaned

QUOTES: Final = (
    "'", "\"", "`", "''", "\"\"", "\\", "\\\\", "\\'", "\\\"", "'\"'", "\u201cx\u201d", "\u2018x\u2019", "\xabx\xbb",
    "\u201ex\u201c", "'x", "x'", "\"x", "x\"", "it's", "O'Neil", "\\n", "\\t", "\\0", "\\x00", "\\u0000",
    "\\N{BULLET}", "a\\", "\\a", "'''", "\"\"\"", "`rm`", "$'x'",
)  # fmt: skip
MARKUP: Final = (
    "<b>x</b>", "<i>", "</", "<", ">", "&", "&amp;", "&lt;", "&#60;", "&#x3c;", "<script>alert(1)</script>",
    "<img src=x onerror=1>", "<a href='file:///etc/passwd'>x</a>", "<!-- x -->", "<![CDATA[x]]>",
    "<?xml version='1.0'?>", "<svg/onload=1>", "<br>", "<p", "<table>", "<font color=red>x</font>", "<html><head>",
    "<style>*{}</style>", "<qt>x</qt>", "<b", "<b>", "x<y", "x>y", "1<2>0", "&copy", "&nbsp;x", "# x", "## x", "*x*",
    "**x**", "_x_", "__x__", "~~x~~", "[x](y)", "![x](y)", "> x", "- x", "1. x", "|x|y|", "```x```", "---", "***",
    "#let x = 1", "#set text(size: 99pt)", "#import \"x\": *", "#read(\"/etc/passwd\")", "#x", "$x^2$", "$$x$$",
    "\\begin{x}", "\\input{x}", "@x", "@label", "<label>", "= x", "== x", "+ x", "/ x: y", "~", "x~y", "//x",
    "/* x */", "#", "##", "#[x]", "#{x}", "#(x)", "]", "[", "}{",
)  # fmt: skip
FORMULAS: Final = (
    "=1+1", "=SUM(A1:A9)", "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(1)",
    "+cmd|' /C x'!A0", "=1", "==", "=", "-", "+", "@", "-5", "+5.5", "-5 mg", " =1", "\t=1", "'=1", "''=1", "\uff1d1",
    "\uff0b1", "\uff0d1", "\uff20x", ";=1", ",=1", "\"=1\"", "%0A=1", "=A1", "=IMPORTXML(\"x\")",
    "=WEBSERVICE(\"x\")", "1,5", "1.5", "1.000", "1,000.5", "1e5", "1E-5", "0x1F", "1/2", "2026-11-22", "11/12/13",
    "TRUE", "FALSE", "NaN", "nan", "inf", "-inf", "Infinity", "NULL", "null", "None", "nil", "undefined", "N/A",
    "#N/A", "#REF!", "\\N", "()",
)  # fmt: skip
FORMAT_CODES: Final = (
    "%s", "%d", "%n", "%x", "%p", "%%", "%", "%1", "%1%2", "%L1", "%s%s%s%s", "%(x)s", "{}", "{0}", "{x}", "{{}}",
    "{", "}", "{0.__class__}", "{x!r}", "{:>9}", "${x}", "$x", "$(x)", "${IFS}", "#{x}", "%{x}", "<%= x %>",
    "{{7*7}}", "{% x %}", "[[x]]", "%APPDATA%", "~/x", "$HOME", "!x", "!!", "^x", "\x1b[31mred\x1b[0m", "%c", "%hhn",
    "%99999d", "%-5s", "{:999999999}", "f'{x}'", "t\\", "&x", "&&", "E&xit", "_x", "x_",
)  # fmt: skip
SQL: Final = (
    "'; DROP TABLE entry; --", "' OR '1'='1", "\" OR \"\"=\"", "1; DELETE FROM entry", "x' UNION SELECT 1 --", "--",
    "-- x", ";", ";;", "/*", "*/", "'); --", "') OR ('1'='1", "LIKE '%'", "%' --", "_%", "NOT", "AND", "OR", "NEAR",
    "NEAR(x y)", "x AND y", "x OR y", "NOT x", "x*", "^x", "x:y", "words:x", "\"x", "x\"y", "(x", "x)", "(x)", "x^2",
    "{x y}: z", "+x", "-x", "MATCH 'x'", "SELECT", "select * from entry", "rowid", "search", "\x00'", "x'00'", "0x27",
    "CHAR(39)", "ESCAPE '\\'", "GLOB '*'", "*", "?", ":x", "?1", "@x1", "$x1", "[x]", "PRAGMA key",
)  # fmt: skip
PATHS: Final = (
    "../../etc/passwd", "..\\..\\x", "/etc/passwd", "C:\\x", "C:", "\\\\host\\x", "file:///x", "file://x", "x/y",
    "x\\y", "./x", ".", "..", "...", ".hidden", "x.", "x ", " x", "CON", "PRN", "AUX", "NUL", "COM1", "LPT1",
    "con.txt", "nul.db", "CLOCK$", "$MFT", "desktop.ini", "Thumbs.db", ".DS_Store", "x:y", "x|y", "x?y", "x*y", "<x>",
    "x\"y", "-rf", "--help", "-", "--", "javascript:x", "data:text/html,x", "http://x", "mailto:x", "journal.db",
    "journal.db.key", "://", "//", "\\\\?\\C:\\x", "~", "~root", "%2e%2e%2f", "%00", "x%00.txt", "a" * 300 + ".txt",
)  # fmt: skip
INVISIBLE: Final = (
    "\u200b", "x\u200by", "\u200c", "\u200d", "x\u200dy", "\u2060", "\ufeff", "\ufeffx", "x\ufeff", "\xad", "x\xady",
    "\u034f", "\u061c", "\u180e", "\u2028", "x\u2028y", "\u2029", "x\u2029y", "\xa0", "x\xa0y", "\u3000", "x\u3000y",
    "\u2003", "\u2009", "\u202f", "\u205f", "\u1680", "\x01", "\x07", "\x08", "\x0b", "\x0c", "\x0e", "\x1a", "\x1b",
    "\x1c", "\x1f", "\x7f", "\x80", "\x85", "\x9f", "\ufff9", "\ufffa", "\ufffb", "\ufffc", "\ufffd", "\ufffe",
    "\uffff", "\U0001fffe", "\U000e0001", "\U000e0041", "\ufe0f", "\ufe0e", "x\ufe0f", "\xa0\xa0", "\u115f", "\u3164",
    "\uffa0", "\u2800", "a\x00b", "\x00", "\x00\x00", "x\x00",
)  # fmt: skip
DIRECTION: Final = (
    "\u202e", "\u202edrow", "x\u202ey", "\u202d", "\u202a", "\u202b", "\u202c", "\u2066x\u2069", "\u2067x", "\u2068x",
    "\u2069", "\u200e", "\u200f", "\u05e9\u05dc\u05d5\u05dd", "\u0645\u0631\u062d\u0628\u0627",
    "abc \u05e9\u05dc\u05d5\u05dd def", "abc \u0645\u0631\u062d\u0628\u0627 123", "(\u05e9\u05dc\u05d5\u05dd)",
    "5 \u0645\u0644\u063a", "\u0663", "\u0663\u066b\u0665", "\u06f3", "\u200f5 mg", "\u05d01\u05d12",
    "<\u05e9\u05dc\u05d5\u05dd>", "\u05e9\u05dc\u05d5\u05dd!", "!\u05e9\u05dc\u05d5\u05dd", "\ufdfa", "\ufdf2",
    "\u202egpj.exe", "a\u202eb\u202ec", "\u061c5",
    "\u0627\u064e\u0644\u0652\u0639\u064e\u0631\u064e\u0628\u0650\u064a\u064e\u0651\u0629\u064f",
    "\u05e2\u05b4\u05d1\u05b0\u05e8\u05b4\u05d9\u05ea", "\u05d9\u05d9\u05d3\u05d9\u05e9",
    "\u067e\u0627\u0631\u0633\u06cc", "\u0627\u0631\u062f\u0648", "\u078b\u07a8\u0788\u07ac\u0780\u07a8",
    "\u0723\u0718\u072a\u071d\u071d\u0710",
)  # fmt: skip
COMBINING: Final = (
    "e\u0301", "\xe9", "a\u0308", "\xe4", "\ufb01", "\ufb00", "\u0130", "\u0131", "\xdf", "\u1e9e", "\xc5", "\xc5",
    "K", "\u03a9", "\u017f", "\u0149", "\u01f0", "\u01c4", "\u01c5", "\u1d43", "\xb2", "\xbd", "\u2167", "\u2460",
    "\u337f", "\u338e", "\u338d", "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324",
    "x" + "\u0301" * 60, "\u0301", "\u0301x", "\u0327\u0301e", "\uac00", "\uac01", "\u1100\u1161",
    "\u0928\u092e\u0938\u094d\u0924\u0947", "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd", "\u0e44\u0e17\u0e22",
    "\u1019\u103c\u1014\u103a\u1019\u102c", "\u1781\u17d2\u1798\u17c2\u179a", "\u0f56\u0f7c\u0f51", "\ua997\ua9ae",
    "\u2d30\u2d4e\u2d30\u2d63\u2d49\u2d56", "\u13e3\u13b3\u13a9", "\u65e5\u672c\u8a9e", "\u4e2d\u6587",
    "\ud55c\uad6d\uc5b4", "\u3072\u3089\u304c\u306a", "\uff76\uff80\uff76\uff85", "\uff21\uff42\uff11",
    "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac", "\u0420\u0443\u0441\u0441\u043a\u0438\u0439",
    "\u0443\u043a\u0440\u0430\u0457\u043d\u0441\u044c\u043a\u0430", "\u040e\u0437\u0431\u0435\u043a",
    "\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8", "\u0540\u0561\u0575\u0565\u0580\u0565\u0576",
    "\u12a0\u121b\u122d\u129b", "Ti\u1ebfng Vi\u1ec7t", "T\xfcrk\xe7e", "\xcdslenska", "\xd1and\xfa", "Stra\xdfe",
    "\xc6r\xf8", "\u0141\xf3d\u017a", "\u0430dmin", "\u0440\u0430ypal", "\uff45\uff4e\uff54\uff52\uff59",
    "\U0001d41b\U0001d428\U0001d425\U0001d41d", "\U0001d4be", "\U0001d509", "\U0001d54f", "\U0001d7d9", "\U00010348",
    "\U0002070e", "\U00021619", "\U0010ffff", "\ue000", "\uf8ff", "\U000f0000",
)  # fmt: skip
EMOJI: Final = (
    "\U0001f600", "\U0001f44d\U0001f3fd", "\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466",
    "\U0001f3f3\ufe0f\u200d\U0001f308", "\U0001f1e9\U0001f1ea", "\U0001f1e9", "\U0001f469\U0001f3ff\u200d\U0001f680",
    "\u2764\ufe0f", "\u2764", "\u2615", "\u2615\ufe0f", "1\ufe0f\u20e3", "#\ufe0f\u20e3", "\U0001f642\U0001f643",
    "\U0001f48a", "\U0001f489", "\U0001f37a", "\U0001f33f", "\u26a0\ufe0f", "\u26d4", "\u2620", "\u2705",
    "\U0001f198", "\U0001f9d1\U0001f3fb\u200d\U0001f91d\u200d\U0001f9d1\U0001f3fe",
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", "\U0001f600" * 50, "x\U0001f600y",
    "\U0001f600\u200d", "\u200d\U0001f600", "\U0001f3fd", "\U0001f469\u200d", "\U0001fae0", "\U0001fae8",
    "\U0001faab", "\U0001fa77",
)  # fmt: skip
HALVES: Final = (
    "\ud800", "\udfff", "a\ud800b", "\ud83d", "\ude00", "\ude00\ud83d", "x\udc80", "\udc80\udcff", "\ud83d\ude00",
    "\ud800\ud800", "'\ud800'", "\udbff",
)  # fmt: skip
MATH: Final = (
    "\u221e", "-\u221e", "\u221a-1", "\u03c0", "\u2211", "\u222bx dx", "x\xb2", "10\u207b\xb3", "1\xf70", "1/0",
    "0/0", "\u22645", "\u22655", "\u22485", "\xb15", "5\xb11", "\u2205", "\u2208", "\xb5g", "\u03bcg", "5 \xb5g",
    "\u2103", "\xb0F", "\u2030", "\uff05", "9999999999999999999999999999999999999999",
    "0.00000000000000000000000000000000000000001", "1e400", "-0", "0", "00", "+0", "1_000", "\u0967\u0968\u0969",
    "\u4e00\u4e8c\u4e09", "\u216b", "\xbd\xbd", "\u2150", "1\u20442", "\u22125", "\u2212\u22125", "5--", "5..5",
    "12:60", "25:00", "24:00", "-1:00", "99h99", "31.02.2026", "0000-00-00", "9999-12-31", "-1 day", "2038-01-19",
    "1900-01-01", "now", "24h", "noon",
)  # fmt: skip
BLANK: Final = (
    "", " ", "  ", "\t", "\n", "\r\n", "\r", " \n ", "x\ny", "x\r\ny", "x\ry", "x\ty", "\nx", "x\n", "\n\n\n",
    " x  y ", "a\n=1\nb", "\x0b", "\x0c",
)  # fmt: skip
WORDS: Final = (
    "undo", "note", "nothing", "check", "none", "everything", "alcohol", "today", "yesterday", "unknown", "not said",
    "unit", "dose", "kratom_leaf", "own_0123456789ab", "draft:note", "person", "example", "import:journal_csv",
    "00000000-0000-0000-0000-000000000001", "id", "kind", "date", "__proto__", "constructor", "__class__", "__init__",
    "self", "print()", "exec('x')", "import os", "eval(1)", "lambda: 0", "{\"kind\":\"dose\"}", "[1,2]", "[]", "{}",
    "true", "\"x\"", "yes", "no", "on", "off", "Scunthorpe", "Penistone", "Null", "Test", "root", "admin", "password",
)  # fmt: skip
LONG: Final = (
    "x" * 10_000, "x " * 5_000, "ab\u200b" * 3_000, "\U0001f600" * 2_500, "'" * 1_000, "<" * 1_000, "\u0301" * 500,
    "\u202e" * 200, "word " * 300, "\u00a0" * 300,
)  # fmt: skip

HOSTILE: Final = tuple(
    dict.fromkeys(
        itertools.chain(
            QUOTES, MARKUP, FORMULAS, FORMAT_CODES, SQL, PATHS, INVISIBLE, DIRECTION, COMBINING, EMOJI, HALVES, MATH,
            LONG, BLANK, WORDS,
        )
    )
)  # fmt: skip
"""All of them, once each."""


def as_kept(text: str) -> str:
    """What becomes of a text: NUL and halves of characters become the replacement character, all else stays."""
    return cleaned(text)
