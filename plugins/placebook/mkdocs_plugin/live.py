"""Showing a site while it is written: made anew at every change; the last good one stays if that fails."""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from wsgiref.util import FileWrapper

from mkdocs.livereload import LiveReloadServer

from placebook.content.cache import ReadingCache
from placebook.mkdocs_plugin.build_run import cache_folder
from placebook.mkdocs_plugin.site_build import BuildFailed, build_site, configuration
from placebook.mkdocs_plugin.theme import theme_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager

    from mkdocs.config.defaults import MkDocsConfig

    from placebook.mkdocs_plugin.build_run import BuildRun

_SCRIPT = "/livereload/placebook.js"
_PART = re.compile(r"bytes=(\d{1,15})-(\d{1,15})")


class LiveServer(LiveReloadServer):
    """MkDocs's server, with its reloading in a file of its own: the pages forbid scripts inside a page."""

    listening: Callable[[], None] | None = None

    def server_activate(self) -> None:
        """Begin to listen, and say so: not before, or somebody comes too early."""
        super().server_activate()
        if self.listening:
            self.listening()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        script = f'<script type="module" src="{_SCRIPT}" data-epoch="{epoch}"></script>'.encode()
        before, body, after = content.rpartition(b"</body>")
        return before + script + body + after if body else content

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        if environ["PATH_INFO"] == _SCRIPT:
            start_response("200 OK", [("Content-Type", "text/javascript"), ("Cache-Control", "no-store")])
            return [files("placebook.mkdocs_plugin").joinpath("live.js").read_bytes()]
        part = _PART.fullmatch(environ.get("HTTP_RANGE", ""))
        if not part:
            return super()._serve_request(environ, start_response)
        return self._serve_part(environ, start_response, int(part[1]), int(part[2]))

    def _serve_part(
        self, environ: dict[str, Any], start_response: Callable[..., Any], first: int, last: int
    ) -> Iterable[bytes] | None:
        """Answer with a part of a file (RFC 9110, 14), which is how a map reads its PMTiles file."""
        told: list[tuple[str, list[tuple[str, str]]]] = []
        body = super()._serve_request(environ, lambda status, headers: told.append((status, headers)))
        if not isinstance(body, FileWrapper):
            if told:
                start_response(*told[0])
            return body
        with body.filelike as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(first)
            data: bytes = file.read(max(last + 1 - first, 0))
        if not data:
            start_response("416 Range Not Satisfiable", [("Content-Range", f"bytes */{size}")])
            return []
        headers = [header for header in told[0][1] if header[0] != "Content-Length"]
        headers += [("Content-Range", f"bytes {first}-{first + len(data) - 1}/{size}")]
        start_response("206 Partial Content", [*headers, ("Content-Length", str(len(data)))])
        return [data]


def serve_site(
    config_file: str,
    building: Callable[[], AbstractContextManager[BuildRun.Options]],
    *,
    host: str,
    port: int,
    told: Callable[[str], None],
) -> None:
    """Serve a site until it is interrupted.

    Args:
        config_file: The site's configuration.
        building: Is entered for each build: gives its options.
        host: Where to listen.
        port: Where to listen.
        told: Receives what a person should know: the address, and why a build failed.

    Raises:
        BuildFailed: The first build failed, so that there is nothing to show.
        OSError: The address cannot be listened on.
    """
    with tempfile.TemporaryDirectory(prefix="placebook-") as folder:
        target = Path(folder) / "site"
        config = configuration(config_file, site_dir=str(target))
        server = LiveServer(lambda: None, host, port, str(target), mount_path="/")
        config.site_url = server.url
        readings = ReadingCache(cache_folder(config))
        with building() as options:
            build_site(config, replace(options, readings=readings))

        def rebuild() -> None:
            try:
                changed = configuration(config_file, site_dir=str(target))
                changed.site_url = server.url
                with building() as options:
                    # Forking beside the server's threads is not safe.
                    build_site(changed, replace(options, readings=readings, workers=1))
            except BuildFailed as failure:
                told(f"{failure}\nThe last good site is still shown.")

        server.builder = rebuild
        for path in _watched(config):
            server.watch(path)
        server.listening = lambda: told(
            f"The site is at {server.url} and follows your edits. Stop with Ctrl+C."
        )
        with _until_stopped(server):
            server.serve()  # type: ignore[no-untyped-call]


def _watched(config: MkDocsConfig) -> list[str]:
    """Return what a change of which makes a new site: content, configuration, templates."""
    own = [config.theme.custom_dir] if config.theme.custom_dir else []
    return [config.docs_dir, config.config_file_path, *own, str(theme_folder()), *config.watch]


@contextmanager
def _until_stopped(server: LiveReloadServer) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
