"""The form of iCalendar (RFC 5545): texts, lines and components."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, time

_LONGEST = 75  # octets of a line, its end not counted; section 3.1
_WITHIN = 0b1000_0000  # how an octet begins that goes on with a character, in UTF-8


def text(value: str) -> str:
    """Return a value of type TEXT (section 3.3.11): what would end it, or begin another, is marked."""
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def day_value(day: date) -> str:
    """Return a value of type DATE: `20261124`."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def moment_value(day: date, clock: time) -> str:
    """Return a value of type DATE-TIME, without zone: `20261124T100000`."""
    return f"{day.year:04}{day.month:02}{day.day:02}T{clock.hour:02}{clock.minute:02}00"


def component(name: str, lines: Iterable[str], within: str = "") -> str:
    """Return a component: its lines, folded, then the components within it, which are folded already."""
    return f"BEGIN:{name}\r\n{''.join(map(_folded, lines))}{within}END:{name}\r\n"


def _folded(line: str) -> str:
    """Return a line with its end, in pieces of at most 75 octets of which none breaks a character."""
    if len(line) <= _LONGEST // 4:  # no character has more than four octets
        return f"{line}\r\n"
    octets = line.encode()
    if len(octets) <= _LONGEST:
        return f"{line}\r\n"
    pieces = []
    at, length = 0, _LONGEST
    while at < len(octets):
        end = at + length
        while end < len(octets) and octets[end] & 0b1100_0000 == _WITHIN:
            end -= 1
        pieces.append(octets[at:end])
        at, length = end, _LONGEST - 1  # a line that goes on begins with a blank
    return (b"\r\n ".join(pieces) + b"\r\n").decode()
