// What the browser does for the page: it keeps files, and remembers what was chosen.

import { make } from "../pages/elements.mjs";

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
