/* QR codes (ISO/IEC 18004) as pictures that can be printed. Loaded when a page is about to need one. */

import { correction, generate } from "../vendor/lean-qr.js";
import { said } from "./words.js";

/* Readers ask for four modules of white around a code. */
const QUIET = 4;
const SVG = "http://www.w3.org/2000/svg";

/**
 * Draw a code: black on white, also on a dark page, with its quiet zone.
 *
 * @param {string} text what it holds, an address of ASCII characters.
 * @param {"L" | "M" | "Q" | "H"} level how much of it may be lost; M survives a crease in paper.
 * @returns {SVGSVGElement} a picture, one unit a module, that says by ear where it leads.
 */
export function picture(text, level = "M") {
  const code = generate(text, { minCorrectionLevel: correction[level] });
  const side = code.size + 2 * QUIET;
  const svg = make("svg", {
    viewBox: `0 0 ${side} ${side}`, role: "img", "aria-label": said("QR code for {address}", { address: text }), "shape-rendering": "crispEdges",
  });
  svg.append(make("path", { fill: "#fff", d: `M0 0h${side}v${side}H0z` }), make("path", { fill: "#000", d: outline(code) }));
  return svg;
}

/** Each run of black modules in a row is one bar, so that no hair of white shows between them. */
function outline(code) {
  const bars = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) {
      const from = x;
      while (code.get(x, y)) x += 1; // beyond the edge there is nothing but white
      if (x > from) bars.push(`M${from + QUIET} ${y + QUIET}h${x - from}v1h${from - x}z`);
    }
  }
  return bars.join("");
}

function make(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
