"""Templates compiled once and kept from build to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jinja2.bccache import Bucket

    from placebook.content.cache import Store


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps what templates compile to, in a signed store: it is code, and is run.

    Jinja compares a digest of a template's source before it uses what is kept of it.
    """

    def __init__(self, store: Store, name: str, words: bytes = b"") -> None:
        """Keep the templates of one environment.

        Args:
            store: Where to.
            name: The environment's; others compile the same template to other code.
            words: What tells the words that are compiled into it from others.
        """
        self._store = store
        self._name = f"templates-{name}"
        self._words = words
        kept: tuple[bytes, dict[str, bytes]] | None = store.load(self._name)
        self._kept = kept[1] if kept and kept[0] == words else {}
        self._is_changed = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code, if it is kept."""
        code = self._kept.get(bucket.key)
        if code:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's code until `save`."""
        self._kept[bucket.key] = bucket.bytecode_to_string()
        self._is_changed = True

    @property
    def is_empty(self) -> bool:
        """Tell whether no template is kept."""
        return not self._kept

    def compile(
        self, env: jinja2.Environment, names: Sequence[str], turns: Iterable[int]
    ) -> dict[str, bytes]:
        """Compile templates while it is the turn of any, and return the code of all by their keys."""
        for turn in turns:
            env.get_template(names[turn])
        return self._kept

    def take(self, compiled: dict[str, bytes]) -> None:
        """Keep what another process has compiled."""
        self._kept.update(compiled)
        self._is_changed = True

    def save(self) -> None:
        """Write down what has been compiled since the last build."""
        if self._is_changed:
            self._store.save(self._name, (self._words, self._kept))
            self._is_changed = False
