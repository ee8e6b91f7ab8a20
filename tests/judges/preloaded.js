// Names what a page has fetched ahead and is not drawn with. A font counts as used where a text in its family and slant
// has a character of its range: whether it has loaded tells nothing, since what is fetched ahead has, used or not.
() => {
  const faces = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules]
      .filter((rule) => rule instanceof CSSFontFaceRule)
      .map(({ style }) => {
        const [, file] = /url\("([^"]+)"\)/.exec(style.getPropertyValue("src")) ?? [];
        const range = style.getPropertyValue("unicode-range") || "U+0-10FFFF";
        return { file: file && new URL(file, sheet.href ?? document.baseURI).href, range, ...read(style) };
      }),
  );

  /** The family that is asked for first, and the slant. */
  function read(style) {
    const [family] = style.getPropertyValue("font-family").split(",");
    return { family: family.replaceAll('"', ""), slant: style.getPropertyValue("font-style") || "normal" };
  }

  /** Whether a text has a character of a range, as CSS writes it: U+20-7E, U+A0. */
  function isOf(range, text) {
    const spans = range.split(",").map((span) => span.trim().slice(2).split("-").map((number) => Number.parseInt(number, 16)));
    return [...text].some((letter) => spans.some(([first, last = first]) => first <= letter.codePointAt() && letter.codePointAt() <= last));
  }

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim() && parentElement.checkVisibility()) texts.push({ data, ...read(getComputedStyle(parentElement)) });
  }
  const isDrawn = (link) => {
    const face = faces.find(({ file }) => file === link.href);
    return face && texts.some(({ data, family, slant }) => family === face.family && slant === face.slant && isOf(face.range, data));
  };
  return [...document.querySelectorAll("link[rel=preload]")].filter((link) => !isDrawn(link)).map(({ href }) => href);
}
