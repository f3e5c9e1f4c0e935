// The page: reads its data, holds what is chosen, and shows it.

import { addressOf, parseAddress } from "./address.mjs";
import { canvasOf } from "./canvas.mjs";
import { byId, download, make, number, plural, remembered } from "./elements.mjs";
import { facetsOf, showChosen } from "./facets.mjs";
import { neighboursOf } from "./groups.mjs";
import { modelOf } from "./model.mjs";
import { panelOf } from "./panel.mjs";
import { around, pictureOf } from "./picture.mjs";
import { markCurrent, showResults } from "./results.mjs";
import { addText, search, searchableOf } from "./search.mjs";
import { EVERYTHING, selectionOf } from "./selection.mjs";
import { csvOf } from "./table.mjs";
import { textsOf } from "./texts.mjs";
import { timelineOf } from "./timeline.mjs";
import { canUnpack, unpack } from "./unpack.mjs";

const TRAIL = 6;

function explorer(index, blocks) {
  const model = modelOf(index);
  const searchable = searchableOf(model);
  const texts = textsOf(blocks, index.chunks);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let state = { thing: null, centre: null, depth: 0, expanded: [], trail: [], filter: EVERYTHING };
  let shown = {};
  let selection = null;
  let scores = null;
  let typing = false;
  let drawing = 0;

  const actions = {
    go: (id) => move({ thing: id, centre: id, expanded: [], trail: trailTo(id) }),
    choose: (id) => move({ thing: id, trail: trailTo(id) }),
    close: () => move({ thing: null, centre: null, expanded: [], trail: [] }),
    expand,
    toggle: (id) =>
      filter({
        beside: state.filter.beside.includes(id)
          ? state.filter.beside.filter((one) => one !== id)
          : [...state.filter.beside, id],
      }),
    kind: (name) => filter({ kind: name === state.filter.kind ? "" : name }),
    period: (from, to, done) => filter({ from, to }, !done),
    clear: () => filter({ ...EVERYTHING, query: state.filter.query }),
    shown: () => markCurrent(state.thing),
  };
  const facets = facetsOf(model, actions);
  const timeline = timelineOf(model, actions.period);
  const panel = panelOf(model, texts, actions);
  const canvas = canvasOf(model, still, actions);

  /* Every change is an entry of the browser's history, so that back and forward undo and redo it. */

  function move(change, passing = false) {
    const next = { ...state, ...change };
    const address = addressOf(model, next.thing, next.filter);
    const kept = { centre: next.centre, depth: next.depth, expanded: next.expanded, trail: next.trail };
    if (passing) history.replaceState(kept, "", address);
    else history.pushState(kept, "", address);
    if (!passing) typing = false;
    if (change.thing !== undefined && change.thing !== null) view("panel");
    state = next;
    show();
  }

  function filter(change, passing = false) {
    move({ filter: { ...state.filter, ...change } }, passing);
  }

  function arrive() {
    const { at, thing, filter: asked } = parseAddress(model, location.hash);
    byId("message").textContent = `This graph holds nothing at ${at}.`;
    byId("message").hidden = !at || thing !== null;
    const kept = history.state || { centre: thing, depth: 0, expanded: [], trail: thing === null ? [] : [thing] };
    state = { ...kept, thing, filter: asked };
    byId("search").value = asked.query;
    typing = false;
    if (thing !== null) view("panel");
    show();
  }

  function trailTo(id) {
    const at = state.trail.indexOf(id);
    return at < 0 ? [...state.trail, id].slice(-TRAIL) : state.trail.slice(0, at + 1);
  }

  function expand(id) {
    const more = new Map(state.expanded);
    more.set(id, (more.get(id) || 0) + 1);
    move({ expanded: [...more] });
  }

  /* What is shown follows the state; only what changed is made anew. */

  function show() {
    const before = shown;
    shown = state;
    if (!selection || before.filter !== state.filter) select(before.filter?.query !== state.filter.query);
    panel.show(state.thing, state.filter);
    markCurrent(state.thing);
    showTrail();
    document.title = state.thing === null ? "Paper graph" : `${model.labels[state.thing]} · Paper graph`;
    document.body.classList.toggle("open", state.thing !== null);
    const parts = ["thing", "centre", "depth", "expanded"];
    if (parts.some((part) => before[part] !== state[part]) || (state.centre === null && before.filter !== state.filter))
      draw();
  }

  function select(asked) {
    if (asked || !selection) scores = search(model, searchable, state.filter.query);
    selection = selectionOf(model, state.filter, scores);
    showResults(model, selection, state.filter.query, texts, actions);
    facets.show(selection, state.filter);
    timeline.show(selection, state.filter);
    showChosen(model, state.filter, actions);
  }

  /** Draws when the lists are on the screen. */
  function draw() {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => setTimeout(drawNow));
  }

  function drawNow() {
    const { centre, thing } = state;
    const depth = depthOf();
    const picture = centre === null ? pictureOf(model, selection) : around(model, centre, depth, state.expanded);
    canvas.draw(picture, thing);
    byId("caption").textContent = captionOf(picture);
    byId("steps").hidden = centre === null;
    byId("expand").hidden = thing === null || !picture.more.get(thing);
    for (const button of byId("steps").children)
      button.setAttribute("aria-pressed", String(Number(button.dataset.depth) === depth));
    document.body.dataset.drawn = String(picture.nodes.length);
  }

  /** One step from a paper; from anything else two, as its papers alone would be a bare star. */
  function depthOf() {
    return state.depth || (state.centre !== null && model.isReading(state.centre) ? 1 : 2);
  }

  function captionOf({ nodes, map }) {
    if (state.centre !== null) {
      const all = neighboursOf(model, state.centre).length;
      const drawn = neighboursOf(model, state.centre).filter((id) => nodes.includes(id)).length;
      return `${number(drawn)} of ${plural(all, "neighbour", "neighbours")}${nodes.length - 1 > drawn ? `, and ${number(nodes.length - 1 - drawn)} beyond` : ""}`;
    }
    if (!nodes.length) return "Nothing to draw";
    const papers = plural(selection.readings.length, "paper", "papers");
    return map ? `What the ${papers} of this selection share most` : `${papers} and what they share`;
  }

  function showTrail() {
    const crumb = (text, on, last) =>
      make("li", {}, make("button", { "aria-current": last ? "page" : undefined, dir: "auto", on }, text));
    const crumbs = state.trail.map((id, place) =>
      crumb(model.labels[id], () => actions.go(id), place === state.trail.length - 1),
    );
    byId("trail").replaceChildren(...(crumbs.length ? [crumb("Selection", actions.close), ...crumbs] : []));
  }

  /* On a narrow screen one part is seen at a time. */

  function view(name) {
    document.body.dataset.view = name;
    for (const button of byId("views").children)
      button.setAttribute("aria-pressed", String(button.dataset.view === name));
  }

  /* Keys. */

  function step(by) {
    const buttons = [...byId("results").querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + by];
    if (next) next.focus();
    else if (by < 0) byId("search").focus();
  }

  function onKey(event) {
    const inSearch = event.target === byId("search");
    if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
    const inList = byId("results").contains(event.target);
    const keys = new Map([
      ["ArrowDown", (inSearch || inList) && (() => step(1))],
      ["ArrowUp", inList && (() => step(-1))],
      ["Escape", inSearch && state.filter.query ? () => ask("") : state.thing !== null && actions.close],
      ["/", !inSearch && (() => byId("search").select())],
      ["?", !inSearch && (() => byId("help").showModal())],
      ["e", !inSearch && !byId("expand").hidden && (() => expand(state.thing))],
    ]);
    const run = keys.get(event.key);
    if (!run) return;
    event.preventDefault();
    run();
  }

  function ask(query) {
    if (byId("search").value !== query) byId("search").value = query;
    const passing = typing;
    filter({ query }, passing);
    typing = true;
  }

  function listen() {
    const on = (id, run) => byId(id).addEventListener("click", run);
    byId("search").addEventListener("input", () => ask(byId("search").value));
    byId("searching").addEventListener("submit", (event) => {
      event.preventDefault();
      if (selection.ids.length && state.filter.query) actions.go(selection.ids[0]);
    });
    on("closer", () => canvas.zoom(1.35));
    on("farther", () => canvas.zoom(1 / 1.35));
    on("whole", canvas.fit);
    on("expand", () => expand(state.thing));
    on("png", () => canvas.save("paper-graph.png"));
    on("csv", () => download("paper-graph.csv", new Blob([csvOf(model, selection.ids)], { type: "text/csv" })));
    on("asking", () => byId("help").showModal());
    on("filtering", () => document.body.classList.toggle("filters"));
    for (const button of byId("steps").children)
      button.addEventListener("click", () => move({ depth: Number(button.dataset.depth) }));
    for (const button of byId("views").children) button.addEventListener("click", () => view(button.dataset.view));
    document.addEventListener("keydown", onKey);
    addEventListener("popstate", arrive);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", canvas.repaint);
    themes(canvas.repaint);
  }

  listen();
  arrive();
  texts
    .all((records) => {
      for (const [id, { abstracts = [], comments = [] }] of records)
        addText(
          searchable,
          id,
          [...abstracts, ...comments].map(([, text]) => text),
        );
    })
    .then(() => {
      document.body.dataset.texts = "here";
      if (!state.filter.query) return;
      select(true);
      if (state.centre === null) draw();
    });
}

/** The switch between the colours of the system, light and dark ones. */
function themes(repaint) {
  const [theme, remember] = remembered("theme");
  const button = byId("theme");
  const apply = (name) => {
    document.documentElement.dataset.theme = name;
    const dark = name === "dark" || (!name && matchMedia("(prefers-color-scheme: dark)").matches);
    button.setAttribute("aria-pressed", String(dark));
    return dark;
  };
  let dark = apply(theme());
  button.addEventListener("click", () => {
    dark = apply(dark ? "light" : "dark");
    remember(dark ? "dark" : "light");
    repaint();
  });
}

async function start() {
  const blocks = [...document.querySelectorAll("script[id^=texts-]")];
  if (!canUnpack(byId("index"))) {
    byId("message").textContent =
      "This browser cannot inflate the data in this page (it has no DecompressionStream). Any browser from 2023 on can.";
    byId("message").hidden = false;
    return;
  }
  explorer(await unpack(byId("index")), blocks);
  document.body.classList.add("ready");
}

start();
