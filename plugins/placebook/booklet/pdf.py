"""A booklet as a PDF: the only module that knows WeasyPrint.

WeasyPrint lays the entries out first. The pages they fall on are then known, and go as plain numbers into the
contents and the indexes, which are laid out after: nothing has to be laid out twice to find its place.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import weasyprint
from weasyprint.logger import PROGRESS_LOGGER
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from placebook.booklet.indexes import indexes
from placebook.booklet.pictures import code, for_print
from placebook.pages.context import page_of
from placebook.pages.printed import entry
from placebook.press import key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from placebook.booklet.contents import Booklet
    from placebook.pages.context import Context

Paper = Literal["a4", "a5"]

_ADDRESS = "booklet:"
_STEP = "Laying out pages"
_ENTRIES_ON_A_PAGE = {"a4": 5.5, "a5": 2.5}  # about; for the bar that shows how far it is
_LARGER = 2.2  # times as much paper in big type


@dataclass(frozen=True, slots=True)
class Look:
    """How a booklet is printed.

    Attributes:
        paper: A4, or A5 to be folded and stapled.
        large: 18 point instead of 12, the sizes of the RNIB's large and clear print.
    """

    paper: Paper = "a4"
    large: bool = False


def pdf(
    ctx: Context,
    booklet: Booklet,
    look: Look,
    fetch: Callable[[str], bytes],
    progress: Callable[[str, int, int], None],
) -> bytes:
    """Make a booklet.

    Args:
        ctx: The place.
        booklet: What it holds; at least one listing.
        look: How it is printed.
        fetch: Returns a file of the theme (`assets/vendor/fonts/besley.woff2`), or the picture `cover`.
        progress: Called with a step's name, pieces done and pieces in all.

    Returns:
        A tagged PDF (ISO 14289-1, PDF/UA), the same bytes whenever all of the above is the same.
    """
    words = ctx.site.words
    slugs = [one.slug for one in booklet.listings]
    titles = [(one.id, one.title) for one in indexes(booklet, ctx.directory, words, dict.fromkeys(slugs, 0))]
    lay_out = _Layout(ctx, booklet, look, fetch)
    guess = len(slugs) / _ENTRIES_ON_A_PAGE[look.paper] * (_LARGER if look.large else 1)
    front = len(lay_out("front", starts={}, indexes=titles).pages)
    with _counted(lambda done: progress(_STEP, done, max(done, round(guess)))):
        body = lay_out("body", before=front)
    found = {name: front + n for n, page in enumerate(body.pages, start=1) for name in page.anchors}
    pages = {slug: found[f"entry-{slug}"] for slug in slugs}
    made = indexes(booklet, ctx.directory, words, pages)
    back = lay_out("back", before=front + len(body.pages), made=made)
    for n, page in enumerate(back.pages, start=1 + front + len(body.pages)):
        found.update((name, n) for name in page.anchors if name.startswith("by-"))
    cover = lay_out("front", starts=found, indexes=titles)
    progress("Writing", 0, 1)
    document = cover.copy([*cover.pages, *body.pages, *back.pages])
    key = key_of(ctx.facts_of(*booklet.listings), repr((ctx.today, look, booklet.about(words))).encode())
    made_pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=key[:16].hex().encode())
    progress("Writing", 1, 1)
    return made_pdf


class _Layout:
    """Lays out the parts of one booklet with the same fonts and styles."""

    def __init__(self, ctx: Context, booklet: Booklet, look: Look, fetch: Callable[[str], bytes]) -> None:
        self._fonts = FontConfiguration()
        self._fetcher = _Fetcher({one.slug: ctx.site.full(page_of(one)) for one in booklet.listings}, fetch)
        template = ctx.env.get_template("print/booklet.html")
        self._render = partial(
            template.render,
            booklet=booklet,
            look=look,
            about=booklet.about(ctx.site.words),
            has_cover=bool(fetch("cover")),
            entry=lambda listing: entry(ctx.directory, ctx.site.words, listing, ctx.today),
            address=_ADDRESS,
        )

    def __call__(self, part: str, **values: Any) -> weasyprint.Document:  # noqa: ANN401 - what the part shows
        html = weasyprint.HTML(
            string=self._render(part=part, **values), base_url=_ADDRESS, url_fetcher=self._fetcher
        )
        return html.render(font_config=self._fonts)


class _Fetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Gives fonts, the cover's picture and QR codes. A booklet asks nobody else for anything."""

    def __init__(self, codes: dict[str, str], fetch: Callable[[str], bytes]) -> None:
        super().__init__()
        self._codes = codes
        self._fetch = fetch

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        del headers
        scheme, _, name = url.partition(":")
        if f"{scheme}:" != _ADDRESS:
            raise ValueError(f"nothing is fetched from elsewhere: {url}")
        slug = name.removeprefix("code/")
        if slug != name:
            return URLFetcherResponse(url, code(self._codes[slug]))
        file = self._fetch(name)
        return URLFetcherResponse(url, for_print(file) if name == "cover" else file)


class _Listener(logging.Handler):
    """Counts the pages that WeasyPrint logs as laid out."""

    def __init__(self, told: Callable[[int], None]) -> None:
        super().__init__(logging.INFO)
        self._told = told

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and "Page" in record.msg:
            self._told(int(str(record.args[-1])))


@contextmanager
def _counted(told: Callable[[int], None]) -> Iterator[None]:
    """Tell of each page that is laid out meanwhile."""
    listener, level = _Listener(told), PROGRESS_LOGGER.level
    PROGRESS_LOGGER.addHandler(listener)
    PROGRESS_LOGGER.setLevel(logging.INFO)
    try:
        yield
    finally:
        PROGRESS_LOGGER.removeHandler(listener)
        PROGRESS_LOGGER.setLevel(level)
