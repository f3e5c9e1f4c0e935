// The keys of the page.

import { byId } from "../pages/elements.mjs";

/** Listens to keys; `actions`: `close()`, `empty()` for the search, `expand()`, `help()`. */
export function startKeys(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const run = taskOf(event, actions);
    if (!run) return;
    event.preventDefault();
    run();
  });
}

function taskOf({ key, target }, actions) {
  const search = byId("search");
  const inSearch = target === search;
  const inList = byId("results").contains(target);
  if (key === "ArrowDown" && (inSearch || inList)) return () => step(1);
  if (key === "ArrowUp" && inList) return () => step(-1);
  if (key === "Escape") return inSearch && search.value ? actions.empty : actions.close;
  if (inSearch) return null;
  if (key === "/") return () => search.select();
  if (key === "?") return actions.help;
  if (key === "e") return actions.expand;
  return null;
}

/** Move the focus through the list; above the first line is the search. */
function step(by) {
  const lines = [...byId("results").querySelectorAll("button")];
  const at = lines.indexOf(document.activeElement) + by;
  if (at < 0) byId("search").focus();
  else lines[at]?.focus();
}
