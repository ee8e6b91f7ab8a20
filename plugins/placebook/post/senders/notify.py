"""GOV.UK Notify: an edition to one person at a time. Source: its API documentation and bulk sending guide.

Notify keeps the words in a template of its own. Ours is two lines: the subject `((subject))` and the message
`((letter))`. Each letter has a reference, and Notify is asked for it before the letter is handed over: so one
that went is never sent again, even if nobody here remembers. It forgets after seven days.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import httpx
import jwt

from placebook.newsletter.merge_tags import UNSUBSCRIBE, filled_text
from placebook.post.errors import PostError
from placebook.post.letters import Answer, Fate
from placebook.post.plan import UNSUBSCRIBE as UNSUBSCRIBE_KEY
from placebook.post.plan import message_key
from placebook.post.senders.api import AnswerError, Api, Service, UnsureError
from placebook.post.smtp import Parcel
from placebook.post.tokens import token_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from placebook.post.letters import Task
    from placebook.post.mould import Imprint
    from placebook.post.secret import Secret
    from placebook.post.senders.api import Times
    from placebook.post.senders.keys import Key

KEY = "PLACEBOOK_NOTIFY_KEY"
AT = "https://api.notifications.service.gov.uk"
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_KEY = re.compile(rf"(?:.*-)?({_UUID})-({_UUID})")
_TEMPLATE = re.compile(_UUID)
_NOT_OUR_FAULT = 500
_BAD, _TOO_MANY = 400, 429
# What Notify says to a reader's address; anything else it will not have would meet every letter.
_OF_THE_READER = ("email_address", "to this recipient using a team-only")


class TokenAuth(httpx.Auth):
    """Signs each request anew: Notify takes a token for thirty seconds (JSON Web Token, RFC 7519)."""

    def __init__(self, key: Key, now: Callable[[], float]) -> None:
        """Take the key apart.

        Raises:
            PostError: It has not Notify's form.
        """
        found = _KEY.fullmatch(key.value)
        if not found:
            raise PostError(
                f"What {key.source} holds is no key of Notify's: a name, and two numbers with dashes."
            )
        self._service, self._secret = found.groups()
        self._now = now

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the token."""
        claims = {"iss": self._service, "iat": int(self._now())}
        token = jwt.encode(claims, self._secret, algorithm="HS256")
        request.headers["Authorization"] = f"Bearer {token}"
        yield request


@dataclass(frozen=True, slots=True)
class Orders:
    """Makes what is asked of Notify for each reader, where others make a message.

    Attributes:
        quarter: Which edition.
        subject: Its subject.
        text: Its text, with our merge tag.
        look: What stands on every letter: here, how it is stopped.
        secret: Makes each reader's tokens.
    """

    quarter: str
    subject: str
    text: str
    look: Imprint
    secret: Secret

    def parcel(self, task: Task) -> Parcel:
        """Return a reader's letter. Nothing in its reference is known of the reader to anybody else."""
        token = token_of(task.person, self.secret.key(UNSUBSCRIBE_KEY))
        stop = self.look.unsubscribe.replace("{token}", token, 1)
        name = token_of(task.person, self.secret.key(message_key(self.quarter)))
        asked = {
            "email_address": task.address,
            "personalisation": {
                "subject": self.subject,
                "letter": filled_text(self.text, {UNSUBSCRIBE: stop}),
            },
            "reference": f"{self.quarter}.{name}",
            "stop": stop,
            "one_click": self.look.one_click,
        }
        return Parcel("", task.address, json.dumps(asked).encode())


class Notify:
    """Carries letters to Notify: what a run of the ledger is given instead of a mail server."""

    def __init__(self, service: Service, times: Times, template: str) -> None:
        """Prepare.

        Args:
            service: Where it is, and the key.
            times: The time.
            template: The id of the template at Notify.

        Raises:
            PostError: That is no id.
        """
        if not _TEMPLATE.fullmatch(template):
            raise PostError(
                f"--template: '{template}' is no id of a template; copy it from its page at Notify."
            )
        self._template = template
        self._api = Api(service, times)

    def deliver(self, parcel: Parcel) -> Answer:
        """Hand over one letter, unless Notify has it already, and return what came of it."""
        asked = {**json.loads(parcel.data), "template_id": self._template}
        stop = asked.pop("stop")
        if asked.pop("one_click"):
            asked["one_click_unsubscribe_url"] = stop
        reference = str(asked["reference"])
        try:
            if self._has(reference):
                return Answer(Fate.ACCEPTED, 200, "it had gone before")
        except PostError as error:
            return _answer(error)
        try:
            made = self._api.ask("POST", "v2/notifications/email", asked)
        except UnsureError as error:
            return self._look(reference, error)
        except PostError as error:
            return _answer(error)
        return Answer(Fate.ACCEPTED, 201, str(made["id"]))

    def close(self) -> None:
        """Take leave."""
        self._api.close()

    def _has(self, reference: str) -> bool:
        found: dict[str, Any] = self._api.ask("GET", "v2/notifications", params={"reference": reference})
        return any(one.get("reference") == reference for one in found["notifications"])

    def _look(self, reference: str, error: UnsureError) -> Answer:
        """Say what became of a letter to which no answer came."""
        try:
            if self._has(reference):
                return Answer(Fate.ACCEPTED, 200, "it is there, though no answer came")
        except PostError:
            pass
        return Answer(Fate.UNCERTAIN, 0, str(error))


def _answer(error: PostError) -> Answer:
    """Return what a refusal means: of this letter, or of all."""
    if not isinstance(error, AnswerError):
        return Answer(Fate.DEFERRED, 0, str(error), is_servers=True)
    if error.status == _BAD and any(words in error.words for words in _OF_THE_READER):
        return Answer(Fate.REJECTED, error.status, error.words)
    if error.status == _TOO_MANY:  # too fast was waited for; what is left is too many for a day
        is_final = "limit" in error.words.lower() and "rate" not in error.words.lower()
        return Answer(Fate.DEFERRED, error.status, error.words, is_servers=True, is_final=is_final)
    return Answer(
        Fate.DEFERRED, error.status, str(error), is_servers=True, is_final=error.status < _NOT_OUR_FAULT
    )


def notify_service(key: Key, times: Times, at: str = AT) -> Service:
    """Return Notify as a service."""
    return Service("GOV.UK Notify", at, key, TokenAuth(key, times.now))
