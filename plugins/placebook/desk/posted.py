"""What a browser sends of a form, taken apart: urlencoded, as ours are, or in parts."""

from __future__ import annotations

from email.errors import MessageError
from email.parser import BytesParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from email.message import Message

MOST_BYTES = 200_000
MOST_FIELDS = 500
_LONGEST_NAME = 100
_OLD = "cp1252"  # what browsers sent that minded no `accept-charset`


class NotUnderstood(ValueError):  # noqa: N818 - it is what happened
    """This is not what a form sends."""


class Posted(NamedTuple):
    """What was sent.

    Attributes:
        answers: By the names of fields, in their order. What was sent under one name twice, ticks in boxes
            for one, stands on lines of its own. What is empty is not there.
        has_files: Whether a file came with it, which is not kept.
    """

    answers: dict[str, str]
    has_files: bool = False


def posted(content_type: str, body: bytes) -> Posted:
    """Take a form apart.

    Args:
        content_type: What it is said to be: `application/x-www-form-urlencoded` (URL Standard, 5.1) or
            `multipart/form-data` (RFC 7578).
        body: What was sent.

    Raises:
        NotUnderstood: It is something else, or holds more than any form.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind == "application/x-www-form-urlencoded":
        return Posted(_gathered(_urlencoded(body)))
    if kind == "multipart/form-data":
        try:
            return _in_parts(content_type, body)
        except (MessageError, LookupError, ValueError, TypeError, AttributeError, RecursionError):
            # Python's reader of mail raises these at parts that are not as they should be.
            raise NotUnderstood from None
    raise NotUnderstood


def _urlencoded(body: bytes) -> list[tuple[str, str]]:
    text = body.decode("latin-1")  # all that is not ASCII is escaped, or was never right
    try:
        try:
            return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
        except UnicodeDecodeError:
            return parse_qsl(text, encoding=_OLD, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise NotUnderstood from None


def _in_parts(content_type: str, body: bytes) -> Posted:
    head = f"Content-Type: {' '.join(content_type.split())}\r\n\r\n".encode("latin-1", "replace")
    message = BytesParser(policy=compat32).parsebytes(head + body)
    parts = message.get_payload()
    if not isinstance(parts, list) or len(parts) > MOST_FIELDS:
        raise NotUnderstood
    has_files = False
    found: list[tuple[str, str]] = []
    for part in parts:
        if isinstance(part, str):
            raise NotUnderstood
        name, file, data = _about(part, "name"), _about(part, "filename"), part.get_payload(decode=True)
        if not name or not isinstance(data, bytes):
            raise NotUnderstood
        if file is None:
            found.append((name, _decoded(data)))
        else:
            has_files = has_files or bool(file or data.strip())
    return Posted(_gathered(found), has_files)


def _about(part: Message[str, str], what: str) -> str | None:
    value = part.get_param(what, header="content-disposition")
    return None if value is None else collapse_rfc2231_value(value)


def _decoded(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode(_OLD, "replace")


def _gathered(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in _plain(pairs):
        found[name] = f"{found[name]}\n{text}" if name in found else text
    return found


def _plain(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for name, text in pairs:
        if not name.strip() or len(name) > _LONGEST_NAME:
            raise NotUnderstood
        if whole := text.replace("\r\n", "\n").replace("\r", "\n").strip():
            yield name.strip(), whole
