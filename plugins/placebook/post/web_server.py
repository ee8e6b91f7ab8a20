"""A small web server for the services that come along: a thread for each request, nothing written down."""

from __future__ import annotations

import io
import threading
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

_MOST_AT_ONCE = 100


class _Quiet(WSGIRequestHandler):
    """Answers, and writes nothing down: an address or a failure may hold what is somebody's own."""

    timeout = 30  # seconds for which whoever asks may say nothing

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - as the base class has it
        """Say nothing."""

    def get_stderr(self) -> io.StringIO:
        """Return where failures are told of: nowhere."""
        return io.StringIO()


class _Server(ThreadingMixIn, WSGIServer):
    """A thread for each request, so that one who is slow holds up nobody, and room for many to wait."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - as the base class has it
        self._room = threading.BoundedSemaphore(_MOST_AT_ONCE)
        super().__init__(*given, **named)

    def process_request(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as above
        """Begin a thread, or hang up where a hundred are busy already."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as above
        """Answer."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as above
        """Say nothing of somebody who hung up, or was too slow."""


def serving(application: WSGIApplication, host: str, port: int) -> WSGIServer:
    """Return a server, listening; `serve_forever` answers. Port 0 is any that is free."""
    return make_server(host, port, application, server_class=_Server, handler_class=_Quiet)
