"""The letter that asks whether it was you who asked for the newsletter."""

from __future__ import annotations

from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from typing import TYPE_CHECKING, NamedTuple

from placebook.newsletter.plain import filled
from placebook.post.smtp import Parcel
from placebook.wording.wording import begun

if TYPE_CHECKING:
    from datetime import datetime

    from placebook.model.settings import Settings
    from placebook.post.signing import Signer
    from placebook.post.unconfirmed import Asked
    from placebook.wording.wording import Wording


class Writer(NamedTuple):
    """Writes such letters for a place.

    Attributes:
        settings: What the place says of itself.
        words: Its language.
        at: The address below which codes are confirmed.
        sender: The address letters come from, as any server takes it.
        signer: Signs them, if they are signed here.
    """

    settings: Settings
    words: Wording
    at: str
    sender: str
    signer: Signer | None = None

    def parcel(self, asked: Asked, now: datetime) -> Parcel:
        """Return somebody's letter in its envelope.

        Args:
            asked: Whose it is.
            now: The time.
        """
        local, _, host = self.sender.rpartition("@")
        message = EmailMessage(policy=SMTP)
        message.set_content(self._text(asked))
        message["From"] = Mailbox(self.settings.newsletter_title, local, host)
        message["To"] = Mailbox(username=asked.address.local, domain=asked.address.domain)
        message["Subject"] = self.words.say("Do you want {title}?", title=self.settings.newsletter_title)
        message["Date"] = format_datetime(now)
        # The number and not the code: what a server notes of a letter confirms nothing.
        message["Message-ID"] = f"<asked.{asked.person}@{host}>"
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        message["Content-Language"] = self.words.language
        needs_utf8 = asked.address.needs_utf8
        data = message.as_bytes(policy=SMTP.clone(utf8=True) if needs_utf8 else SMTP)
        if self.signer:
            data = self.signer.sign(data)
        return Parcel(self.sender, str(asked.address), data, needs_utf8=needs_utf8)

    def _text(self, asked: Asked) -> str:
        say, keeper = self.words.say, self.settings.keeper
        title = self.settings.newsletter_title
        blocks = [
            say("Hello"),
            _filled(say("Somebody has asked us to send {title} to this address.", title=title)),
            _filled(say("Was it you? Then open this page, and press its button:")),
            f"{self.at.rstrip('/')}/{asked.code}",
            _filled(say("This is what you agree to: {words}", words=asked.words)),
            _filled(
                say(
                    "Was it somebody else? Then do nothing. No more letters come, and your address is "
                    "removed after two days."
                )
            ),
            "\n".join(
                _filled(part)
                for part in (begun(keeper.name), keeper.post, keeper.email, keeper.phone)
                if part
            ),
        ]
        return "\n\n".join(blocks) + "\n"


def _filled(text: str) -> str:
    return "\n".join(filled(text))
