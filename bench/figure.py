"""One line of what a benchmark prints."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A figure that must not be above its target, or one told for scale."""

    what: str
    value: float
    unit: str = ""
    target: float | None = None

    @property
    def is_met(self) -> bool:
        """Whether it is within its target."""
        return self.target is None or self.value <= self.target

    def line(self) -> str:
        """Return it as a line of the table."""
        if self.target is None:
            return f"{self.what:<66} {self.value:>9.2f} {self.unit}"
        verdict = "met" if self.is_met else "NOT MET"
        return f"{self.what:<66} {self.value:>9.2f} {self.unit:<3} at most {self.target:>6.2f}  {verdict}"
