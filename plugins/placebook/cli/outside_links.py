"""Asking other sites whether an address is still answered, a few at a time."""

from __future__ import annotations

import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.client import HTTPException
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_AT_ONCE = 6
_TIME_OUT = 15.0  # seconds
# What a site says that is there and does not want to be asked by programs.
_SHY = frozenset({401, 403, 405, 406, 429, 999})


def unanswered(addresses: Iterable[str], report: Callable[[str, int, int], None]) -> dict[str, str]:
    """Return the addresses that are not answered, each with what is wrong, as in `is answered with 404`.

    Args:
        addresses: Addresses that begin with http: or https:.
        report: Called with the name of the step, addresses done and addresses in all.
    """
    wanted = list(addresses)
    found: dict[str, str] = {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for done, (address, wrong) in enumerate(zip(wanted, pool.map(_wrong, wanted), strict=True), 1):
            report("Asking other sites", done, len(wanted))
            if wrong:
                found[address] = wrong
    return found


def _wrong(address: str) -> str:
    """Say what is wrong with an address; nothing if it is answered."""
    wrong = ""
    for method in ("HEAD", "GET"):  # some sites know only GET
        ask = partial(urllib.request.Request, headers={"User-Agent": "Placebook, looking for dead links"})
        try:
            with urllib.request.urlopen(ask(address, method=method), timeout=_TIME_OUT):  # noqa: S310 - http(s) only, by our caller
                return ""
        except urllib.error.HTTPError as error:
            error.close()
            if error.code in _SHY:
                return ""
            wrong = f"is answered with {error.code}"
        except (OSError, HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or error
            return f"is not answered: {reason}"
    return wrong
