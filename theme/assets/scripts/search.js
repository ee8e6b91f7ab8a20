/* The search of the directory. placebook.js loads this when somebody begins to search, and not before.
   Everything of a listing, and everything typed, goes in as text: nothing here reads HTML. */

import { Cards, roomBelow } from "./cards.js";
import { read, sieve, write } from "./facets.js";
import { Finder } from "./finder.js";
import { Directory } from "./listings.js";
import { withoutPostcode } from "./near.js";
import { NearBox } from "./near-box.js";
import { Boxes } from "./narrow.js";
import { afterDrawing, fetchIcons, fetchJson, icon, make, pathOf, settle, whenIdle } from "./page.js";
import { byFacet, heading } from "./telling.js";
import { counted, either, figure, linked, said } from "./words.js";

/* People pause between words: what was found is said when they have stopped. */
const PAUSE = 700;
const A_MOMENT = 300;

/** Read what is searched. Throws if it is missing or is not what it should be. */
async function load({ listings, told }) {
  // Without what running texts tell, all that cards say is still found.
  const [details, texts] = await Promise.all([fetchJson("listings", listings), fetchJson("told", told).catch(() => null)]);
  const directory = new Directory(details);
  return { finder: new Finder(directory, texts), directory };
}

/**
 * Make ready to search.
 *
 * @param {HTMLFormElement} form the form of the directory.
 * @param {HTMLElement} says the page's one live region.
 * @param {{listings: Promise<Response>, told: Promise<Response>}} files those of the search.
 * @returns {Promise<(how?: {isDone?: boolean, isTicked?: boolean}) => void>} what shows the answer to what stands in the form.
 *   `isDone`: the visitor has finished and wants to read; `isTicked`: a box was changed.
 */
export async function start(form, says, files) {
  const { finder, directory } = await load(files);
  const field = form.elements.q;
  const boxes = new Boxes(form, directory);
  const near = new NearBox(form.querySelector("[data-near]"), directory, (how) => show(how));
  const doors = [...document.querySelectorAll("main .section")];
  lighten(doors);
  const title = make("h2", { id: "found", tabindex: "-1" });
  const results = make("div");
  const section = make("section", { class: "section", "aria-labelledby": "found" }, make("div", { class: "section__head" }, title), results);
  const place = make("div"); // what comes and goes in it by itself leaves the style of the page alone
  says.after(place);
  let chosen = boxes.chosenAtFirst();
  let pause = 0;
  let writing = 0;
  let stop = () => {};

  /** Take terms off, those that are ticked and the words that name them. */
  const takeOff = (gone) => {
    const isGone = (number) => gone.has(number);
    const terms = [...chosen.terms].filter((number) => !isGone(number));
    for (;;) {
      const match = finder.typed(field.value).find(({ numbers }) => numbers.some(isGone));
      if (!match) break;
      terms.push(...match.numbers.filter((number) => !isGone(number)));
      field.value = match.without;
    }
    chosen = { ...chosen, terms: new Set(terms) };
  };

  /** Take in what was changed in the boxes. What was typed is ticked too, and unticking it takes the words away. */
  const takeIn = () => {
    const { terms: ticked, age } = boxes.chosen();
    const isIn = () => finder.typed(field.value).flatMap(({ numbers }) => numbers);
    takeOff(new Set([...chosen.terms, ...isIn()].filter((number) => !ticked.has(number))));
    const typed = new Set(isIn());
    const terms = new Set([...ticked].filter((number) => !typed.has(number)));
    chosen = { terms, age };
  };

  const press = (words, hidden, act) => {
    const button = make("button", { class: "chip", type: "button" }, words);
    if (hidden) button.append(make("span", { class: "hush" }, hidden), icon("cross"));
    button.addEventListener("click", () => {
      act();
      show({ isDone: true });
    });
    return make("li", {}, button);
  };
  const without = (facet) => {
    if (facet === "age") chosen = { ...chosen, age: null };
    else takeOff(new Set(directory.terms.flatMap((term, number) => (term.facet === facet ? [number] : []))));
  };

  const chips = (answer) => {
    const list = make("ul", { class: "chips" });
    const off = ` (${said("take this off")})`;
    for (const number of [...answer.all.terms].sort((one, other) => one - other)) {
      list.append(press(directory.terms[number].label, off, () => takeOff(new Set([number]))));
    }
    if (answer.all.age !== null) list.append(press(said("Age {age}", { age: answer.all.age }), off, () => without("age")));
    if (near.place) list.append(press(said("Near {place}", { place: near.place.label }), off, () => near.clear()));
    if (list.children.length > 1) list.append(press(said("Clear all"), "", clear));
    return make("div", { role: "group", "aria-label": said("Only these are shown") }, list);
  };
  const clear = () => {
    takeOff(new Set(directory.terms.keys()));
    chosen = { ...chosen, age: null };
    near.clear();
  };

  const [found, elsewhere, closest] = [1, 2, 3].map(() => new Cards(directory));

  /** What to do when nothing has all that was asked: which one thing to let go of, or what else to try. */
  const advice = (answer) => {
    const ways = byFacet(answer.all, directory)
      .map(({ facet, labels }) => ({ words: either(labels), count: answer.without.get(facet), act: () => without(facet) }))
      .filter(({ count }) => count);
    if (answer.words && answer.all.terms.size) {
      const count = sieve(answer.all, directory).sift(directory.listings).found.length;
      const act = () => {
        const terms = new Set(answer.all.terms);
        field.value = "";
        chosen = { ...chosen, terms };
      };
      if (count) ways.push({ words: said("“{words}”", { words: answer.words }), count, act });
    }
    if (ways.length) {
      const list = make("ul", { class: "chips" });
      list.append(...ways.sort((one, other) => other.count - one.count).map(({ words, count, act }) => press(said("Without {words}: {count}", { words, count }), "", act)));
      return [make("p", { class: "chips__lead" }, said("Leave one thing out, and there is something:")), list];
    }
    if (answer.closest) return [];
    const hint = answer.postcode
      ? said("Type the name of a village, or of a part of town.")
      : said("Try fewer words, or another word for it, or look through the lists below.");
    return [make("p", {}, hint)];
  };
  const invitation = () => {
    const add = (words) => make("a", { href: pathOf(directory.details.add) }, words);
    return make("p", {}, ...linked("Do you know of one, or run one? <1>Add your group</1>. It is free.", [add]));
  };

  const besides = (others) => {
    const list = make("ul", { class: "rows" });
    for (const { kind, title: name, address, when, summary } of others) {
      const item = make("li", { class: "besides" }, make("h4", {}, make("a", { href: pathOf(address) }, name)));
      item.append(make("p", { class: "fine" }, [kind, when].filter(Boolean).join(", ")));
      if (summary) item.append(make("p", {}, summary));
      list.append(item);
    }
    return make("section", { class: "section", "aria-labelledby": "besides" }, make("h3", { id: "besides" }, said("Stories, events and pages")), list);
  };

  /** The nearest first; what says no point comes last, and that is said. */
  const byDistance = ({ near: nearBy, elsewhere: others, distance }, room) => {
    const parts = found.show(nearBy, distance, room);
    const unplaced = elsewhere.show(others, distance, room - nearBy.length);
    if (!others.length) return parts;
    const rest = counted(others.length, "One listing does not say just where it is:", "{number} listings do not say just where they are:");
    return [...parts, make("p", { class: "near__rest" }, rest), ...unplaced];
  };

  /** Put an answer on the page: what can be seen at once, what is below that when nothing has been asked for a moment. */
  const fill = (question, answer, arranged, isDone, room) => {
    const where = near.place && { where: near.words, count: arranged.near.length };
    title.textContent = heading(question, answer, directory, where ?? undefined);
    const parts = [];
    if (answer.instead) parts.push(make("p", {}, ...linked("Showing results for <1>{meant}</1>, since nothing has “{question}”.", [(words) => make("b", {}, words)], { meant: answer.instead, question })));
    if (answer.all.terms.size || answer.all.age !== null || near.place) parts.push(chips(answer));
    const isElsewhere = !answer.found.length && answer.others.length > 0;
    if (answer.closest || !(answer.found.length || isElsewhere)) parts.push(...advice(answer));
    parts.push(...byDistance(arranged, room));
    if (!answer.found.length && !isElsewhere) parts.push(invitation());
    const below = () => {
      const comeNear = closest.show(answer.near, arranged.distance, room - answer.found.length);
      if (comeNear.length) parts.push(make("h3", { class: "section__gap" }, near.place ? said("Not quite what was asked") : said("These come near")), ...comeNear);
      if (answer.others.length) parts.push(besides(answer.others));
    };
    const isLong = !isDone && answer.found.length > room;
    if (!isLong) below();
    results.ariaBusy = isLong ? "true" : null;
    settle(results, parts);
    if (!section.isConnected) place.append(section);
    if (isDone || answer.found.length) showDoors(!answer.found.length);
    if (isDone) return;
    stop = afterDrawing(() => {
      if (isLong) below();
      results.ariaBusy = null;
      settle(results, parts);
      showDoors(!answer.found.length);
    }, A_MOMENT);
  };

  const showDoors = (isShown) => {
    for (const door of doors) door.hidden = !isShown;
  };

  /** Show what is found for what stands in the form. */
  const show = ({ isDone = false, isTicked = false } = {}) => {
    const room = roomBelow(says);
    if (isTicked) takeIn();
    if (isDone) {
      field.value = near.take(field.value);
      if (near.isUnsettled) {
        near.settle().then(() => show({ isDone }));
        return;
      }
    }
    const question = field.value.trim();
    const answer = finder.find(question, chosen, near.among);
    const arranged = near.arrange(answer?.found ?? []);
    const wrong = near.news() || (isDone ? near.trouble : "");
    clearTimeout(pause);
    clearTimeout(writing);
    stop();
    // Browsers refuse to write an address at every letter.
    const isStep = isDone || isTicked;
    const written = chosen;
    if (isStep) afterDrawing(() => remember(question, written, directory, true));
    else writing = setTimeout(() => remember(question, chosen, directory, false), A_MOMENT);
    boxes.show(answer?.all ?? chosen, answer);
    // What else shows the results, the map for one, hears of them so; null says that nothing is asked.
    const detail = { get slugs() { return answer && [...arranged.near, ...arranged.elsewhere].map((listing) => listing.slug); } };
    document.dispatchEvent(new CustomEvent("placebook:found", { detail }));
    if (!answer) {
      section.remove();
      showDoors(true);
      says.textContent = wrong;
      if (isDone) (near.trouble ? near : field).focus();
      return;
    }
    fill(question, answer, arranged, isDone, room);
    if (isDone && near.trouble) near.focus();
    if (wrong) {
      says.textContent = wrong;
      return;
    }
    if (isDone) {
      says.textContent = "";
      title.focus(); // which is read out, so it need not be said besides
      return;
    }
    const say = () => {
      says.textContent = [title.textContent, answer.instead && said("Showing results for {meant}", { meant: answer.instead })].filter(Boolean).join(". ");
    };
    if (answer.found.length) pause = setTimeout(say, PAUSE);
    else say();
  };

  addEventListener("popstate", () => {
    const params = new URLSearchParams(location.search);
    field.value = params.get("q") ?? "";
    chosen = read(params, directory);
    near.restore();
    near.settle().then(() => show());
  });
  says.className = "hush";
  await near.settle();
  performance.mark("placebook:search"); // bench/finding.py takes the time until here
  afterDrawing(() => {
    fetchIcons();
    whenIdle(preparing(finder));
  });
  return show;
}

/** Let parts of the page that come and go be laid out only where they are seen. They are as high as they are now. */
function lighten(parts) {
  const heights = parts.map((part) => part.getBoundingClientRect().height);
  parts.forEach(({ style }, at) => Object.assign(style, { contentVisibility: "auto", containIntrinsicBlockSize: `auto ${heights[at]}px`, overflowClipMargin: "2rem" }));
}

/* What is done while somebody begins to type. */
function* preparing(finder) {
  yield figure(0);
  yield* finder.prepare();
}

/** Keep the question in the address, so that it can be shared, read again, and come back to; a step to come back to, if it
    is one. Never a whole postcode: where somebody lives is not for sharing. */
function remember(asked, chosen, directory, isStep) {
  const { question } = withoutPostcode(asked);
  const here = new URL(location.href);
  if (question) here.searchParams.set("q", question);
  else here.searchParams.delete("q");
  write(chosen, here.searchParams, directory);
  if (here.href === location.href) return;
  if (isStep) history.pushState(history.state, "", here);
  else history.replaceState(history.state, "", here);
}
