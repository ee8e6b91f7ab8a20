"""One run of a build: from content to planned pages to files, between the hooks that MkDocs calls."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2

from placebook.beside import Beside, Turns, can_fork
from placebook.content.cache import ReadingCache, Store, code_digest, writable
from placebook.content.check import check
from placebook.content.load import load
from placebook.content.pictures import pictures_used, prepare
from placebook.content.postcodes import read_postcodes
from placebook.feeds.calendars import files as calendar_files
from placebook.feeds.files import WITHOUT_ADDRESS
from placebook.feeds.files import files as feed_files
from placebook.find.files import files as find_files
from placebook.mkdocs_plugin.compiled import CompiledTemplates
from placebook.mkdocs_plugin.content_files import take_over
from placebook.mkdocs_plugin.editors_files import pieces as editors_pieces
from placebook.mkdocs_plugin.fast_file import FastFile, FastPage
from placebook.mkdocs_plugin.kept_lines import KeptLines
from placebook.mkdocs_plugin.lean_assets import make_lean
from placebook.mkdocs_plugin.named_in_settings import NamedInSettings
from placebook.mkdocs_plugin.ordinary import as_found, search_key, searched
from placebook.mkdocs_plugin.shells import Shells
from placebook.newsletter.files import files as newsletter_files
from placebook.newsletter.pictures import MAIL_WIDTH, mail_address, pictures_of
from placebook.opendata.files import FOLDER as DATA_FOLDER
from placebook.opendata.files import files as data_files
from placebook.pages.colours import stylesheet
from placebook.pages.context import Context
from placebook.pages.feeds import offers_by_section
from placebook.pages.home import home
from placebook.pages.kept import Kept
from placebook.pages.plan import plan
from placebook.pages.site import ROOT, PreparedPicture, Site, Variant
from placebook.pages.templates import environment
from placebook.part import Part
from placebook.press import Earlier, Piece, Press, key_of
from placebook.problems import ContentError, Problem
from placebook.spare import Tree
from placebook.today import today
from placebook.wording import scripts
from placebook.wording.templates import Translated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

    from placebook.content.load import Loaded
    from placebook.content.made_picture import MadePicture
    from placebook.content.record import Record
    from placebook.model.postcode import PostcodePoints
    from placebook.model.settings import Settings
    from placebook.pages.page import File, Page
    from placebook.spare import Columns

log = logging.getLogger("mkdocs.plugins.placebook")

PICTURES = "assets/pictures"


def _no_report(_what: str, _done: int, _of: int) -> None:
    pass


class BuildRun:
    """Holds what one build reads, plans and writes."""

    @dataclass
    class Options:
        """What `placebook build` and `serve` ask of a build, beyond what the configuration says.

        Attributes:
            today: The day to build for; None takes SOURCE_DATE_EPOCH's, else today's in its time zone.
            last_site: The folder of the last site, whose unchanged files may be taken over.
            spare: The folder of the site before it, which may be used up.
            workers: How many processes may share the work.
            report: Called with a step's name, pieces done and pieces in all.
            told: Receives every problem that was found, instead of the log.
            readings: What earlier builds of this process have read, and what this one adds to it.
        """

        today: date | None = None
        last_site: Path | None = None
        spare: Path | None = None
        workers: int = os.cpu_count() or 1
        report: Callable[[str, int, int], None] = _no_report
        told: Callable[[tuple[Problem, ...]], None] | None = None
        readings: ReadingCache | None = None

    def __init__(self, settings: Settings, config: MkDocsConfig, options: Options) -> None:
        self.nav: Navigation | None = None
        self._settings = settings
        self._config = config
        self._options = options
        self._today = options.today or today(settings.timezone)
        self._cache = cache_folder(config)
        self._store = Store(self._cache)
        self._named = NamedInSettings(settings, Path(config.config_file_path or ""), self._store)
        self._press: Press | None = None
        self._data: Part | None = None
        self._last: tuple[Path, Tree] | None = None
        self.for_sitemap: list[FastFile] = []

    def read(self, files: Files) -> None:
        """Read and check the content, and prepare its pictures.

        Raises:
            ContentError: Something in the content is wrong.
        """
        loaded = load(
            Path(self._config.docs_dir),
            cache=self._options.readings or ReadingCache(self._cache),
            workers=self._options.workers,
            progress=lambda done, of: self._options.report("Reading", done, of),
        )
        self.loaded = loaded
        ordinary = take_over(files)
        make_lean(files)
        self._taken = frozenset(files.src_uris) | {file.dest_uri for file in files}
        wanted = [
            name for name in pictures_used(loaded.directory, self._settings.cover) if name in loaded.images
        ]
        made, wrong = prepare(
            wanted,
            loaded.folder / "images",
            writable(self._cache / "pictures"),
            workers=self._options.workers,
        )
        outlines, unclear = self._named.outlines(loaded)
        days_off, unknown = self._named.bank_holidays(self._today.year)
        words, unsaid = self._named.words()
        asked = (*self._named.lacking(loaded), *unclear, *unknown, *unsaid)
        self._tell((*loaded.problems, *self._checked(loaded), *wrong, *asked))
        self._made = made
        site = Site(
            settings=self._settings,
            today=self._today,
            url=_with_slash(self._config.site_url),
            directory_urls=self._config.use_directory_urls,
            pictures={name: _published(one) for name, one in made.items()},
            ordinary_pages=ordinary,
            bank_holidays=days_off,
            words=words,
        )
        self._context = replace(_context(loaded, site, self._config.theme.dirs), outlines=tuple(outlines))
        self._compiled = CompiledTemplates(self._store, "pages", words.digest)
        self._context.env.bytecode_cache = self._compiled
        self._shared = self._shared_key()
        self._facts = key_of(self._shared, loaded.facts_key())
        self._lines = KeptLines(self._store, self._shared, self._options.last_site)
        kept: tuple[bytes, dict[str, bytes]] | None = self._store.load("kept")
        self._context = replace(
            self._context,
            kept=Kept(kept[1] if kept and kept[0] == self._facts else None),
            data_lines=self._lines.data,
            calendar_lines=self._lines.calendars,
            told_lines=self._lines.told,
            postcodes=self._postcodes(loaded),
        )

    def _begin_to_compile(self) -> Callable[[], None]:
        """Let another process compile the templates while this one plans, if none is kept.

        Returns:
            What compiles those that are left by then, and waits for the others.
        """
        compiled, env = self._compiled, self._context.env
        if not (self._options.workers > 1 and compiled.is_empty and can_fork()):
            return lambda: None
        names = env.list_templates(filter_func=lambda name: name.startswith("pages/"))
        turns = Turns(len(names))
        beside = Beside(lambda: [compiled.compile(env, names, turns)])

        def finish() -> None:
            compiled.compile(env, names, turns)
            compiled.take(beside.take())
            beside.stop()

        return finish

    @property
    def context(self) -> Context:
        """What was read, ready to make pages of."""
        return self._context

    def picture(self, name: str | None) -> bytes:
        """Return a picture of the content in its largest size; nothing if there is none of that name."""
        made = self._made.get(name or "")
        return made.files[-1][1].read_bytes() if made else b""

    def _checked(self, loaded: Loaded) -> list[Problem]:
        """Return what `check` finds, as found before if neither a fact nor a file spoken of has changed."""
        starts = self._settings.newsletter.first_month
        key = key_of(loaded.facts_key(), f"{self._today} {starts}".encode())
        kept: tuple[bytes, list[Problem], dict[str, bytes | None]] | None = self._store.load("checked")
        if (
            kept
            and kept[0] == key
            and all(loaded.digests.get(file) == digest for file, digest in kept[2].items())
        ):
            return kept[1]
        found = check(loaded, self._today, starts)
        self._store.save("checked", (key, found, {one.file: loaded.digests.get(one.file) for one in found}))
        return found

    def _postcodes(self, loaded: Loaded) -> PostcodePoints:
        """Read where postcodes are; if their source is wrong, the site is not built."""
        try:
            return read_postcodes(self._settings.postcodes, loaded.folder, loaded.directory, self._store)
        except ContentError as error:
            self._tell(tuple(map(self._named.placed, error.problems)))
            raise

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        """Tell what is wrong; stop if any of it is an error, or anything at all when the build is strict."""
        if self._options.told:
            self._options.told(problems)
        else:
            for problem in problems:
                log.log(logging.ERROR if problem.severity == "error" else logging.WARNING, "%s", problem)
        stops = [problem for problem in problems if problem.severity == "error" or self._config.strict]
        if stops:
            raise ContentError(stops)

    def prepare_to_print(self) -> None:
        """Get ready to print, and begin with the open data. Without this, all is only planned."""
        options = self._options
        # What the last build knew of its site is what is known of the spare one after this build.
        self._last, spare = self._known(options.last_site, "last"), self._known(options.spare, "spare")
        site_dir, earlier = Path(self._config.site_dir), partial(Earlier, self._last, spare)
        self._press = Press(
            site_dir,
            earlier=earlier(lambda top: top != DATA_FOLDER),
            workers=options.workers,
            progress=lambda done, of: options.report("Writing", done, of),
        )
        self._data = Part(
            Press(site_dir, earlier=earlier(lambda top: top == DATA_FOLDER)),
            self._data_pieces,
            self._lines.keep_data,
            is_beside=self._press.would_share(len(self.loaded.directory.listings)),
        )

    def plan(self, files: Files) -> Iterator[FastFile]:
        """Plan every page and file, and yield each as MkDocs knows files."""
        site, site_dir = self._context.site, self._config.site_dir
        finish_compiling = self._begin_to_compile()
        self._pieces = self._free(self._other_pieces(files))
        data = self._data.addresses if self._data else [piece.address for piece in self._data_pieces()]
        self._pages = [
            page
            for page in plan(self._context)
            if page.source not in self._taken and address_of(site, page) not in self._taken
        ]
        for page in self._pages:
            fast_page = FastPage(page.title, site.full(page.name), page.anchors)
            file = FastFile(page.source, address_of(site, page), site_dir, fast_page)
            if page.listed:
                self.for_sitemap.append(file)
            yield file
        finish_compiling()
        for address in (*data, *(piece.address for piece in self._pieces)):
            yield FastFile(address, address, site_dir, None)

    def _free(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Leave out what the keeper has written: that goes first, and nothing is written over it."""
        return [piece for piece in pieces if piece.address not in self._taken]

    def _data_pieces(self) -> list[Piece]:
        """Plan the open data."""
        return self._free(self._pieces_of(data_files(self._context)))

    def _pieces_of(self, files: Iterable[File]) -> Iterator[Piece]:
        for file in files:
            yield Piece(file.address, key_of(self._shared, file.inputs), file.make, file.leaves)

    def _other_pieces(self, files: Files) -> Iterator[Piece]:
        """Plan what is neither a page nor open data: feeds, e-mails, the search, pictures, colours."""
        ctx = self._context
        if not ctx.site.url:
            log.warning(WITHOUT_ADDRESS)
        found = find_files(ctx, lambda: [as_found(file) for file in searched(files)], search_key(files))
        yield from self._pieces_of((*feed_files(ctx), *calendar_files(ctx), *newsletter_files(ctx), *found))
        # A frozen edition has copies of pictures: the same bytes, published once.
        for made in {one.digest: one for one in self._made.values()}.values():
            for width, path in made.files:
                yield Piece(f"{PICTURES}/{made.digest}-{width}.webp", made.digest.encode(), path.read_bytes)
        for address, made in self._mailed().items():
            yield Piece(address, key_of(made.digest.encode()), partial(_mailed_picture, made))
        catalogue = ctx.site.words.catalogue
        if catalogue.messages:
            yield Piece(scripts.ADDRESS, self._shared, partial(scripts.module, catalogue))
        yield from editors_pieces(self._settings.editors_screen, ctx.directory, ctx.site.words, self._config)
        colours = stylesheet(self._settings.colours).encode()
        yield Piece("assets/stylesheets/place.css", key_of(colours), lambda: colours)

    def _mailed(self) -> dict[str, MadePicture]:
        """Return the pictures that e-mails show, by their addresses."""
        ctx = self._context
        return {
            mail_address(edition.slug, name): self._made[name]
            for edition in ctx.directory.editions
            for name in pictures_of(ctx, edition)
            if name in self._made
        }

    def _shared_key(self) -> bytes:
        """Return what tells everything that all pages share from what any other build shared."""
        ctx = self._context
        vocabularies = [
            digest for file, digest in sorted(ctx.digests.items()) if file.startswith("vocabulary/")
        ]
        pictures = repr(sorted(ctx.site.pictures.items())).encode()
        facts = repr(
            (
                self._today,
                ctx.site.url,
                ctx.site.directory_urls,
                sorted(ctx.site.ordinary_pages),
                sorted({one.area for one in ctx.outlines}),
                ctx.has_map,
            )
        ).encode()
        settings = self._settings.model_dump_json().encode()
        templates = _templates_digest(self._config.theme.dirs)
        words = ctx.site.words.digest
        return key_of(code_digest(), templates, settings, facts, pictures, words, *vocabularies)

    def home(self, welcome: str) -> str:
        """Return the home page's content."""
        name = f"home/{key_of(welcome.encode()).hex()}"
        html = self._context.kept.get(name, lambda: home(self._context, welcome).encode()).decode()
        return html.replace(ROOT, ".")

    def shown(self) -> dict[str, Any]:
        """Return what the theme's own templates may show of the place."""
        directory = self._context.directory
        return {
            "settings": self._settings,
            "site": self._context.site,
            "today": self._context.site.words.formats.calendar_date(self._today),
            "tile_host": self._settings.map.tile_host,
            "direction": self._context.site.words.formats.direction,
            "has_words": bool(self._context.site.words.catalogue.messages),
            "feeds": offers_by_section(self._context.site, has_sparks=bool(directory.sparks)),
            "has_stories": bool(directory.stories),
            "has_events": bool(directory.events),
            "has_editions": bool(self._context.editions),
        }

    def records(self) -> Iterator[Record]:
        """Yield every record of the place."""
        yield from self._context.directory.records

    def print_pages(self, env: jinja2.Environment, files: Files) -> None:
        """Let the press write every planned page and file."""
        assert self.nav is not None  # noqa: S101 - MkDocs calls on_nav before on_env
        assert self._press is not None  # noqa: S101 - and on_files before that, which prepares to print
        assert self._data is not None  # noqa: S101 - the same
        words = self._context.site.words
        frames = CompiledTemplates(self._store, "frames", words.digest)
        env.bytecode_cache = frames
        env.add_extension(Translated)
        env.wording = words  # type: ignore[attr-defined] # the extension reads it
        shells = Shells(env, files, self._config, self.nav)
        site = self._context.site
        shared = self._shared
        pieces = [*self._pieces, *(_page_piece(page, site, shells, shared) for page in self._pages)]
        tree, tally = self._press.print(pieces)
        of_data, tally_of_data = self._data.printed()
        tree, tally = tree.joined(of_data), tally.plus(tally_of_data)
        if self._last and self._options.spare:
            self._store.save("spare", self._last[1].columns())
        self._store.save("last", tree.columns())
        if self._context.kept.is_new:
            self._store.save("kept", (self._facts, self._context.kept.now))
        self._lines.keep_others()
        self._compiled.save()
        frames.save()
        log.info("Pages and files of the place: %s made, %s unchanged", tally.made, tally.kept)

    def stop(self) -> None:
        """End what is being made beside, where this build will not be finished."""
        if self._data:
            self._data.stop()

    def _known(self, folder: Path | None, name: str) -> tuple[Path, Tree] | None:
        kept: Columns | None = self._store.load(name) if folder and folder.is_dir() else None
        return (folder, Tree.of(kept)) if folder and kept else None


def cache_folder(config: MkDocsConfig) -> Path:
    """Return where builds keep what the next one may use: beside the configuration."""
    root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
    return root / ".cache" / "placebook"


def address_of(site: Site, page: Page) -> str:
    """Return the file a page is written to, below the site's folder."""
    path = site.path(page.name)
    return path if path.endswith(".html") else f"{path}index.html"


def _page_piece(page: Page, site: Site, shells: Shells, shared: bytes) -> Piece:
    address = address_of(site, page)
    section = page.name.partition("/")[0]
    shell = shells.key(site.path(page.name).count("/"), section)
    key = key_of(shared, shell, page.inputs, page.title.encode(), page.description.encode())
    return Piece(address, key, lambda: shells.render(page, site).encode())


def _mailed_picture(made: MadePicture) -> bytes:
    from placebook.content.resizing import as_jpeg  # noqa: PLC0415 - Pillow loads when a picture is new

    return as_jpeg(made, MAIL_WIDTH)


def _with_slash(url: str | None) -> str:
    return f"{url.rstrip('/')}/" if url else ""


def _published(made: MadePicture) -> PreparedPicture:
    variants = tuple(Variant(width, f"{PICTURES}/{made.digest}-{width}.webp") for width, _ in made.files)
    return PreparedPicture(made.width, made.height, variants)


def _context(loaded: Loaded, site: Site, theme_dirs: list[str]) -> Context:
    env = environment(jinja2.FileSystemLoader(theme_dirs), site)
    return Context(loaded.directory, site, env, loaded.digests, loaded.facts)


def _templates_digest(folders: Iterable[str]) -> bytes:
    """Return what tells the page templates from any others."""
    parts: list[bytes] = []
    for folder in folders:
        for name in ("pages", "email"):
            for path in sorted((Path(folder) / name).rglob("*")):
                if path.is_file():
                    parts.extend((str(path.relative_to(folder)).encode(), path.read_bytes()))
    return key_of(*parts)
