"""Servers on this machine that take what listmonk, Buttondown, Mailchimp and Notify document, no more."""

from __future__ import annotations

import base64
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import jwt

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

SERVICE, SECRET = "26785a09-ab16-4eb0-8407-a37497a57506", "3d844edf-8d35-48ac-975b-e847b4f122b0"
TEMPLATE = "f33517ff-2a88-4f6e-b855-c550268ce08a"
KEYS = {
    "listmonk": "keeper:s3cret-token",
    "buttondown": "b-3cret-key",
    "mailchimp": "0123456789abcdef-us6",
    "notify": f"larkmere-{SERVICE}-{SECRET}",
}


@dataclass(frozen=True)
class Asked:
    """A request as it came in."""

    method: str
    path: str
    params: dict[str, str]
    headers: dict[str, str]
    body: Any


@dataclass
class Fault:
    """What a server does instead of its work, once.

    Attributes:
        status: What it answers; 0 to hang up.
        body: What it says.
        headers: What it adds.
        is_done: Whether it does its work all the same.
        method: Which requests this is for; all by default.
    """

    status: int
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    is_done: bool = False
    method: str = ""


class Refused(Exception):  # noqa: N818 - it is what the request is
    """An answer that is no success."""

    def __init__(self, status: int, body: Any) -> None:  # noqa: ANN401 - JSON
        super().__init__(status)
        self.status, self.body = status, body


class StandIn:
    """A server in a thread; `answer` of each kind says what it does."""

    prefix = ""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.faults: list[Fault] = []
        self.held: list[dict[str, Any]] = []

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """Do what is asked, as documented."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    @property
    def at(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_port}{self.prefix}"

    def made(self) -> int:
        """Return how many requests asked for something new."""
        return sum(one.method == "POST" for one in self.asked)


def _handler(stand_in: StandIn) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def _any(self) -> None:
            parts = urlsplit(self.path)
            data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            asked = Asked(
                self.command,
                parts.path.removeprefix(stand_in.prefix),
                {name: values[-1] for name, values in parse_qs(parts.query).items()},
                {name.lower(): value for name, value in self.headers.items()},
                json.loads(data) if data else None,
            )
            stand_in.asked.append(asked)
            fault = next((one for one in stand_in.faults if one.method in {"", asked.method}), None)
            if fault:
                stand_in.faults.remove(fault)
                if fault.is_done:
                    stand_in.answer(asked)
                if fault.status:
                    self._say(fault.status, fault.body, fault.headers)
                self.close_connection = True
                return
            try:
                self._say(*stand_in.answer(asked), {})
            except Refused as refused:
                self._say(refused.status, refused.body, {})

        def _say(self, status: int, body: Any, headers: dict[str, str]) -> None:  # noqa: ANN401 - JSON
            data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_PATCH = _any  # noqa: N815 - as http.server has it

    return Handler


def _need(fields: Mapping[str, type], given: Any, refuse: Callable[[str], Refused]) -> None:  # noqa: ANN401 - JSON
    for name, kind in fields.items():
        if not isinstance(given, dict) or not isinstance(given.get(name), kind):
            raise refuse(name)


def _basic(asked: Asked) -> str:
    kind, _, value = asked.headers.get("authorization", "").partition(" ")
    return base64.b64decode(value).decode() if kind == "Basic" else ""


class ListmonkStandIn(StandIn):
    """listmonk: campaigns and templates below /api, Basic authorisation, {"message"} for errors."""

    prefix = "/api"

    def __init__(self) -> None:
        super().__init__()
        self.templates = [
            {"id": 1, "type": "campaign", "body": '<html>{{ template "content" . }}</html>'},
            {"id": 5, "type": "campaign", "body": ' {{ template "content" . }}\n'},
        ]

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """List, make, change."""
        if _basic(asked) != KEYS["listmonk"]:
            raise Refused(403, {"message": "invalid API credentials"})
        if asked.path == "/templates":
            return 200, {"data": self.templates}
        if asked.method == "GET":
            number, length = int(asked.params["page"]), int(asked.params["per_page"])
            found = [one for one in self.held if asked.params["tags"] in one["tags"]]
            page = found[(number - 1) * length : number * length]
            return 200, {"data": {"results": page, "total": len(found), "per_page": length, "page": number}}
        needed = {"name": str, "subject": str, "lists": list, "type": str, "content_type": str, "body": str}
        _need(needed, asked.body, lambda name: Refused(400, {"message": f"Invalid field: {name}"}))
        if not all(isinstance(one, int) for one in asked.body["lists"]):
            raise Refused(400, {"message": "Invalid lists"})
        if asked.method == "POST":
            self.held.append({**asked.body, "id": 70 + len(self.held), "status": "draft"})
            return 200, {"data": self.held[-1]}
        (one,) = (one for one in self.held if asked.path == f"/campaigns/{one['id']}")
        if one["status"] != "draft":
            raise Refused(400, {"message": "cannot update a running or a finished campaign"})
        one.update(asked.body)
        return 200, {"data": one}


class ButtondownStandIn(StandIn):
    """Buttondown: e-mails below /v1, a Token, pages by number, {"code", "detail"} for errors."""

    prefix = "/v1"

    def __init__(self) -> None:
        super().__init__()
        self.length = 2

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """List, make, change. What does not say that it is a draft is sent."""
        if asked.headers.get("authorization") != f"Token {KEYS['buttondown']}":
            raise Refused(401, {"detail": "Invalid token."})
        if asked.method == "GET":
            number = int(asked.params["page"])
            page = self.held[(number - 1) * self.length : number * self.length]
            more = number * self.length < len(self.held)
            return 200, {"count": len(self.held), "next": "more" if more else None, "results": page}
        _need(
            {"subject": str},
            asked.body,
            lambda name: Refused(422, {"code": "subject_invalid", "detail": f"{name} is missing"}),
        )
        if asked.method == "POST":
            self.held.append({"status": "about_to_send", **asked.body, "id": f"em_{len(self.held)}"})
            return 201, self.held[-1]
        (one,) = (one for one in self.held if asked.path == f"/emails/{one['id']}")
        one.update(asked.body)
        return 200, one


class MailchimpStandIn(StandIn):
    """Mailchimp: campaigns below /3.0, Basic authorisation with any name, problem documents for errors."""

    prefix = "/3.0"

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """List, make, change, fill."""
        if _basic(asked).partition(":")[2] != KEYS["mailchimp"]:
            raise Refused(401, _problem(401, "API Key Invalid", "Your API key may be invalid"))
        if asked.method == "GET":
            start, count = int(asked.params["offset"]), int(asked.params["count"])
            shown = [
                {"id": one["id"], "status": one["status"], "settings": {"title": one["settings"]["title"]}}
                for one in self.held[start : start + count]
            ]
            return 200, {"campaigns": shown, "total_items": len(self.held)}

        def invalid(name: str) -> Refused:
            errors = [{"field": name, "message": "Required fields were not provided"}]
            return Refused(400, {**_problem(400, "Invalid Resource", "See errors"), "errors": errors})

        if asked.method == "POST":
            _need({"type": str, "recipients": dict, "settings": dict}, asked.body, invalid)
            _need({"subject_line": str, "title": str, "reply_to": str}, asked.body["settings"], invalid)
            self.held.append({**asked.body, "id": f"c{len(self.held)}", "status": "save"})
            return 200, self.held[-1]
        (one,) = (one for one in self.held if asked.path.startswith(f"/campaigns/{one['id']}"))
        if asked.path.endswith("/content"):
            _need({"html": str, "plain_text": str}, asked.body, invalid)
            one["content"] = asked.body
        else:
            one.update(asked.body)
        return 200, one


def _problem(status: int, title: str, detail: str) -> dict[str, Any]:
    return {"type": "https://mailchimp.com/developer/", "status": status, "title": title, "detail": detail}


class NotifyStandIn(StandIn):
    """Notify: a token signed within thirty seconds, e-mails by template, asked for by reference."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now

    def answer(self, asked: Asked) -> tuple[int, Any]:
        """Take an e-mail, or say what there is."""
        kind, _, token = asked.headers.get("authorization", "").partition(" ")
        claims = jwt.decode(token, SECRET, algorithms=["HS256"], options={"verify_iat": False})
        assert (kind, claims["iss"]) == ("Bearer", SERVICE)
        if abs(claims["iat"] - self._now()) > 30:
            raise Refused(403, _errors(403, "AuthError", "Your system clock must be accurate to 30 seconds"))
        if asked.method == "GET":
            found = [one for one in self.held if one["reference"] == asked.params["reference"]]
            return 200, {"notifications": found, "links": {}}
        _need(
            {"email_address": str, "template_id": str, "personalisation": dict, "reference": str},
            asked.body,
            lambda name: Refused(400, _errors(400, "ValidationError", f"{name} is a required property")),
        )
        if asked.body["template_id"] != TEMPLATE:
            raise Refused(400, _errors(400, "BadRequestError", "Template not found"))
        if "@" not in asked.body["email_address"]:
            words = "email_address is not a valid email address"
            raise Refused(400, _errors(400, "ValidationError", words))
        if missing := {"subject", "letter"} - asked.body["personalisation"].keys():
            raise Refused(400, _errors(400, "BadRequestError", f"Missing personalisation: {missing}"))
        self.held.append({**asked.body, "id": f"n{len(self.held)}"})
        return 201, {"id": self.held[-1]["id"], "reference": asked.body["reference"]}


def _errors(status: int, error: str, message: str) -> dict[str, Any]:
    return {"status_code": status, "errors": [{"error": error, "message": message}]}
