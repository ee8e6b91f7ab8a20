"""What the benchmark measures is what it says it measures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import yaml
from bench.lighthouse import Report, together
from bench.place import TODAY, Place
from bench.posting import posting
from bench.sites import lay_out_hugo, lay_out_ours, shell_of

from placebook.post.ledger import Ledger
from placebook.post.letters import Balance
from placebook.post.marks import Marks

PLACEBOOK = Path(sys.executable).parent / "placebook"
PAGE = """<html><head><title>Tea</title><script type="application/ld+json">{"name": "Tea"}</script></head>
<body>{{ header }}<main id="top"><h1>Tea</h1></main><footer>Larkmere</footer></body></html>"""


def test_listings_are_of_the_size_that_is_promised() -> None:
    """Listings have twenty fields each and bodies of 180 words in the mean, and no two share a name."""
    listings = list(Place(400).listings())
    assert {len(listing.meta) for listing in listings} == {20}
    assert 175 < sum(len(listing.body.split()) for listing in listings) / 400 < 185
    assert len({listing.meta["title"] for listing in listings}) == 400


def test_the_made_up_place_is_in_good_order(tmp_path: Path) -> None:
    """Placebook finds nothing wrong with it, so nothing of a build is left out."""
    lay_out_ours(Place(60), tmp_path / "place")
    done = subprocess.run(
        [PLACEBOOK, "check", "--strict", "--date", TODAY.isoformat()],
        cwd=tmp_path / "place",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_hugos_listings_hold_the_same_words(tmp_path: Path) -> None:
    """Hugo is given every field and every word of a listing that we are given."""
    place = Place(20)
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    lay_out_hugo(place, tmp_path / "hugo", page)
    for listing in place.listings():
        text = (tmp_path / "hugo" / "content" / "groups" / f"{listing.slug}.md").read_text(encoding="utf-8")
        _, meta, body = text.split("---\n", 2)
        given = yaml.safe_load(meta)
        assert given.pop("assets") == [listing.meta["kind"]]
        assert given.pop("quarters") == listing.meta["areas"]
        assert {name: given[name] for name in listing.meta if name not in {"kind", "areas"}} == {
            name: value for name, value in listing.meta.items() if name not in {"kind", "areas"}
        }
        assert len(body.split()) == len(listing.body.split())


def test_letters_are_sent_and_counted(tmp_path: Path) -> None:
    """Both senders have all their letters accepted, or nothing would be measured."""
    figures = {figure.what: figure.value for figure in posting(20, tmp_path)}
    assert min(figures.values()) > 0
    with Ledger(tmp_path / "ledger-20.sqlite3", Marks([tmp_path / "ledger-20.mark"])) as ledger:
        assert ledger.balance() == Balance(planned=20, accepted=20)


def test_hugos_pages_carry_our_shell() -> None:
    """All that is round the content of one of our pages is round Hugo's, and nothing in it is run."""
    assert shell_of(PAGE) == (
        "<html><head><title>{{ .Title }}</title></head>\n"
        '<body>{{`{{`}} header }}<main id="top">{{ block "main" . }}{{ end }}</main>'
        "<footer>Larkmere</footer></body></html>"
    )


def test_a_pages_speed_is_the_middle_one_and_all_else_the_worst() -> None:
    """One slow visit of three does not count; one visit with a fault does."""
    visits = [
        Report({"performance": speed, "accessibility": access, "best-practices": 100, "seo": 100}, ())
        for speed, access in ((99, 100), (60, 100), (96, 92))
    ]
    assert together(visits) == {"performance": 96, "accessibility": 92, "best-practices": 100, "seo": 100}
