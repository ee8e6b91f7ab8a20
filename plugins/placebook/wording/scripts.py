"""The words that scripts say, for a place in another language than English."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from placebook.wording.catalogue import Catalogue

ADDRESS = "assets/words/scripts.js"


def module(catalogue: Catalogue) -> bytes:
    """Return what theme/assets/scripts/words.js imports: the texts, and which form of one a number takes.

    The rule for that is C, of `n`, numbers and operators, which reads the same in JavaScript; `form_of` has
    refused any other.
    """
    texts = {text: forms for text, forms in catalogue.messages.items() if text in catalogue.in_scripts}
    written = json.dumps({"__proto__": None, **texts}, ensure_ascii=False, sort_keys=True)
    return (
        f"export const form = (n) => Number({catalogue.plural});\nexport const texts = {written};\n".encode()
    )
