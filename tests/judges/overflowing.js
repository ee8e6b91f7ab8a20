// Names what does not fit the viewport: elements that stick out of it at the side, and those that hide the end of
// their own text. What scrolls by itself (a wide table, a map) and what is meant for screen readers alone (one pixel,
// clipped) is left out.
() => {
  const width = document.documentElement.clientWidth;
  const isSmall = (box) => box.width <= 1 || box.height <= 1;
  const scrolls = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true;
    }
    return false;
  };
  const found = [];
  for (const element of document.body.querySelectorAll(":not(svg, svg *)")) {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const parked = style.position === "absolute" && box.right <= 0;
    if (style.visibility === "hidden" || isSmall(box) || parked || scrolls(element)) continue;
    const name = element.tagName.toLowerCase() + (element.className ? `.${element.className}` : "");
    const words = (element.textContent || "").trim().slice(0, 60);
    const cuts = ["hidden", "clip"].includes(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
    if (box.right > width + 1) found.push(`${name} reaches ${Math.round(box.right)} of ${width} px: ${words}`);
    else if (cuts && words) found.push(`${name} hides text: ${words}`);
  }
  return found;
}
