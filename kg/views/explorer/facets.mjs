// What a selection can be narrowed by: kinds, and topics, models and other things with their counts in it.

import { byId, make, spelt } from "../pages/elements.mjs";
import { signOf } from "./parts.mjs";
import { mostBeside } from "./selection.mjs";

const FACETS = ["tag", "model", "method", "dataset", "author"];
const OPEN = new Set(["tag", "model"]);
const FIRST = 6;
const MORE = 40;

/** The facets, which keep what is open and how much is shown; `actions.kind(name)` and `actions.toggle(id)` are told. */
export function facetsOf(model, actions) {
  const shown = new Map(FACETS.map((name) => [name, FIRST]));
  const sections = new Map();
  let last = null;

  for (const name of FACETS) {
    const kind = model.kinds.find((one) => one.name === name);
    if (!kind) continue;
    const section = make("details", {}, make("summary", {}, kind.many), make("div", {}));
    sections.set(name, section);
    section.open = OPEN.has(name);
    section.addEventListener("toggle", () => last && showFacet(name, section, ...last));
    byId("facets").append(section);
  }

  function show(selection, filter) {
    last = [selection, filter];
    showKinds(model, selection, filter, actions);
    for (const [name, section] of sections) showFacet(name, section, selection, filter);
  }

  function showFacet(name, section, selection, filter) {
    if (!section.open) return;
    const chosen = filter.beside.filter((id) => model.kindOf(id).name === name);
    const found = mostBeside(model, selection.counts, name).filter(([id]) => !chosen.includes(id));
    const few = [...chosen.map((id) => [id, selection.counts[id]]), ...found.slice(0, shown.get(name))];
    const rest = found.length - shown.get(name);
    const items = few.map(([id, count]) => make("li", {}, option(id, count, chosen.includes(id))));
    section.lastChild.replaceChildren(
      few.length ? make("ul", {}, ...items) : make("p", { class: "quiet" }, "None in this selection"),
      rest > 0 ? make("button", { class: "more", click: () => grow(name) }, `${spelt(rest)} more`) : "",
    );
  }

  function option(id, count, on) {
    return make(
      "button",
      { class: "option", "aria-pressed": String(on), click: () => actions.toggle(id) },
      make("span", { class: "name", dir: "auto" }, model.labels[id]),
      make("span", { class: "number" }, spelt(count)),
    );
  }

  function grow(name) {
    shown.set(name, shown.get(name) + MORE);
    show(...last);
  }

  return { show };
}

function showKinds(model, selection, filter, actions) {
  const button = (name, label, count, kind) =>
    make(
      "button",
      { class: "option", "aria-pressed": String(filter.kind === name), click: () => actions.kind(name) },
      kind ? signOf(kind) : make("span", { class: "mark" }),
      make("span", { class: "name" }, label),
      make("span", { class: "number" }, spelt(count)),
    );
  const all = [...selection.kinds.values()].reduce((sum, count) => sum + count, 0);
  const kinds = model.kinds.map((kind) => button(kind.name, kind.many, selection.kinds.get(kind.name) || 0, kind));
  byId("kinds").replaceChildren(...[button("", "Everything", all), ...kinds].map((one) => make("li", {}, one)));
}

/** What narrows the selection, each with a button that lets it go. */
export function showChosen(model, filter, actions) {
  const chip = (text, off) =>
    make(
      "button",
      { class: "chip", "aria-label": `Remove filter: ${text}`, click: off },
      make("span", { dir: "auto" }, text),
      " ×",
    );
  const chips = filter.beside.map((id) => chip(model.labels[id], () => actions.toggle(id)));
  if (filter.from || filter.to) chips.push(chip(periodOf(filter), () => actions.period("", "", true)));
  if (filter.kind) chips.push(chip(model.kinds.find(({ name }) => name === filter.kind).many, () => actions.kind("")));
  if (chips.length > 1) chips.push(make("button", { class: "more", click: actions.clear }, "Clear all"));
  byId("chosen").replaceChildren(...chips);
  byId("chosen").hidden = !chips.length;
}

/** First and last month as a reader writes them: `2025`, `2025-03`, `2024-11 – 2025-02`. */
export function periodOf({ from, to }) {
  if (from === to) return from;
  const year = from.slice(0, 4);
  if (from === `${year}-01` && to === `${year}-12`) return year;
  return `${from} – ${to}`;
}
