"""What a list of days says of the hours of something on several of them."""

from __future__ import annotations

from itertools import chain

from newsletter.place import context, event
from placebook.pages.whats_on import row


def test_a_play_of_three_nights_is_not_on_all_day() -> None:
    """An event begins on its first day, goes on, and ends on its last; one without a time is on all day."""
    ctx = context(
        event("play", "2026-12-17 19:30", end="2026-12-19 22:00"),
        event("fair", "2026-12-17"),
        today="2026-12-16",
    )
    on = [(one.day.day, row(ctx, one).hours) for one in chain.from_iterable(ctx.coming_weeks.values())]
    assert on == [(17, "All day"), (17, "7.30pm"), (18, "Goes on"), (19, "Until 10pm")]
