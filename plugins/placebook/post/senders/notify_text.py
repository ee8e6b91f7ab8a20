"""An edition in the little Markdown that GOV.UK Notify knows: headings, lists, links, an inset, a rule.

Source: "Formatting" in Notify's guide. Every line end counts there, so a paragraph is one line. What a writer
typed never becomes a mark: a backslash stands before what could, or an invisible character where a backslash
does not help.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote

from placebook.newsletter.closing import closing
from placebook.newsletter.compose import dateline
from placebook.newsletter.merge_tags import UNSUBSCRIBE
from placebook.pages.outside import absolute
from placebook.post.senders.tags import JOINER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from placebook.model.letter import Letter, Piece, Section
    from placebook.pages.site import Site

# Inside a line only links and escapes are marks.
_INLINE = re.compile(r"[\\\[\]`]")
_FIRST = re.compile(r"^(?=[*\-#_+|>~])")
_NUMBER = re.compile(r"^(\d+)\.")
# At the beginning of a line these are marks that no backslash takes away.
_STUBBORN = re.compile(r"^(?=[•^=])")
_BLANK = re.compile(r"\s+")
_IN_ADDRESS = re.compile(r"[()\s<>\\\\]")
_WITHIN_A_LINE = frozenset(
    {"a", "abbr", "b", "br", "cite", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "sub", "sup", "u"}
)
_HEADINGS = {"h2": "# ", "h3": "## ", "h4": "## ", "h5": "## ", "h6": "## "}


def escaped(text: str) -> str:
    """Return a text on one line, of which no character is a mark wherever a line begins with it."""
    return _at_start(_inside(text).strip())


def _inside(text: str) -> str:
    return _INLINE.sub(r"\\\g<0>", _BLANK.sub(" ", text))


def _at_start(line: str) -> str:
    return _NUMBER.sub(r"\1\\.", _STUBBORN.sub(JOINER, _FIRST.sub(r"\\", line)))


def link(words: str, address: str) -> str:
    """Return words that lead to an address; those that lead nowhere outside the letter are words alone.

    A blank at either end stays outside the link.
    """
    text = _inside(words)
    if not address.startswith(("https://", "http://", "mailto:", UNSUBSCRIBE)) or not text.strip():
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    target = _IN_ADDRESS.sub(lambda match: quote(match[0]), address)
    return f"{before}[{text.strip()}]({target}){after}"


def notify_text(site: Site, letter: Letter) -> str:
    """Return an edition as the text of a Notify e-mail, with our merge tag where the letter is stopped."""
    return "\n\n".join(block for block in _blocks(site, letter) if block) + "\n"


def _blocks(site: Site, letter: Letter) -> Iterator[str]:
    say = site.words.say
    yield f"# {escaped(letter.title)}"
    yield escaped(", ".join(dateline(site.words, letter)))
    yield link(say("Read this on the web"), absolute(site.href(letter.page), site))
    yield from opening_blocks(absolute(site.resolve(letter.opening), site))
    for section in letter.sections:
        yield f"# {escaped(section.title)}"
        pieces = [_piece(site, section, piece) for piece in section.pieces]
        yield from ["\n".join(pieces)] if section.shape == "swaps" else pieces
        if section.more:
            told = "Read {number} more on the site"
            page = absolute(f"{site.href(letter.page)}#{section.id}", site)
            yield link(site.words.counted(section.more, "", told, told), page)
    if letter.figures:
        yield f"# {escaped(say('The quarter in numbers'))}"
        yield "\n".join(f"* {escaped(f'{one.figure} {one.what}')}" for one in letter.figures)
    yield "---"
    yield escaped(site.settings.keeper.name)
    for line in closing(site, letter):
        yield _line([(words, absolute(address, site)) for words, address in line])


def _line(runs: list[tuple[str, str]]) -> str:
    """Return a line of words, each with the address they lead to or none."""
    line = _BLANK.sub(" ", "".join(link(words, address) for words, address in runs)).strip()
    return line if line.startswith("[") else _at_start(line)


def _piece(site: Site, section: Section, piece: Piece) -> str:
    title = link(piece.title, absolute(site.href(piece.page), site))
    status = f" ({_inside(piece.status.lower())})" if piece.status else ""
    said = [piece.summary, piece.mark, piece.note]
    if section.shape == "swaps":
        lines = [f"* {title}: {_inside(', '.join(filter(None, said)))}"]
    else:
        lines = [f"## {title}{status}", *map(escaped, (piece.summary, *(fact.words for fact in piece.facts)))]
        lines += map(escaped, said[1:])
    return "\n".join(filter(None, lines))


def opening_blocks(html: str) -> list[str]:
    """Return the blocks of the editor's opening, which is safe HTML with whole addresses."""
    reader = _Opening()
    reader.feed(html)
    reader.close()
    return reader.blocks()


class _Opening(HTMLParser):
    """Reads the HTML that a body may hold, and keeps what Notify can show."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[tuple[bool, str]] = []  # each with whether it is an item of a list
        self._runs: list[tuple[str, str]] = []
        self._mark = ""
        self._lists: list[int] = []  # the next number, or 0 for a list without
        self._is_inset = False
        self._address = ""

    def blocks(self) -> list[str]:
        """Return what was read; items of a list that follow each other are one block."""
        self._end()
        found: list[str] = []
        was_item = False
        for is_item, line in self._lines:
            if is_item and was_item:
                found[-1] += f"\n{line}"
            else:
                found.append(line)
            was_item = is_item
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, a link, a picture."""
        given = dict(attrs)
        if tag == "a":
            self._address = given.get("href") or ""
        elif tag == "img":
            self.handle_data(f"[Picture: {given['alt']}]" if given.get("alt") else "")
        elif tag == "br":
            self.handle_data(" ")
        elif tag not in _WITHIN_A_LINE:
            self._end()
            self._begin(tag, given.get("start") or "")

    def _begin(self, tag: str, start: str) -> None:
        if tag in {"ul", "ol"}:
            self._lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else 0)
        elif tag == "li":
            number = self._lists[-1] if self._lists else 0
            self._mark = f"{number}. " if number else "* "
            if number:
                self._lists[-1] += 1
        elif tag == "blockquote":
            self._is_inset = True
        elif tag == "hr":
            self._lines.append((False, "---"))
        elif tag in _HEADINGS:
            self._mark = _HEADINGS[tag]

    def handle_endtag(self, tag: str) -> None:
        """End a block or a link."""
        if tag == "a":
            self._address = ""
        elif tag not in _WITHIN_A_LINE:
            self._end()
            if tag in {"ul", "ol"}:
                self._lists = self._lists[:-1]
            elif tag == "blockquote":
                self._is_inset = False
            elif tag == "li" or tag in _HEADINGS:
                self._mark = ""

    def handle_data(self, data: str) -> None:
        """Take in text."""
        self._runs.append((data, self._address))

    def _end(self) -> None:
        """End a line, if there is anything in it. An item's first line has its mark, all others none."""
        line, self._runs = _line(self._runs), []
        if not line:
            return
        mark, self._mark = self._mark, ""
        is_item = bool(mark) and mark not in _HEADINGS.values()
        self._lines.append((is_item, f"{'^ ' if self._is_inset and not mark else mark}{line}"))
