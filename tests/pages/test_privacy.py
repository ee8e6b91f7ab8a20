from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from placebook.model.settings import Settings
from placebook.pages.privacy import told
from placebook.wording.wording import english

GOLDEN = Path(__file__).parent / "golden"
SETTINGS: dict[str, tuple[dict[str, Any], bool]] = {
    "privacy-bare": ({}, False),
    "privacy-everything": (
        {
            "place": "Larkmere",
            "newsletter": {
                "consent": "Please send me the letter.",
                "post": {"unsubscribe": "https://larkmere.example/stop/{token}", "one_click": True},
            },
            "map": {
                "tiles": "https://{s}.tiles.example/{z}/{x}/{y}.png",
                "tiles_credit": "© OpenStreetMap contributors",
            },
            "form": {"post_to": "https://forms.example/send"},
            "editors_screen": {"host": "forgejo", "repository": "our/town"},
            "privacy": {
                "hosting": "These pages lie with <b>the library</b>. <1>It</1> notes {months} nothing.",
                "keep_months": 6,
            },
        },
        True,
    ),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_what_is_switched_on_is_told(name: str) -> None:
    """The page says what becomes of what is known about people here, and nothing of what is not in use."""
    given, has_address = SETTINGS[name]
    lines = []
    for title, facts in told(english(), Settings.model_validate(given), has_address=has_address):
        lines.append(f"# {title}")
        for pieces, page in facts:
            said = "".join(f"[{words}]({page})" if link else words for words, link in pieces)
            lines.append(f"* {said}")
    assert "\n".join(lines) + "\n" == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8")
