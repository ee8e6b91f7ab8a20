"""How fast the search answers in a browser, and what it weighs: part of `make bench`, or for one built site.

The browser is slowed down four times, as a cheap phone is slow. Times are taken in the page: from the moment
at which a key or a box is pressed until the browser has drawn what came of it. Keys follow each other as fast
as people type, whether the page is done with the last one or not: what it still does then counts as waiting.
Boxes are pressed where they can be seen. Weights are what a first visit transfers, text compressed as servers
do it.
"""

from __future__ import annotations

import argparse
import sys
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.figure import Figure
from bench.serving import serving
from toolchain import ensure_chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

SLOWER = 4
# The listings of a borough in its open data (Trafford's); the kB that the search page may weigh with so many,
# and with more.
BOROUGH, LIGHT, HEAVIER = 1_303, 150, 300
# Milliseconds from what came of one key to the next: six letters a second or more, which is quick on a phone.
PAUSE = 100
QUESTIONS = (
    "knitting",
    "lunch club tuesday",
    "walking group northgate",
    "something free for teenagers",
    "knitng",
    "chess on a sunday",
    "somewhere to go in the evening",
    "football",
    "seedlings",
    "coldwell toddlers",
)

# Done in the page, so that nothing but the page is timed.
_TIMES = """async ({ questions, pause }) => {
  const form = document.querySelector("main form[data-does=search]");
  const field = form.elements.q;
  const drawn = () => new Promise((done) => {
    requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0));
  });
  // The press has its time, and the page may be late for it.
  const timed = async (act) => {
    const due = performance.now() + pause;
    await new Promise((done) => setTimeout(done, pause));
    act();
    return (await drawn()) - due;
  };
  const typed = (text) => timed(() => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const keys = [];
  for (const question of questions) {
    for (let at = 1; at <= question.length; at += 1) keys.push(await typed(question.slice(0, at)));
  }
  await typed("");
  const ticks = [];
  const press = async (box) => {
    const shut = "details:not([open])";
    while (box.closest(shut)) box.closest(shut).open = true;
    ticks.push(await timed(() => box.click()));
  };
  const boxes = [...form.querySelectorAll(".box input")];
  for (let at = 0; at < boxes.length; at += 2) {
    await press(boxes[at]);
    if (at % 6 === 0) for (const box of boxes) if (box.checked) await press(box);
    for (const group of form.querySelectorAll("details details[open]")) group.open = false;
  }
  return { keys, ticks };
}"""


def finding(site: Path, listings: int) -> list[Figure]:
    """Measure the search of a built site.

    Args:
        site: The site's folder.
        listings: How many listings it holds, to be told.
    """
    with serving(site) as address, _browser() as browser:
        slug = next(iter(sorted((site / "groups").iterdir()))).name
        with _first_visit(browser, f"{address}/groups/{slug}/") as (_, sizes):
            page_weight = sum(sizes)
        with _first_visit(browser, f"{address}/directory/") as (page, sizes):
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            ready = _ready(page)
            page.wait_for_load_state("networkidle")
            times = page.evaluate(_TIMES, {"questions": QUESTIONS, "pause": PAUSE})
            search_weight = sum(sizes)
    p95 = {name: quantiles(values, n=20)[-1] for name, values in times.items()}
    of = f"of {listings:,} listings"
    return [
        Figure(f"search {of}: ready after the box is reached", ready, "ms", 500),
        Figure(f"search {of}: results after a key, 95th percentile", p95["keys"], "ms", 100),
        Figure(f"search {of}: results after a box, 95th percentile", p95["ticks"], "ms", 100),
        _page_figure(listings, search_weight),
        Figure("a listing's page all in, compressed", page_weight / 1000, "kB", 100),
    ]


def weight(site: Path, listings: int) -> Figure:
    """Weigh all that a first visit to a built site's search fetches, from opening the page to an answer."""
    with (
        serving(site) as address,
        _browser() as browser,
        _first_visit(browser, f"{address}/directory/") as (page, sizes),
    ):
        page.locator("main form[data-does=search] [name=q]").press_sequentially(QUESTIONS[1])
        page.locator("#found").wait_for()
        page.wait_for_load_state("networkidle")
        return _page_figure(listings, sum(sizes))


def _page_figure(listings: int, weight: int) -> Figure:
    most = LIGHT if listings <= BOROUGH else HEAVIER
    return Figure(f"search of {listings:,} listings: the page all in, compressed", weight / 1000, "kB", most)


@contextmanager
def _browser() -> Iterator[Browser]:
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=ensure_chromium(), args=flags)
        yield browser
        browser.close()


@contextmanager
def _first_visit(browser: Browser, address: str) -> Iterator[tuple[Page, list[int]]]:
    """Visit a page with nothing kept. Gives the page, and the bytes of each thing it has fetched so far."""
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        devtools.send("Network.enable")
        sizes: list[int] = []
        devtools.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
        page.goto(address, wait_until="networkidle")
        yield page, sizes


def _ready(page: Page) -> float:
    """Return the milliseconds from reaching the box until the search can answer."""
    ready: float = page.evaluate("""async () => {
      const begun = performance.now();
      const made = new Promise((done) => {
        const observer = new PerformanceObserver((list) => done(list.getEntries()[0].startTime));
        observer.observe({ type: "mark", buffered: true });
      });
      document.querySelector("main form[data-does=search]").elements.q.focus();
      return (await made) - begun;
    }""")
    return ready


def main() -> int:
    """Measure the search of one built site and print the figures."""
    parser = argparse.ArgumentParser(prog="python -m bench.finding", description=__doc__)
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site
    listings = sum(1 for _ in (site / "groups").iterdir())
    figures = finding(site, listings)
    for figure in figures:
        print(figure.line())
    return int(not all(figure.is_met for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
