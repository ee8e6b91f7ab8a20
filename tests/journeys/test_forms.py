"""The forms, from beginning to end: by keyboard on a small screen, without storage or scripts, by post."""

from __future__ import annotations

import json
import re
from email.message import EmailMessage
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, parse_qsl

import pytest
from playwright.sync_api import expect

from built.visits import PHONE
from journeys.conftest import NO_STORAGE, SERVICE
from journeys.test_desk import forgotten
from journeys.visitors import Visitor
from judges import axe_violations, overflowing
from placebook.submissions.headed import message
from placebook.submissions.objects import objects
from placebook.submissions.proposing import Proposing
from submissions.place import TODAY, desk
from submissions.test_round_trips import DIRECTORY, EVERY, PUBLIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Route

    from built.building import BuiltSite
    from placebook.submissions.submission import Submission


@pytest.fixture
def small(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor with a small phone."""
    with browser.new_context(reduced_motion="reduce", viewport=PHONE) as context:
        yield context


def posted(context: BrowserContext) -> list[str]:
    """Stand in for the service; return what is posted to it, and to anybody else, as it comes."""
    bodies: list[str] = []

    def take(route: Route) -> None:
        bodies.append(route.request.post_data or "")
        route.fulfill(body="<p>Taken.</p>", content_type="text/html")

    context.route(re.compile(r"^https://(?:forms|evil)\.example/"), take)
    return bodies


def read_back(text: str) -> Submission:
    """Read the letter that a page has written as somebody's mail program sends it."""
    mail = EmailMessage()
    mail["From"], mail["Date"] = "Ann Other <ann@people.example>", "Sun, 22 Nov 2026 10:00:00 +0000"
    mail.set_content(text)
    return message(mail.as_bytes(), PUBLIC)


def fine(visitor: Visitor) -> None:
    """See that axe finds nothing and that nothing runs over the screen's edge."""
    assert axe_violations(visitor.page) == []
    assert overflowing(visitor.page) == []


def onwards(visitor: Visitor, heading: str) -> None:
    """Go to the next step by its button, and be at its heading."""
    visitor.reach("^(Continue|Put it into an e-mail)$")
    visitor.press("Enter")
    expect(visitor.page.get_by_role("heading", name=heading, exact=True)).to_be_focused()


def test_a_group_is_added_by_keyboard(small: BrowserContext, demo: BuiltSite) -> None:  # noqa: PLR0915 - one way
    """Step by step at 320 pixels: what is wrong is told, a draft comes back, and the letter is a listing."""
    visitor = Visitor(small.new_page(), demo)
    page = visitor.page
    visitor.open("list-your-group/")
    expect(page.get_by_text("Step 1 of 8")).to_be_visible()
    visitor.reach("^Continue$")
    visitor.press("Enter")
    told = page.get_by_role("group", name="There are 4 problems")
    expect(told).to_be_focused()
    expect(page).to_have_title(re.compile("^Problem: Add your group"))
    fine(visitor)
    visitor.reach(r"^What is it called\? This needs an answer\.$")
    visitor.press("Enter")
    name = page.get_by_label("What is it called?")
    expect(name).to_be_focused()
    expect(name).to_have_attribute("aria-invalid", "true")
    expect(name).to_have_accessible_description("The name people know it by. This needs an answer.")
    visitor.type("Knit & <natter>")
    visitor.reach("^Skill")
    for _ in range(3):
        visitor.press("ArrowDown")
    expect(name).not_to_have_attribute("aria-invalid", "true")
    visitor.reach("What happens")
    visitor.type("Too short")
    visitor.reach("^Crafts$")
    expect(page.get_by_text("Write a little more: 20 characters or more.")).to_be_visible()
    visitor.press("Space")
    visitor.reach("What happens", "Shift+Tab")
    visitor.type("People who knit, and talk while they do it.\n### What is it about?")
    onwards(visitor, "Where")

    page.reload()  # the draft stays on this device, and the address says where one was
    expect(page.get_by_text("We have put back what you wrote on")).to_be_visible()
    expect(page.get_by_role("heading", name="Where", exact=True)).to_be_visible()
    visitor.reach("^Northgate$")
    visitor.press("Space")
    onwards(visitor, "When")
    visitor.reach("Which days")
    visitor.type("Tuesdays, 7pm to 9pm")
    onwards(visitor, "Whom to ask")
    visitor.reach("^Continue$")
    visitor.press("Enter")
    expect(page.get_by_role("link", name=re.compile("How do people get in touch"))).to_be_visible()
    visitor.reach(r"^A telephone number to publish \(if")
    visitor.type("01632 960777")
    for heading in ("Joining in", "Give and take", "About you"):
        onwards(visitor, heading)
    visitor.reach("Your name")
    visitor.type("Ann")
    visitor.reach("^Yes. These are the group's own details")
    visitor.press("Space")
    onwards(visitor, "Check your answers")
    fine(visitor)
    visitor.reach("^Change A telephone number", "Shift+Tab")
    visitor.press("Enter")
    expect(page.get_by_label("A telephone number to publish")).to_be_focused()
    visitor.type("01632 960778")
    onwards(visitor, "Check your answers")
    onwards(visitor, "One more step: send the e-mail")
    fine(visitor)
    link = page.get_by_role("link", name="Open the e-mail").get_attribute("href") or ""
    text = page.get_by_label("Nothing opened?").input_value()
    asked = parse_qs(link.partition("?")[2])
    assert link.startswith("mailto:builders@larkmere.example?")
    assert asked == {
        "subject": ["Please add our group"],
        "body": [text.replace("\n", "\r\n").strip("\r\n") + "\r\n"],
    }

    proposal = Proposing(DIRECTORY, EVERY, TODAY).propose(read_back(text))
    made = proposal.listing
    assert (proposal.kind, made and made.title) == ("new", "Knit & <natter>")
    assert made
    assert made.summary == "People who knit, and talk while they do it. ### What is it about?"
    assert (made.kind, made.themes, made.areas) == ("association", ("crafts",), ("northgate",))
    assert (made.contact.phone, made.sessions[0].days) == ("01632 960778", ("tue",))
    assert (proposal.submission.agreed, proposal.submission.sender.name) == (True, "Ann")

    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.includes('form'))") == []


def test_a_press_is_not_lost_to_what_is_told(small: BrowserContext, demo: BuiltSite) -> None:
    """A wrong answer is left by pressing a box below it: what is told moves the page; the box is ticked.

    And the page prints whole, for whoever writes by hand.
    """
    visitor = Visitor(small.new_page(), demo)
    page = visitor.page
    visitor.open("list-your-group/")
    page.get_by_label("What happens, and who is it for?").fill("Too short")
    page.get_by_label("Arts", exact=True).click()
    expect(page.get_by_text("Write a little more: 20 characters or more.")).to_be_visible()
    expect(page.get_by_label("Arts", exact=True)).to_be_checked()
    names = page.locator("#f-themes label").all_inner_texts()
    assert names == sorted(names), "in no order that anybody can look something up by"
    steps = page.locator(".step:visible")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert steps.count() == 7, "paper has not all that is asked"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert steps.count() == 1


def test_what_is_written_while_the_listing_comes_stays(small: BrowserContext, demo: BuiltSite) -> None:
    """On a slow network what is written meanwhile stays, and who leaves meanwhile finds their draft again."""
    page = small.new_page()
    held: list[Route] = []
    page.route("**/data/listings.json", lambda route: held.append(route))  # noqa: PLW0108 - what is built in cannot be given
    address = f"{demo.address}/list-your-group/?listing=the-heron"
    everything = page.locator("#everything")
    with page.expect_request("**/data/listings.json"):
        page.goto(address)
    page.get_by_label("A telephone number to publish").fill("01632 960779")
    held.pop().continue_()
    expect(everything).to_contain_text("01632 960779")
    expect(page.locator("[data-name=title] input")).to_have_value("The Heron, a boat for everyone")
    with page.expect_request("**/data/listings.json"):
        page.reload()
    page.goto(f"{demo.address}/accessibility/")
    page.unroute_all()
    page.goto(address)
    expect(page.get_by_text("We have put back what you wrote on")).to_be_visible()
    expect(everything).to_contain_text("01632 960779")


def test_a_change_is_one_change(small: BrowserContext, demo: BuiltSite) -> None:
    """From a listing's page, where nothing can be stored: one thing is changed, and only that is proposed."""
    small.add_init_script(NO_STORAGE)
    visitor = Visitor(small.new_page(), demo)
    page = visitor.page
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    visitor.open("groups/the-heron/")
    visitor.reach("^Suggest a change$")
    visitor.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Suggest a change: The Heron, a boat for everyone"
    )
    expect(page.get_by_text("This browser keeps nothing")).to_be_visible()
    fine(visitor)
    visitor.reach("^Continue$")
    visitor.press("Enter")
    expect(page.get_by_role("link", name=re.compile("Nothing is different yet"))).to_be_visible()
    visitor.reach("^Change A telephone number")
    visitor.press("Enter")
    visitor.type("01632 960779")
    onwards(visitor, "What should be different?")
    onwards(visitor, "About you")
    expect(page.get_by_text("May we publish this?")).to_be_visible()  # whom to ask has changed
    visitor.reach("^Yes. These are")
    visitor.press("Space")
    onwards(visitor, "Check what you changed")
    assert page.locator("#review dt").all_inner_texts() == [
        "A telephone number to publish",
        "May we publish this?",
    ]
    onwards(visitor, "One more step: send the e-mail")
    came = read_back(page.get_by_label("Nothing opened?").input_value())
    assert came.answers == {"contact.phone": "01632 960779"}
    proposal = Proposing(DIRECTORY, EVERY, TODAY).propose(came)
    assert (proposal.kind, proposal.slug) == ("change", "the-heron")
    assert [one.name for one in proposal.differences] == ["contact.phone"]

    visitor.open("something-wrong/?listing=the-heron&wrong=closed")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Something is wrong: The Heron, a boat for everyone"
    )
    expect(page.get_by_label("It has closed")).to_be_checked()
    visitor.reach("Tell us more")
    visitor.type("Since August.")
    onwards(visitor, "One more step: send the e-mail")
    came = read_back(page.get_by_label("Nothing opened?").input_value())
    assert Proposing(DIRECTORY, EVERY, TODAY).propose(came).kind == "closing"
    assert came.notes == {"Message": "Since August."}
    assert errors == []


# Submits a form to a stranger, and tells which rule of the policy refuses it.
_SUBMIT_ELSEWHERE = """() => new Promise((done) => {
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => done(effectiveDirective));
  const form = document.createElement("form");
  Object.assign(form, { action: "https://evil.example/", method: "post" });
  document.body.append(form);
  form.submit();
})"""


def test_a_form_is_posted_to_the_service_and_to_nobody_else(
    small: BrowserContext, posting: BuiltSite
) -> None:
    """What is posted is what changed, by names that the intake takes; the policy names one host."""
    bodies = posted(small)
    page = small.new_page()
    page.goto(f"{posting.address}/list-your-group/?listing=larkmere-crafters")
    page.get_by_role("link", name="Change How much?").click()
    page.get_by_label("How much?").fill("£2; tea & cake = free")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("link", name=re.compile(r"^Does it cost anything\? Choose one")).click()
    page.get_by_label("There is a charge").check()
    for name in ("Continue", "Continue", "Continue", "Send it"):
        page.get_by_role("button", name=name).click()
    expect(page.get_by_text("Taken.")).to_be_visible()
    sent = dict(parse_qsl(bodies.pop(), keep_blank_values=True))
    assert sent == {
        "access_key": "1a2b",
        "slug": "larkmere-crafters",
        "cost.level": "paid",
        "cost.note": "£2; tea & cake = free",
    }
    _, asked, proposing = desk(posting.folder.parent)
    (came,) = objects(json.dumps(sent).encode(), "a.json", [one for one in asked if one.group])
    proposal = proposing.propose(came)
    assert (proposal.kind, [one.name for one in proposal.differences]) == (
        "change",
        ["cost.level", "cost.note"],
    )

    # It came; the page that thanks forgets the draft. Nothing goes anywhere else.
    page.goto(f"{posting.address}/list-your-group/thanks/")
    forgotten(page)
    page.goto(f"{posting.address}/list-your-group/")
    assert page.evaluate(_SUBMIT_ELSEWHERE) == "form-action"
    page.goto(f"{posting.address}/something-wrong/")
    assert bodies == []
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert policy.endswith(f"form-action 'self' {SERVICE}")
    assert "form-action 'self'\"" in posting.read("groups/larkmere-crafters/index.html")


def test_the_long_form_is_sent_without_a_script(browser: Browser, posting: BuiltSite) -> None:
    """On a small phone that runs no scripts the whole form is one page, and what it posts is a listing."""
    with browser.new_context(java_script_enabled=False, viewport=PHONE) as context:
        bodies = posted(context)
        page = context.new_page()
        page.goto(f"{posting.address}/list-your-group/")
        assert overflowing(page) == []
        page.get_by_label("What is it called?").fill("Chess")
        page.get_by_label("Interest").check()
        page.get_by_label("What happens, and who is it for?").fill("Boards, tea, and no hurry at all.")
        page.get_by_label("Crafts").check()
        page.get_by_label("Walking").check()
        page.get_by_label("Northgate").check()
        page.get_by_label("Which days and times").fill("Monday 10am to 12 noon\nThursday 7pm")
        page.get_by_label("An e-mail address to publish").fill("chess@larkmere.example")
        page.get_by_label("Yes. These are").check()
        page.get_by_role("button", name="Send it").click()
        expect(page.get_by_text("Taken.")).to_be_visible()
    told: dict[str, list[str]] = {}
    for name, answer in parse_qsl(bodies.pop(), keep_blank_values=True):
        told.setdefault(name, []).append(answer)
    assert told["themes"] == ["crafts", "walking"]
    assert told["leave-empty"] == [""]
    _, asked, proposing = desk(posting.folder.parent)
    kept = {name: answers if len(answers) > 1 else answers[0] for name, answers in told.items()}
    (came,) = objects(json.dumps(kept).encode(), "a.json", [one for one in asked if one.group])
    proposal = proposing.propose(came)
    assert (proposal.kind, proposal.problems, came.agreed) == ("new", (), True)
    assert proposal.listing
    assert proposal.listing.themes == ("crafts", "walking")
    assert [session.days for session in proposal.listing.sessions] == [("mon",), ("thu",)]
