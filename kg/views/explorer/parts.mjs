// Parts of the page that several of its places show.

import { make, mark } from "../pages/elements.mjs";

/** The sign of a kind: its shape in its colour. */
export function signOf(kind) {
  return mark(kind.name, kind.shape);
}

/** A text with a part of it marked. */
export function marked(text, begin, end) {
  return [text.slice(0, begin), make("mark", {}, text.slice(begin, end)), text.slice(end)];
}
