// The way that led to what is open.

import { byId, make } from "../pages/elements.mjs";

/** Show the things of a trail; `actions.go(id)` opens one, `actions.close()` goes back to the selection. */
export function showTrail(model, trail, actions) {
  const crumb = (text, on, last) =>
    make("li", {}, make("button", { "aria-current": last ? "page" : undefined, dir: "auto", click: on }, text));
  const crumbs = trail.map((id, place) => crumb(model.labels[id], () => actions.go(id), place === trail.length - 1));
  byId("trail").replaceChildren(...(crumbs.length ? [crumb("Selection", actions.close), ...crumbs] : []));
}
