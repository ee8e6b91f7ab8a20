"""The page that stops the letter: it begins a mail, with the reader's code where the address holds one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from find.node import run_node
from hostile.payloads import PAYLOADS
from newsletter.place import KEEPER, context
from placebook.pages.unsubscribe import pages

if TYPE_CHECKING:
    from pathlib import Path

CODE = "abcdefghijklmnopqrstuvwxyz234567abcdefgh"
_PRESS = """
const { start } = await import("SCRIPTS/stop.js");
answer(given.hashes.map((hash) => {
  const link = { href: given.href, getAttribute() { return this.href; } };
  link.setAttribute = (name, to) => { link.href = to; };
  const code = { textContent: "" };
  const shown = { hidden: true, querySelector: () => code };
  start({ querySelector: (name) => (name === "[data-stop]" ? link : shown) }, hash);
  return [link.href, code.textContent, shown.hidden];
}));
"""


def content(**keeper: str) -> str:
    """Return the page of a place with such a keeper."""
    (page,) = pages(context(settings={"keeper": {"name": "The desk", **keeper}}))
    assert not page.listed
    return page.content()


def test_it_says_every_way_there_is() -> None:
    """By mail, by telephone, and where there is neither, whom to tell; never a way that is not there."""
    whole = content(**{name: KEEPER[name] for name in ("email", "phone")})
    assert 'href="mailto:desk@larkmere.example?subject=Stop%20Larkmere%20news" data-stop' in whole
    assert 'href="tel:01632960110"' in whole
    assert "mailto:" not in content(phone="01632 960110")
    assert "Tell The desk to which address it comes." in content()


def pressed(folder: Path, *hashes: str) -> list[list[Any]]:
    """Return where the button leads, which code is shown, and whether none is, for each end of an address."""
    href = "mailto:desk@larkmere.example?subject=Stop%20Larkmere%20news"
    found: list[list[Any]] = run_node(_PRESS, {"href": href, "hashes": hashes}, folder)
    return found


def test_the_code_goes_into_the_mail(tmp_path: Path) -> None:
    """A code behind the # comes into the subject, in small letters, and is shown to be read out."""
    stop = f"mailto:desk@larkmere.example?subject=stop%20{CODE}"
    assert pressed(tmp_path, f"#{CODE}", f"#{CODE.upper()}") == [[stop, CODE, False]] * 2


def test_what_is_no_code_changes_nothing(tmp_path: Path) -> None:
    """Whatever else stands there, the mail is as it was, and nothing of it is shown."""
    others = ["", "#", f"#{CODE}a", f"#{CODE[1:]}", f"#x&{CODE}", *(f"#{one}" for one in PAYLOADS)]
    assert {tuple(one) for one in pressed(tmp_path, *others)} == {
        ("mailto:desk@larkmere.example?subject=Stop%20Larkmere%20news", "", True)
    }
