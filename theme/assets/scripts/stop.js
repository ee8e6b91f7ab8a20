/* The page that stops the letter: the code after the # in its address, which no server is sent, goes into the mail. */

const CODE = /^#([a-z2-7]{40})$/i;

/** Put a reader's code into the mail that the page begins. What is no code is left alone. */
export function start(part, hash = location.hash) {
  const code = CODE.exec(hash)?.[1].toLowerCase();
  const link = part.querySelector("[data-stop]");
  if (!code || !link) return;
  const [to] = link.getAttribute("href").split("?");
  link.setAttribute("href", `${to}?subject=stop%20${code}`);
  const shown = part.querySelector("[data-code]");
  shown.querySelector("span").textContent = code;
  shown.hidden = false;
}
