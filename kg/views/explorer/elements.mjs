// Elements of the page. All text of the graph goes in as text, never as markup.

export const byId = (id) => document.getElementById(id);

/** An element with attributes and children; `on` is called when it is clicked, empty children are left out. */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") made.addEventListener("click", value);
    else if (value !== undefined) made.setAttribute(name, value);
  }
  if (tag === "button") made.type = "button";
  made.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return made;
}

export const number = (value) => value.toLocaleString("en");

export const plural = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;

/** The sign of a kind: its shape in its colour. */
export function mark({ name, shape }) {
  const made = make("span", { class: `mark ${shape}`, "aria-hidden": "true" });
  made.style.setProperty("--mark", `var(--${name})`);
  return made;
}

/** A link to an address on the web, or null for any other. */
export function webLink(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  const shown = address.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "");
  return make("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, shown);
}

/** A text with a part of it marked. */
export function marked(text, begin, end) {
  return [text.slice(0, begin), make("mark", {}, text.slice(begin, end)), text.slice(end)];
}

/** Hand a file to the reader. */
export function download(name, blob) {
  const address = URL.createObjectURL(blob);
  make("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** A value that the browser remembers for this page, where it may: `[get, set]`. */
export function remembered(key) {
  const name = `kg-explorer-${key}`;
  return [
    () => {
      try {
        return localStorage.getItem(name) || "";
      } catch {
        return "";
      }
    },
    (value) => {
      try {
        localStorage.setItem(name, value);
      } catch {
        // A browser that keeps nothing for files forgets it with the page.
      }
    },
  ];
}
