// The lists of what a page holds, always of what is selected.

import { byId, make, mark, spelt } from "./elements.mjs";
import { isDated, listed, shapeOf } from "./model.mjs";

const FEW = 7;

/** What the first of a list are, by kind. */
const FIRST = {
  paper: "newest",
  note: "newest",
  digest: "newest",
  tag: "most read",
  author: "most read",
  linked: "most linked",
  work: "most linked",
};

/** The lists of a model. `open(id)` chooses a thing, `hrefOf(thing)` is the page to go to instead, `point(id)` shows one. */
export function listsOf(model, { open, hrefOf, point, first }) {
  const kinds = [...model.kinds].sort(([one], [other]) => Number(other === first) - Number(one === first));
  let alone = "";
  let shown = [null, false];
  let current = null;

  function line(id, selection) {
    const thing = model.things[id];
    const count = selection ? selection.counts.get(id) : thing.count;
    const number = isDated(thing) ? thing.date : spelt(count || 0);
    const parts = [
      mark(thing.kind, shapeOf(thing.kind)),
      make("span", { class: "name", dir: "auto" }, thing.label),
      make("span", { class: "number" }, number || ""),
    ];
    const href = hrefOf(thing);
    const made = href
      ? make("a", { href, "data-thing": id }, ...parts)
      : make("button", { "data-thing": id, click: () => open(id) }, ...parts);
    for (const event of ["pointerenter", "focus"]) made.addEventListener(event, () => point(id));
    for (const event of ["pointerleave", "blur"]) made.addEventListener(event, () => point(null));
    return made;
  }

  function section(kind, { many, total }, selection) {
    const ids = listed(model, kind, selection);
    if (!ids.length) return "";
    const few = alone === kind ? ids : ids.slice(0, FEW);
    const size = ids.length === total ? spelt(total) : `${spelt(ids.length)} of ${spelt(total)}`;
    const more = few.length < ids.length || alone === kind;
    return make(
      "section",
      { "aria-label": many },
      make("h2", {}, many, make("small", {}, ` ${FIRST[kind] || "most mentioned"} first`), make("span", {}, size)),
      make("ul", {}, ...few.map((id) => make("li", {}, line(id, selection)))),
      more
        ? make(
            "button",
            { class: "more", click: () => only(alone === kind ? "" : kind) },
            alone === kind ? "← All lists" : `Show all ${spelt(ids.length)}`,
          )
        : "",
    );
  }

  function only(kind) {
    alone = kind;
    show(...shown);
    byId("lists").scrollTop = 0;
    byId("sections")
      .querySelector(kind ? ".more" : "[data-thing]")
      ?.focus({ preventScroll: true });
  }

  /** Show the lists of a selection, or of everything for null; `told` says whether to tell how much was found. */
  function show(selection, told) {
    shown = [selection, told];
    const wanted = kinds.filter(([kind]) => !alone || alone === kind);
    const parts = wanted.map(([kind, names]) => section(kind, names, selection)).filter(Boolean);
    if (!parts.length && alone) {
      only("");
      return;
    }
    byId("sections").replaceChildren(...parts);
    byId("found").textContent = told ? summary(selection.readings.size, parts.length > 0) : "";
    markLine(current);
  }

  /** Mark the line of the chosen thing. */
  function markLine(id) {
    current = id;
    for (const one of byId("sections").querySelectorAll("[data-thing]")) {
      if (Number(one.dataset.thing) === id) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    }
  }

  return { show, mark: markLine };
}

function summary(found, others) {
  if (found) return `${spelt(found)} ${found === 1 ? "paper" : "papers"} found`;
  return others ? "No paper has these words, but these names do" : "Nothing found";
}
