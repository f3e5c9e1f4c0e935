r"""LaTeX as people leave it in titles, names and abstracts, to what people read: ``S$^3$c-\emph{Math}`` to ``S³c-Math``.

Sources: the LaTeX symbol list in ``ontology/latex-symbols.tsv``; Pandoc's rule for when ``$`` opens math (Pandoc User's
Guide, "Math"): no space behind the opening mark, none before the closing one, no digit behind it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kg import tables

_TOKEN = re.compile(r"\\[A-Za-z]+\*?|\\[^A-Za-z]|[{}$^_~]|``|''|[^\\{}$^_~`']+|[\\`']", re.DOTALL)
_MATH = re.compile(r"(?<!\\)\$(?=[^\s$])(?:[^$\\]{0,400}(?<!\s)\$(?!\d)|[^$]{0,400}(?<![\s\\])\$)")
_SPECIAL = re.compile(r"[\\$~`]")

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "hat": "\u0302", "tilde": "\u0303", "bar": "\u0304", "dot": "\u0307", "ddot": "\u0308",
    "vec": "\u20d7",
}  # fmt: skip
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_LONGEST_ARGUMENT = 24


def plain(text: str) -> str:
    """The text as people read it. Never raises; what is no LaTeX, or too broken to tell, stays as it is."""
    if not _SPECIAL.search(text):
        return text
    if "$" in text:
        text = _MATH.sub(lambda match: "\x02" + match[0][1:-1] + "\x03", text)
    return _Reader().read(text)


class _Group:
    """An open group: where its output starts, what becomes of it, and whether its braces are seen."""

    __slots__ = ("change", "start", "visible")

    def __init__(self, start: int, change: str, *, visible: bool) -> None:
        self.start = start
        self.change = change
        self.visible = visible


class _Reader:
    """Reads one text from left to right, each mark once."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.groups: list[_Group] = []
        self.pending = ""
        self.math = False
        self.quotes = 0
        self.swallow = False

    def read(self, text: str) -> str:
        """The text with its LaTeX made readable."""
        for match in _TOKEN.finditer(text):
            self._take(match[0])
        for group in self.groups:
            if group.visible:
                self.out[group.start] = "{" + self.out[group.start]
        return unicodedata.normalize("NFC", "".join(self.out))

    def _take(self, mark: str) -> None:
        if mark == "{":
            self._open()
        elif mark == "}":
            self._close()
        elif mark[0] == "\\" and len(mark) > 1:
            self._command(mark[1:].rstrip("*") or "*")
        elif mark in ("^", "_") and self.math:
            self.pending = "raised" if mark == "^" else "lowered"
        elif mark in ("``", "''"):
            self._quote(mark)
        elif mark == "~":
            self._tie()
        else:
            self._text(mark)

    def _open(self) -> None:
        self.swallow = False
        visible = not self.pending and not self.math
        self.groups.append(_Group(len(self.out), self.pending, visible=visible))
        self.out.append("")
        self.pending = ""

    def _close(self) -> None:
        if not self.groups:
            self.out.append("}" if not self.math else "")
            return
        group = self.groups.pop()
        if group.visible:
            self.out[group.start] = "{" + self.out[group.start]
            self.out.append("}")
        elif group.change == "frac":
            self.out.append("/")
            self.pending = "style"
        elif group.change:
            inside = "".join(self.out[group.start : group.start + _LONGEST_ARGUMENT + 1])
            whole = len(self.out) - group.start <= _LONGEST_ARGUMENT
            if group.change == "dropped":
                del self.out[group.start :]
                if self.out and self.out[-1].endswith(" "):
                    self.out[-1] = self.out[-1][:-1]
            elif whole and group.change in ("raised", "lowered"):
                self.out[group.start :] = [_script(group.change, inside)]
            elif whole and group.change in _ACCENTS:
                self.out[group.start :] = [_accented(group.change, inside)]

    def _command(self, name: str) -> None:
        if self.groups and self.groups[-1].start == len(self.out) - 1:
            self.groups[-1].visible = False  # {\bf text}, {\o}
        symbol = _symbols().get(name)
        if symbol is not None:
            self._text(symbol)
            self.swallow = name.startswith("text") or (symbol.isalpha() and not self.math)
        elif name in _ACCENTS and not (self.math and not name.isalpha()):
            self.pending = name
        elif name in "%&#_$ {}":
            self._text(name)
        elif name in ",;:!\\/":
            self._text("" if name in "!/" else " ")
        elif name in "()[]":
            self.math = name in "(["
        elif name.isalpha():
            self._named(name)
        else:
            self._text(f"\\{name}")

    def _named(self, name: str) -> None:
        """A command that is no symbol: one of LaTeX acts and vanishes, one of the author's own keeps its name."""
        role = _commands().get(name)
        if role == "switch":
            self.swallow = True
        elif role == "space":
            self._text(" ")
        elif role or name == "frac":
            self.pending = role or name
        else:
            self._text(name)

    def _quote(self, mark: str) -> None:
        if mark == "``":
            self.quotes += 1
            self._text("“")
        elif self.quotes:
            self.quotes -= 1
            self._text("”")
        else:
            self._text(mark)

    def _tie(self) -> None:
        """A tie between words is a space; before a number (``~30%``) or in an address it is what it looks like."""
        before = next((piece[-1] for piece in reversed(self.out[-3:]) if piece), " ")
        self._text("~" if before.isspace() or before in "/(" else " ")

    def _text(self, text: str) -> None:
        if text[:1] in "\x02\x03" and text:
            self._math_mark(text)
            return
        change, self.pending = self.pending, ""
        if change in ("dropped", "style", "frac"):
            change = ""
        if self.swallow:
            text, self.swallow = text.removeprefix(" "), False
        if change and text:
            made = _script(change, text[0]) if change in ("raised", "lowered") else _accented(change, text[0])
            text = made + text[1:]
        if "\x02" in text or "\x03" in text:
            for piece in re.split("([\x02\x03])", text):
                self._text(piece)
            return
        if self.quotes and '"' in text:
            text = text.replace('"', "”", 1)
            self.quotes -= 1
        self.out.append(text)

    def _math_mark(self, text: str) -> None:
        self.math = text[0] == "\x02"
        self.pending = ""
        if text[1:]:
            self._text(text[1:])


def _script(change: str, inside: str) -> str:
    """Raised or lowered text where Unicode has every character of it, else with its mark."""
    moved = inside.translate(_RAISED if change == "raised" else _LOWERED)
    if inside and all(one != other for one, other in zip(inside, moved, strict=True)):
        return moved
    mark = "^" if change == "raised" else "_"
    return f"{mark}{inside}" if len(inside) <= 1 else f"{mark}{{{inside}}}"


def _accented(change: str, inside: str) -> str:
    letter = {"ı": "i", "ȷ": "j"}.get(inside[:1], inside[:1])
    return unicodedata.normalize("NFC", letter + _ACCENTS[change]) + inside[1:] if letter.strip() else inside


@cache
def _commands() -> dict[str, str]:
    return {name: role for name, role, _ in tables.rows("latex-commands.tsv", ("command", "role", "source"))}


@cache
def _symbols() -> dict[str, str]:
    return {name: symbol for name, symbol, _ in tables.rows("latex-symbols.tsv", ("command", "character", "source"))}
