// Elements of a page. All text of a graph goes in as text, never as markup.

/** An element with attributes (`click` is a handler, `undefined` leaves one out) and children; empty ones are left out. */
export function make(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "click") made.addEventListener("click", value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  if (tag === "button") made.type = "button";
  made.append(...children.filter((child) => child !== undefined && child !== ""));
  return made;
}

/** The sign of a group: its colour in the shape that it has in the picture. */
export function mark(group, shape) {
  const made = make("span", { class: `mark ${shape}`, "aria-hidden": "true" });
  made.style.setProperty("--mark", `var(--${group})`);
  return made;
}

/** A link out of the page; nothing for an address that is not of the web. */
export function outward(address) {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return "";
  const shown = address.replace(/^https?:\/\//i, "");
  return make("a", { href: new URL(address).href, rel: "noopener noreferrer", target: "_blank" }, shown);
}

export const byId = (id) => document.getElementById(id);

export const spelt = (number) => number.toLocaleString("en");

/** `1 paper`, `12 papers`. */
export const counted = (number, [one, many]) => `${spelt(number)} ${(number === 1 ? one : many).toLowerCase()}`;
