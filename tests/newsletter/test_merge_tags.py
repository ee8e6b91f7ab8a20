from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from placebook.newsletter.merge_tags import UNSUBSCRIBE, filled_html, filled_text, unknown_tags


def test_a_filled_address_cannot_break_out_of_its_attribute() -> None:
    """In HTML a value is escaped; in plain text it stands as it is."""
    bad = 'https://x.example/?a=1&b="><script>'
    assert filled_html(f'<a href="{UNSUBSCRIBE}">', {UNSUBSCRIBE: bad}) == (
        '<a href="https://x.example/?a=1&amp;b=&#34;&gt;&lt;script&gt;">'
    )
    assert filled_text(f"<{UNSUBSCRIBE}>", {UNSUBSCRIBE: bad}) == f"<{bad}>"


@given(st.text())
def test_what_is_filled_in_is_not_looked_at_again(value: str) -> None:
    """A value that holds a tag, or anything else, comes out as it is."""
    assert filled_text(f"a {UNSUBSCRIBE} b {UNSUBSCRIBE}", {UNSUBSCRIBE: value}) == f"a {value} b {value}"


def test_tags_nobody_fills_are_found() -> None:
    """Tags that we do not fill, and those of other senders, are found; ours is not."""
    text = f"{UNSUBSCRIBE} {{{{ name }}}} *|FNAME|* ((name)) {{% if x %}} (a) {{b}}"
    assert unknown_tags(text) == ["{{ name }}", "*|FNAME|*", "((name))", "{% if x %}"]
