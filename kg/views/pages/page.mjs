// A page: what is chosen and what is filtered, and everything that shows it, in step.

import { fragmentOf, parseFragment } from "./address.mjs";
import { byId, counted, make, mark, spelt } from "./elements.mjs";
import { listsOf } from "./lists.mjs";
import { EVERYTHING, isFiltered, isReading, modelOf, select } from "./model.mjs";
import { chartOf } from "./months.mjs";
import { panelOf } from "./panel.mjs";
import { pictureOf } from "./picture.mjs";

// The picture measures its room, so the page has to stand before it is drawn.
document.body.classList.add("ready");

const data = JSON.parse(byId("data").textContent);
const model = modelOf(data);
const { things } = model;
const nodeOf = new Map(data.drawn.map((thing, node) => [thing, node]));
const front = data.root === "" && !data.alone;
const NARROW = matchMedia("(max-width: 900px)");

/** All of a slice: its lists count the readings of the slice, where those of the front page count those of the graph. */
const everything = front ? null : select(model, EVERYTHING);

let chosen = null;
let filter = EVERYTHING;
let selection = null;

const explorer = ({ at }) => (data.alone ? "" : `${data.root}explorer.html${fragmentOf(at, EVERYTHING)}`);
const pageOf = ({ page, label }) => (page && !data.alone && label !== data.title ? data.root + page : "");
/** On the front page a topic leads to its own page; elsewhere it is one thing among others. */
const hrefOf = (thing) => (front ? pageOf(thing) : "");

const lists = listsOf(model, {
  open: go,
  hrefOf,
  point: (id) => picture.point(nodeOf.get(id) ?? null),
  first: data.form === "map" ? things[data.drawn[0]].kind : "",
});
const panel = panelOf(model, { open: go, explorer, pageOf, about: aboutThis() });
const chart = chartOf(model, (from, to) => narrow({ ...filter, from, to }));
const picture = pictureOf(data, { open: clicked, label: "The picture; the lists hold the same things" });

/* What is chosen and filtered stands in the address, so that it can be kept, and the back button works. */

function go(id) {
  const fragment = fragmentOf(id === null ? null : things[id].at, filter);
  if (location.hash === fragment) show();
  else if (id !== null || location.hash) location.hash = fragment;
  else panel.hide();
}

function narrow(wanted) {
  filter = wanted;
  const fragment = fragmentOf(chosen === null ? null : things[chosen].at, filter);
  try {
    history.replaceState(null, "", fragment);
  } catch {
    // The frame of a notebook has no address of its own; what is filtered is then kept here alone.
  }
  refresh();
}

function clicked(node) {
  const thing = node === undefined ? null : things[data.drawn[node]];
  const href = thing ? hrefOf(thing) : "";
  if (href) location.href = href;
  else go(thing?.id ?? null);
}

function show() {
  const asked = parseFragment(location.hash);
  chosen = model.find(asked.at) ?? null;
  filter = asked.filter;
  if (byId("search").value !== filter.query) byId("search").value = filter.query;
  if (chosen === null) panel.hide();
  else panel.show(chosen);
  refresh();
  if (chosen === null) return;
  picture.bringIn([...around(chosen)]);
  if (NARROW.matches) byId("panel").scrollIntoView({ block: "nearest" });
}

function refresh() {
  selection = isFiltered(filter) ? select(model, filter) : null;
  lists.show(selection || everything, selection !== null);
  lists.mark(chosen);
  chart.show(selection, filter);
  picture.show({ lit: litNodes(), chosen: nodeOf.get(chosen) ?? null, share: selection && share });
  byId("clear").hidden = !filter.from;
  byId("clear").textContent = filter.from === filter.to ? `${filter.from} ×` : `${filter.from} to ${filter.to} ×`;
}

/** The nodes of a thing and of what is beside it; of a thing that is not drawn also those beside its papers. */
function around(id) {
  const node = nodeOf.get(id);
  const near = [...things[id].near];
  const beyond = node === undefined ? near.filter((one) => isReading(things[one])) : [];
  const ids = [id, ...near, ...beyond.flatMap((one) => [...things[one].near])];
  const nodes = ids.map((one) => nodeOf.get(one)).filter((one) => one !== undefined);
  return new Set([...nodes, ...(node === undefined ? [] : picture.near(node))]);
}

function litNodes() {
  if (chosen !== null) return around(chosen);
  if (!selection) return null;
  const { readings, counts, named } = selection;
  return new Set(data.drawn.flatMap((id, node) => (readings.has(id) || counts.has(id) || named.has(id) ? [node] : [])));
}

/** How much of a node's readings the filter leaves. */
function share(node) {
  const id = data.drawn[node];
  return (selection.counts.get(id) || 0) / Math.max(1, things[id].count || 1);
}

/* Words. */

function aboutThis() {
  const forms = {
    graph:
      "Papers with their authors, topics and the models, methods and datasets that they mention. Lines join what belongs together.",
    map: "Each circle is a topic, the larger the more papers; lines join what papers have in common most, and a colour marks what occurs together.",
    crowd:
      "Each dot is a paper; it stands among the topics, people, models, methods and datasets that it shares with others. Zoom in to read the titles.",
  };
  return [
    forms[data.form],
    front
      ? "Choose a topic to open its page, anything else to read more here."
      : "Choose anything in the picture or in a list to read more here.",
    "Search, or choose a year or a month: lists and picture show the same papers. The legend hides and shows groups.",
    data.modified ? `As of ${data.modified}.` : "",
  ].filter(Boolean);
}

function caption() {
  const drawn = data.drawn.map((id) => things[id]);
  if (!drawn.length) return "There is nothing to draw: no papers, topics or names.";
  const more = data.more ? `${spelt(data.more)} more ${front ? "in the lists and the explorer" : "in the panels"}` : "";
  if (data.form === "map") {
    const names = [...new Set(drawn.map(({ kind }) => model.kinds.get(kind).many.toLowerCase()))].join(", ");
    return [`The ${spelt(drawn.length)} ${names} that papers share most`, more].filter(Boolean).join("; ");
  }
  const papers = drawn.filter(isReading).length;
  const all = things.filter(isReading).length;
  const shown = papers < all ? `${spelt(papers)} of ${spelt(all)} papers` : counted(papers, ["paper", "papers"]);
  return more && `${shown} and ${spelt(drawn.length - papers)} names that they share; ${more}`;
}

function totals() {
  if (front) {
    const told = ["paper", "note", "author", "tag", "model", "method", "dataset"].filter((kind) =>
      model.kinds.has(kind),
    );
    return told
      .map((kind) => model.kinds.get(kind))
      .map(({ one, many, total }) => counted(total, [one, many]))
      .join(" · ");
  }
  const { months } = model;
  const range = months.length > 1 ? `${months[0]} to ${months.at(-1)}` : months[0];
  return [counted(things.filter(isReading).length, ["paper", "papers"]), range].filter(Boolean).join(" · ");
}

function showLegend() {
  const buttons = data.legend.map(([group, name, shape]) => {
    const button = make("button", { "aria-pressed": "true" }, mark(group, shape), name);
    button.addEventListener("click", () => button.setAttribute("aria-pressed", String(picture.toggle(group))));
    return button;
  });
  const lines = ["introduces", "links to"].filter((title) => data.drawing.edges.some((edge) => edge.title === title));
  byId("legend").replaceChildren(
    ...buttons,
    ...lines.map((title) =>
      make("span", { class: "line" }, make("span", { class: title.replace(" ", "-"), "aria-hidden": "true" }), title),
    ),
  );
}

/* Keys. */

function step(by) {
  const lines = [...byId("sections").querySelectorAll("button, a")];
  const next = lines[lines.indexOf(document.activeElement) + by];
  if (next) next.focus();
  else if (by < 0) byId("search").focus();
}

function onKey(event) {
  const search = byId("search");
  const typing = event.target === search;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) {
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "Escape") {
    if (typing && filter.query) clearSearch();
    else if (chosen === null && byId("panel").hidden && isFiltered(filter)) narrow(EVERYTHING);
    else go(null);
  } else if (event.key === "ArrowDown" && (typing || byId("sections").contains(event.target))) {
    event.preventDefault();
    step(1);
  } else if (event.key === "ArrowUp" && byId("sections").contains(event.target)) {
    event.preventDefault();
    step(-1);
  }
}

function clearSearch() {
  byId("search").value = "";
  narrow({ ...filter, query: "" });
}

function onSubmit(event) {
  event.preventDefault();
  byId("sections").querySelector("[data-thing]")?.click();
}

/* Beginning. */

byId("name").textContent = data.title;
byId("totals").textContent = totals();
byId("caption").textContent = caption();
byId("home").hidden = front || data.alone;
byId("explorer").hidden = data.alone;
byId("home").href = `${data.root}index.html`;
byId("explorer").href = `${data.root}explorer.html`;
byId("help").addEventListener("click", panel.help);
byId("closer").addEventListener("click", () => picture.zoom(1.35));
byId("farther").addEventListener("click", () => picture.zoom(1 / 1.35));
byId("whole").addEventListener("click", () => picture.fit());
byId("save").addEventListener("click", () => picture.save("paper-graph"));
byId("clear").addEventListener("click", () => narrow({ ...filter, from: "", to: "" }));
byId("searching").addEventListener("submit", onSubmit);
byId("search").addEventListener("input", () => narrow({ ...filter, query: byId("search").value }));
document.addEventListener("keydown", onKey);
addEventListener("hashchange", show);
showLegend();
show();
