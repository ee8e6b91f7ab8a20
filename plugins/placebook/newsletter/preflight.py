"""What must be right before an edition is frozen and sent. A check can be let pass by its name."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from placebook.content.grounds import CONSENT_HINT, WITHOUT_CONSENT, lacks_consent
from placebook.content.report import Report
from placebook.newsletter.email import MAX_BYTES, palettes
from placebook.newsletter.merge_tags import UNSUBSCRIBE, unknown_tags
from placebook.newsletter.stopping import undeclared
from placebook.pages.colours import contrast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from placebook.content.load import Loaded
    from placebook.model.settings import Posting, Settings
    from placebook.newsletter.outgoing import Outgoing
    from placebook.problems import Problem

# Each check, with what it says is right.
CHECKS = {
    "preheader": "there is a preheader",
    "opening": "the editor has written her letter",
    "unfinished": "nothing says TODO or TK",
    "site-address": "the site has an address, so links in the e-mail lead somewhere",
    "links": "every link to the site leads to a page that is there",
    "outside-links": "every link elsewhere is answered (only with --links)",
    "link-words": "the words of a link say where it leads",
    "alt-text": "every picture has words for those who do not see it",
    "picture-consent": "every picture says how the people in it agreed, or that nobody is in it",
    "merge-tags": "there is nothing in double braces that nobody fills",
    "unsubscribe": "the e-mail says how to stop it, in both its forms",
    "stop-service": "nothing promises a service that stops the letter and is not said to be there",
    "postal-address": "the e-mail says where its sender is",
    "consent-wording": "the settings say what people agreed to when they asked for it",
    "size": "mail programs show the e-mail whole",
    "contrast": "text can be read by day and by night",
}
_UNFINISHED = re.compile(r"\b(?:TODO|TK|TKTK|FIXME|XXX)\b|\blorem ipsum\b", re.IGNORECASE)
# Words that say nothing to those who go from link to link. Source: WCAG 2.2, success criterion 2.4.4.
_GENERIC = re.compile(
    r"(?:click|click here|details|find out more|follow this link|go|here|info|link|visit|this"
    r"|(?:learn|read|see)(?: more| here)?|this (?:link|page)|more(?: info| information)?)"
)
_LEAST_CONTRAST = 4.5  # WCAG 2.2, success criterion 1.4.3


class Finding(NamedTuple):
    """What is not right yet: the name of the check, and where and what."""

    name: str
    problem: Problem


class _Link(NamedTuple):
    address: str
    words: str


class _Reader(HTMLParser):
    """Collects the links and pictures of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[_Link] = []
        self.pictures: list[dict[str, str | None]] = []
        self._open: list[str] | None = None
        self._address = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "a":
            self._open, self._address = [], found.get("href") or ""
        elif tag == "img":
            self.pictures.append(found)
            if self._open is not None:
                self._open.append(found.get("alt") or "")

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._open.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            self.links.append(_Link(self._address, " ".join("".join(self._open).split())))
            self._open = None


class Surroundings(NamedTuple):
    """What an edition is held against.

    Attributes:
        settings: The place's settings.
        config: The name of the configuration's file.
        loaded: The content, which knows the lines of fields.
        site_url: The site's address, with a slash at its end; empty for none.
        leads_to: Tells whether a path below the site's root, with its `#part`, leads somewhere.
        answered: Says what is wrong with an address elsewhere, or nothing; None leaves those unasked.
    """

    settings: Settings
    config: str
    loaded: Loaded
    site_url: str
    leads_to: Callable[[str], bool]
    answered: Callable[[Iterable[str]], dict[str, str]] | None = None


def preflight(letter: Outgoing, around: Surroundings) -> list[Finding]:
    """Say what is not right yet, in the order of `CHECKS`."""
    found = _Preflight(letter, around)
    found.words()
    found.links()
    found.pictures()
    found.sending()
    order = list(CHECKS)
    return sorted(found.findings, key=lambda one: (order.index(one.name), one.problem))


class _Preflight:
    """One edition being looked at."""

    def __init__(self, letter: Outgoing, around: Surroundings) -> None:
        self.findings: list[Finding] = []
        self._out = letter
        self._letter = letter.letter
        self._around = around
        self._report = Report(around.loaded)
        self._file = f"{letter.letter.page}.md"
        self._html = _Reader(letter.html)

    def _field(self, name: str, field: str, message: str, hint: str) -> None:
        self._report.error(self._file, field, message, hint)
        self.findings.append(Finding(name, self._report.problems[-1]))

    def _where_said(self, name: str, file: str, part: str, message: str, hint: str) -> None:
        self._report.error_where_said(file, part, message, hint)
        self.findings.append(Finding(name, self._report.problems[-1]))

    def _setting(self, name: str, field: str, message: str, hint: str) -> None:
        self._report.vocabulary_error(self._around.config, 0, field, message, hint)
        self.findings.append(Finding(name, self._report.problems[-1]))

    def words(self) -> None:
        """Look at what is written."""
        letter = self._letter
        if not letter.preheader:
            hint = "Write one sentence of what is in it, after `preheader:`."
            self._field("preheader", "preheader", "is missing: inboxes show it after the subject.", hint)
        if not self._letter.body:
            self._field("opening", "", "the letter is empty.", "Write it below the fields, 60 to 200 words.")
        for file, text in self._texts():
            for found in dict.fromkeys(_UNFINISHED.findall(text)):
                message = f"'{found}' stands in it still."
                self._where_said("unfinished", file, found, message, "Finish it, or take it out.")
            for tag in unknown_tags(text):
                message = f"'{tag}' looks like a merge tag, and nobody fills it."
                self._where_said("merge-tags", file, tag, message, "Write the words themselves.")
            if UNSUBSCRIBE in text:
                message = f"{UNSUBSCRIBE} stands at the end of every e-mail, and nowhere else."
                self._where_said("merge-tags", file, UNSUBSCRIBE, message, "Take it out.")

    def _texts(self) -> Iterator[tuple[str, str]]:
        """Yield what is written, with the file it is from."""
        letter = self._letter
        yield self._file, f"{letter.title}\n{letter.subject}\n{letter.preheader}\n{letter.body}"
        for section in letter.sections:
            for piece in section.pieces:
                yield self._file, piece.note
                facts = (fact.words for fact in piece.facts)
                yield f"{piece.page}.md", "\n".join((piece.title, piece.summary, piece.status, *facts))

    def links(self) -> None:
        """Look where links lead, and what they say."""
        url, outside = self._around.site_url, []
        if not url:
            message = "the site has no address, so no link in the e-mail would lead anywhere."
            self._setting(
                "site-address", "site_url", message, "Write it: site_url: https://ourplace.example/"
            )
        addresses = [link.address for link in self._html.links]
        addresses += [picture.get("src") or "" for picture in self._html.pictures]
        for address in dict.fromkeys(addresses):
            if url and address.startswith(url):
                path = address.removeprefix(url)
                if not self._around.leads_to(path):
                    self._dead("links", path, f"the link to '{path}' leads nowhere on the site.")
            elif address.startswith(("http://", "https://")):
                outside.append(address)
        if self._around.answered:
            for address, wrong in self._around.answered(outside).items():
                self._dead("outside-links", address, f"'{address}' {wrong}.")
        for link in self._html.links:
            if _GENERIC.fullmatch(link.words.strip(" .…>»\u2192").casefold()):
                message = f"a link says '{link.words}', which tells nobody where it leads."
                self._where_said(
                    "link-words", self._file, link.words, message, "Link the name of what it leads to."
                )

    def _dead(self, name: str, address: str, message: str) -> None:
        part = unquote(address).partition("#")[0].strip("/").rpartition("/")[2].removesuffix(".html")
        self._where_said(name, self._file, part or address, message, "Put it right, or take it out.")

    def pictures(self) -> None:
        """Look at the pictures, and at what is known of those in them."""
        if not all((picture.get("alt") or "").strip() for picture in self._html.pictures):
            hint = "Say what it shows between the brackets: ![Two people by a kettle](...)."
            self._where_said(
                "alt-text", self._file, "![](", "a picture has no words for those who do not see it.", hint
            )
        for section in self._letter.sections:
            for piece in section.pieces:
                shown = piece.picture
                if shown and lacks_consent(shown):
                    name = shown.file.removeprefix(f"{self._letter.slug}-")
                    message = f"the picture '{name}' {WITHOUT_CONSENT}."
                    self._where_said("picture-consent", f"{piece.page}.md", name, message, CONSENT_HINT)

    def sending(self) -> None:
        """Look at what every e-mail must have."""
        settings = self._around.settings
        if any(UNSUBSCRIBE not in text for text in (self._out.html, self._out.text)):
            message = f"the e-mail does not say how to stop it: {UNSUBSCRIBE} is missing."
            self._field("unsubscribe", "", message, "Put it back into the place's own e-mail template.")
        self._service(settings.newsletter.post)
        if not settings.keeper.post:
            message = "there is no postal address, which every e-mail to many must show."
            self._setting(
                "postal-address", "keeper.post", message, "Write one: post: The Library, 1 High Street"
            )
        if not settings.newsletter.consent:
            message = "nothing says what people agree to when they ask for the newsletter."
            hint = "Write the words they are shown: newsletter: {consent: ...}"
            self._setting("consent-wording", "newsletter.consent", message, hint)
        size = len(self._out.html.encode())
        if size > MAX_BYTES:
            message = f"the e-mail has {size:,} bytes; from {MAX_BYTES:,} on mail programs hide the rest."
            self._field("size", "", message, "Make your letter shorter, or feature less.")
        for palette in palettes(settings.colours):
            on_sheet = (palette.text, palette.soft, palette.link, palette.accent)
            if any(contrast(ink, palette.sheet) < _LEAST_CONTRAST for ink in on_sheet):
                message = "the place's colours cannot be read on the e-mail's paper."
                self._setting("contrast", "colours", message, "Choose a darker one.")

    def _service(self, post: Posting) -> None:
        """Look whether the service that the letter promises is said to be there, and is."""
        if wrong := undeclared(post):
            self._setting("stop-service", f"newsletter.post.{wrong.setting}", wrong.message, wrong.hint)
        elif post.unsubscribe and self._around.answered:
            address = post.unsubscribe.replace("{token}", "")
            for wrong_there in self._around.answered([address]).values():
                # Without a code the service says that it knows none, which is an answer.
                if "404" not in wrong_there:
                    message = f"the service that stops the letter, {address}, {wrong_there}."
                    hint = "Start it, or leave the setting out."
                    self._setting("stop-service", "newsletter.post.unsubscribe", message, hint)


def judged(findings: Iterable[Finding], allowed: Iterable[str]) -> tuple[list[Finding], list[Finding]]:
    """Part findings into those that stop an edition and those that were let pass by name."""
    named = frozenset(allowed)
    found = list(findings)
    return [one for one in found if one.name not in named], [one for one in found if one.name in named]
