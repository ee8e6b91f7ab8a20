"""Markdown by people we do not know comes out as HTML that does nothing but show."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from placebook.content.markdown import render

HOSTILE = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<p onclick='alert(1)' style='position:fixed' class=md-header id=top>x</p>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<style>body { display: none }</style>",
    "<iframe src=https://evil.example></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=https://evil.example><input name=q><button>Go</button></form>",
    "<base href=https://evil.example>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><script>alert(1)</script>'>",
    "<textarea></textarea><title></title><xmp><script>alert(1)</script></xmp>",
    "<!-- <script>alert(1)</script> --><![CDATA[<script>alert(1)</script>]]>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](file:///etc/passwd)",
    "[x](content:groups/tea.md)",
    "<a href='content:groups/tea.md'>x</a>",
    "<a href='CONTENT:groups/tea.md'>x</a>",
    "![x](content:images/hall.webp)",
    "![x](https://evil.example/pixel.png)",
    "![x](//evil.example/pixel.png)",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "![x](../../secret.png)",
    "![x](../images/../../secret.png)",
    '![x](../images/hall.webp"onerror="alert(1))',
    "[x](../../../etc/passwd.md)",
    "[x](/etc/passwd.md)",
    '[x](tea.md"onmouseover="alert(1).md)',
    "[x](tea.md#\"onmouseover='alert(1)')",
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    "# x {onclick=alert(1)}\n\n[x](https://a.example){: onclick=alert(1) }",
    '--8<-- "/etc/passwd"\n\n{% include "secret" %} {{ config }}',
    "\u202egnp.exe\u202c \u2066x\u2069",
]
TAGS = (
    "a abbr b blockquote br cite code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins kbd "
    "li mark ol p pre q s section small span strong sub sup table tbody td th thead tr u ul"
)
ATTRIBUTES = {"href", "title", "hreflang", "lang", "rel", "src", "alt", "start", "dir"}
SCHEMES = ("http://", "https://", "mailto:", "tel:", "content:")


class _Reader(HTMLParser):
    """Collects what a browser would find in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: list[str] = []
        self.sources: list[str] = []
        self.others = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.sources += [value or "" for name, value in attrs if name == "src"]

    def handle_comment(self, data: str) -> None:
        del data
        self.others += 1


def assert_safe(html: str) -> None:
    """Hold what must be true of every body, whatever was written."""
    found = _Reader(html)
    assert found.tags <= set(TAGS.split())
    assert found.attributes <= ATTRIBUTES
    assert found.others == 0
    for link in found.links:
        scheme, colon, _ = link.partition(":")
        assert not colon or link.lower().startswith(SCHEMES) or not scheme.isalpha(), link
    for source in found.sources:
        assert source.startswith("content:images/")
        assert ".." not in source


@pytest.mark.parametrize("body", HOSTILE)
def test_nothing_hostile_gets_through(body: str) -> None:
    """Scripts, handlers, styles, frames, forms, odd schemes and foreign pictures are gone."""
    assert_safe(render(body, folder="groups").html)


@given(st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), max_size=5).map("".join))
def test_nothing_hostile_gets_through_in_pieces(body: str) -> None:
    """Hostile pieces next to each other and to any other text are as harmless."""
    assert_safe(render(body, folder="groups").html)


@pytest.mark.parametrize("body", [body for body in HOSTILE if "content:" in body.lower()])
def test_nobody_can_forge_our_own_scheme(body: str) -> None:
    """A link or picture written with `content:` does not become one of ours."""
    found = _Reader(render(body, folder="groups").html)
    assert found.links == []
    assert found.sources == []


@pytest.mark.parametrize(
    ("folder", "written", "target"),
    [
        ("groups", "tea.md", "groups/tea.md"),
        ("groups", "./tea.md", "groups/tea.md"),
        ("stories", "../groups/tea.md", "groups/tea.md"),
        ("stories", "../groups/tea.md#who", "groups/tea.md#who"),
        ("groups", "../about/index.md", "about/index.md"),
        ("groups", "../stories/../groups/tea.md", "groups/tea.md"),
    ],
)
def test_links_between_files_start_from_the_file(folder: str, written: str, target: str) -> None:
    """A relative link becomes the path below the content folder, and is told as one."""
    rendered = render(f"[Tea]({written})", folder=folder)
    assert rendered.html == f'<p><a href="content:{target}">Tea</a></p>'
    assert rendered.links == (target,)


@pytest.mark.parametrize("written", ["../../tea.md", "/tea.md", "..%2F..%2Ftea.md", "a%00.md", "a%22b.md"])
def test_links_out_of_the_content_lead_nowhere(written: str) -> None:
    """A link that climbs out of the content folder, or holds odd characters, keeps its words and is told."""
    rendered = render(f"[Tea]({written})", folder="groups")
    assert rendered.html == "<p><a>Tea</a></p>"
    assert rendered.links == ()
    assert rendered.lost == (written,)


@pytest.mark.parametrize(
    ("written", "is_lost"),
    [
        ("tea/", True),
        ("/groups/tea/", True),
        ("//elsewhere.example/", True),
        ("?day=tue", True),
        ("#part", False),
        ("https://tea.example", False),
        ("tel:01632960001", False),
        ("tea.md#part", False),
    ],
)
def test_links_that_name_no_file_are_told(written: str, is_lost: bool) -> None:  # noqa: FBT001
    """An address without a host is right only if it is that of a file, or of a part of the page."""
    assert render(f"[Tea]({written})", folder="groups").lost == ((written,) if is_lost else ())


@pytest.mark.parametrize(
    ("body", "unworded"),
    [
        ("![](../images/hall.webp)", ("hall.webp",)),
        ('<img src="../images/hall.webp">', ("hall.webp",)),
        ('<img src="../images/hall.webp" alt=" ">', ("hall.webp",)),
        ("![The hall](../images/hall.webp)", ()),
    ],
)
def test_pictures_without_words_are_told(body: str, unworded: tuple[str, ...]) -> None:
    """A picture that nobody described is told, and marked as one that says nothing."""
    rendered = render(body, folder="groups")
    assert rendered.unworded == unworded
    assert rendered.html.count(" alt=") == 1


def test_pictures_of_the_place_are_told() -> None:
    """A picture in images/ stays, with its words, and is told by name."""
    rendered = render("![The hall](../images/hall.webp)", folder="groups")
    assert rendered.html == '<p><img src="content:images/hall.webp" alt="The hall"></p>'
    assert rendered.images == ("hall.webp",)


def test_links_to_other_sites_earn_no_credit() -> None:
    """A link to another site carries rel="nofollow ugc noopener"."""
    html = render("[a](https://a.example) <tel:01632960001> <tea@larkmere.example>", folder="groups").html
    assert html.count('rel="nofollow ugc noopener"') == 3


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("# One\n\n##### Two\n\n###### Three\n\n# Four", [2, 3, 4, 2]),
        ("## One\n\n## Two\n\n### Three", [2, 2, 3]),
        ("### One\n\n## Two", [2, 2]),
        ("# 1\n\n## 2\n\n### 3\n\n#### 4\n\n##### 5\n\n###### 6", [2, 3, 4, 5, 6, 6]),
        ('<h1 class="x">One</h1>\n\n<h4>Two</h4>', [2, 3]),
    ],
)
def test_headings_stand_below_the_title_in_order(body: str, levels: list[int]) -> None:
    """The title is the only first heading: those of a body begin at the second level and leave none out."""
    html = render(body, folder="groups").html
    assert [int(level) for level in re.findall(r"<h(\d)>", html)] == levels
    assert html.count("</h") == len(levels)


def test_what_people_write_is_kept() -> None:
    """Lists, stress, tables and quotations come out as such, with proper quotation marks."""
    html = render('- *one*\n- **two**\n\n> "Come in"\n\n|a|b|\n|-|-|\n|1|2|\n', folder="groups").html
    for part in (
        "<ul>",
        "<em>one</em>",
        "<strong>two</strong>",
        "<blockquote>",
        "\u201cCome in\u201d",
        "<td>2</td>",
    ):
        assert part in html


def test_no_body() -> None:
    """An empty body is empty."""
    assert render("", folder="groups") == ("", (), (), (), ())


@pytest.mark.parametrize(
    "body",
    [
        "Told by Pat.[^1]\n\n[^1]: On the bench.",
        "|a|b|\n|:-|-:|\n|1|2|",
        "```python\nprint()\n```",
        "- [x] done",
    ],
)
def test_nothing_comes_out_that_html_no_longer_has(body: str) -> None:
    """Footnotes without anchors, aligned cells, code in a human language: none of that is written."""
    html = render(body, folder="groups").html
    assert not re.search(r'href="#|align=|<pre lang|<input', html)
    assert "[x] done" in html or "[x]" not in body
