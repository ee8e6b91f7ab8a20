"""The site's own forms and the desk, in a browser: what is sent arrives, and who confirms is on the list."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from built.visits import PHONE
from desk.test_form_door import served
from desk.test_letter_door import link, on_the_list
from desk.town import Town
from journeys.conftest import SERVICE
from judges import axe_violations, overflowing
from post.loopback import loopback

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from built.building import BuiltSite

ROSA = "rosa@example.org"


def fine(page: Page) -> None:
    """See that axe finds nothing and that nothing runs over the screen's edge."""
    assert axe_violations(page) == []
    assert overflowing(page) == []


# Playwright's own waiting makes code of text when it looks again, which the policy of these pages forbids.
_FORGOTTEN = """() => new Promise((done, failed) => {
  const isThere = () => Object.keys(localStorage).some((key) => key.includes("form"));
  const look = (left) => {
    if (!isThere()) done();
    else if (left) setTimeout(look, 50, left - 1);
    else failed(new Error("the draft is still there"));
  };
  look(600);
})"""


def forgotten(page: Page) -> None:
    """Wait until the page that thanks has forgotten the draft of what was sent."""
    page.evaluate(_FORGOTTEN)


def test_forms_and_newsletter_go_to_the_desk(browser: Browser, posting: BuiltSite, tmp_path: Path) -> None:
    """That something has closed, what could not be kept, and a subscription: each as people meet it."""
    town = Town(tmp_path, site=f"{posting.address}/", forms=1)
    with (
        loopback() as mail,
        served(town.desk) as server,
        browser.new_context(reduced_motion="reduce", viewport=PHONE) as context,
    ):

        def to_the_desk(route: Route) -> None:
            at = route.request.url.replace(SERVICE, f"http://127.0.0.1:{server.server_port}")
            # Where a browser is led to, no route is asked; so what leads on to the desk is followed here.
            follows = 0 if at.endswith("/form") else 1
            route.fulfill(response=route.fetch(url=at, max_redirects=follows))

        context.route(re.compile(rf"^{re.escape(SERVICE)}/"), to_the_desk)
        page = context.new_page()
        for message in ("It closed in spring.", "They have moved."):
            page.goto(f"{posting.address}/something-wrong/?listing=larkmere-crafters&wrong=closed")
            page.get_by_label("Tell us more").fill(message)
            page.get_by_role("button", name="Send it").click()
            if message.startswith("It closed"):
                expect(page).to_have_url(f"{posting.address}/list-your-group/thanks/")
                forgotten(page)
        # The second is more than a minute holds here, and comes back to whoever wrote it.
        expect(page.get_by_role("heading", name="This was not taken")).to_be_visible()
        expect(page.get_by_label("What you wrote")).to_have_value(re.compile("They have moved."))
        fine(page)
        (sent,) = town.posted()
        assert json.loads(sent)["message"] == "It closed in spring."

        page.goto(f"{posting.address}/newsletter/subscribe/")
        page.get_by_label("Your e-mail address").fill(ROSA)
        expect(page.get_by_text("Please send me the letter.")).to_be_visible()
        fine(page)
        page.get_by_role("button", name="Send it to me").click()
        expect(page.get_by_text("A letter is on its way to you.")).to_be_visible()
        fine(page)
        town.outbox(mail.server).send_due()
        page.goto(f"{SERVICE}{link(mail)}")
        fine(page)
        page.get_by_role("button", name="Send me The Letter & more").click()
        expect(page.get_by_text("You are on the list")).to_be_visible()
    assert on_the_list(town) == [ROSA]
