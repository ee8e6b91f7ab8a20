"""A part of a site that needs nothing of the rest: planned and printed in a process beside, if that pays."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from placebook.beside import Beside
from placebook.spare import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from placebook.press import Piece, Press, Tally
    from placebook.spare import Columns, Manifest


class Part:
    """A part of a site, from when it is begun.

    Args:
        press: Prints it.
        plan: Plans its pieces.
        keep: Is told what is known of its files once they are written, in the process that planned them.
        is_beside: Whether another process does all this while this one goes on.
    """

    def __init__(
        self,
        press: Press,
        plan: Callable[[], Sequence[Piece]],
        keep: Callable[[Manifest], None],
        *,
        is_beside: bool,
    ) -> None:
        self._press = press
        self._plan = plan
        self._keep = keep
        self._beside = Beside(self._print_beside) if is_beside else None
        self._planned: Sequence[Piece] = () if is_beside else plan()

    @cached_property
    def addresses(self) -> list[str]:
        """The addresses of its files."""
        found: list[str] = self._beside.take() if self._beside else [one.address for one in self._planned]
        return found

    def printed(self) -> tuple[Tree, Tally]:
        """Return what is known of its files once all are written, and the tally.

        Raises:
            OSError: A file cannot be written; the disk may be full.
            RuntimeError: The process beside ended without a word.
        """
        if not self._beside:
            return self._print(self._planned)
        _ = self.addresses  # which come first
        columns, tally = self._beside.take()
        return Tree.of(columns), tally

    def stop(self) -> None:
        """End what is done beside, if it still is."""
        if self._beside:
            self._beside.stop()

    def _print(self, pieces: Sequence[Piece]) -> tuple[Tree, Tally]:
        tree, tally = self._press.print(pieces)
        self._keep(tree.files)
        return tree, tally

    def _print_beside(self) -> Iterator[list[str] | tuple[Columns, Tally]]:
        pieces = self._plan()
        yield [piece.address for piece in pieces]
        tree, tally = self._print(pieces)
        yield tree.columns(), tally
