/* Handing the shortlist over: the part of its page that prints it, sends it, and shows it as a link and a code. */

import { LONGEST_CODE, letter, toFragment } from "./handover.js";
import { button, code, make } from "./shortlist-keeping.js";
import { icon } from "./page.js";
import { picture } from "./qr.js";
import { counted, said } from "./words.js";

/**
 * Make the part of the page with which the list leaves the device: on paper, in a letter, in a link and a code.
 *
 * @param {object} list
 * @param {HTMLElement} list.page the part of the page that is the shortlist's.
 * @param {string} list.here the page's address.
 * @param {Map<string, object>} list.keepings what is on the list, by slug.
 * @param {() => object[]} list.read returns the list.
 * @param {(words: string) => void} list.say says something to those who listen.
 * @returns {{part: HTMLElement, paper: HTMLElement, show: (items: object[]) => void}} `paper` is for print alone.
 */
export function handing({ page, here, keepings, read, say }) {
  const web = document.querySelector("link[rel=canonical]")?.href;
  const withNotes = make("input", { type: "checkbox", id: "with-notes", onchange: () => show(read()) });
  const address = make("input", { id: "list-address", readOnly: true, type: "text", onfocus: () => address.select() });
  const mail = make("a", { className: "button button--quiet" }, icon("mail"), said("Send by e-mail"));
  const drawn = make("div", { className: "keeping__drawn" });
  const aside = make("p", { className: "fine" });
  const paper = make("div", { className: "keepings__paper" });
  const printAs = (way) => async () => {
    page.dataset.print = way;
    await Promise.all([...keepings.values()].map((keeping) => keeping.ready));
    print();
  };
  const copy = button(said("Copy"), async () => {
    try {
      await navigator.clipboard.writeText(address.value);
      say(said("The link is copied."));
    } catch {
      address.focus(); // and so selected, to be copied by hand
    }
  });
  const share = navigator.share && button(said("Send another way"), () => {
    const title = said("From {place}", page.dataset);
    navigator.share({ title, url: address.value }).catch(() => { /* The reader closed the sheet: nothing to say. */ });
  }, undefined, icon("arrow"));
  const part = make("section", { className: "handing" },
    make("h2", { id: "handing" }, said("Hand it over")),
    make("p", { className: "actions" },
      button(said("Print a page for each"), printAs("pages"), "button", icon("print")),
      button(said("Print all together"), printAs("together"), undefined, icon("print")),
      mail, share),
    make("p", { className: "choice" }, withNotes, make("label", { htmlFor: "with-notes" }, said("Send my notes too. They are always on paper."))),
    make("details", {},
      make("summary", {}, said("A link and a code that carry this list")),
      make("p", { className: "fine" }, said("Whoever opens the link sees these listings. The list travels in the link itself and is stored nowhere.")),
      make("p", { className: "field" }, make("label", { htmlFor: "list-address" }, said("Link")), address, copy),
      aside, drawn));
  part.setAttribute("aria-labelledby", "handing");

  /* Bring it into step with the list. */
  function show(items) {
    const { fragment, hasNotes } = toFragment(items, withNotes.checked);
    const link = `${here}#${fragment}`;
    address.value = link;
    aside.textContent = withNotes.checked && !hasNotes && items.some((one) => one.note)
      ? said("Your notes are too long for a link. It goes without them.")
      : "";
    const fits = link.length <= LONGEST_CODE;
    // Without an address of its own the site has nowhere that a code could lead.
    drawn.replaceChildren(...(web ? [fits ? picture(link, "L") : said("The list is too long for a code. Send the link instead.")] : []));
    const plainLink = `${here}#${toFragment(items, false).fragment}`;
    paper.replaceChildren(...(web && plainLink.length <= LONGEST_CODE ? [code(plainLink, said("This list on the web:"))] : []));
    const entries = items.map((one) => keepings.get(one.slug).entry(withNotes.checked));
    mail.href = letter(counted(items.length, "{number} thing from {place}", "{number} things from {place}", page.dataset), entries, link);
  }

  return { part, paper, show };
}
