"""DKIM (RFC 6376): a signature by which others see that a letter comes from the place it says.

It covers what stops the letter too, without which mail programs do not trust their own button (RFC 8058).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from placebook.post.errors import PostError

if TYPE_CHECKING:
    from pathlib import Path

# `from` twice: then nobody can add another sender above it.
_SIGNED = (
    *(b"from", b"from", b"to", b"reply-to", b"subject", b"date", b"message-id", b"mime-version"),
    *(b"content-type", b"content-language", b"list-id", b"list-unsubscribe", b"list-unsubscribe-post"),
    *(b"auto-submitted", b"x-auto-response-suppress"),
)
_MISSING = "Signing needs dkimpy, which is not on this machine: pip install 'placebook[dkim]'"


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs letters.

    Attributes:
        selector: What names the key below `_domainkey` in the domain's DNS.
        domain: Whose signature it is.
        key: An RSA key in PEM.
    """

    selector: str
    domain: str
    key: bytes

    def sign(self, message: bytes) -> bytes:
        """Return a message with its signature before it.

        Raises:
            PostError: dkimpy is missing, or the key is none.
        """
        try:
            import dkim  # noqa: PLC0415 - an extra
        except ModuleNotFoundError:
            raise PostError(_MISSING) from None
        try:
            signature: bytes = dkim.sign(
                message,
                self.selector.encode(),
                self.domain.encode(),
                self.key,
                canonicalize=(b"relaxed", b"relaxed"),
                include_headers=list(_SIGNED),
            )
        except (dkim.DKIMException, dkim.crypto.UnparsableKeyError) as error:
            msg = f"The key cannot sign: {error}. It must be an RSA key in PEM, of 1024 bits or more."
            raise PostError(msg) from error
        return signature + message


def read_signer(selector: str, domain: str, key_file: Path) -> Signer:
    """Return what signs with the key in a file.

    Raises:
        PostError: The file cannot be read, or holds no key that can sign.
    """
    try:
        signer = Signer(selector, domain, key_file.read_bytes())
    except OSError as error:
        msg = f"{key_file} cannot be read: {error.strerror}."
        raise PostError(msg) from None
    signer.sign(b"From: a@example.org\r\n\r\n\r\n")  # a wrong key is found before the first letter
    return signer
