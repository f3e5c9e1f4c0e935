// The page: reads its data, holds what is chosen, and shows it.

import { byId } from "../pages/elements.mjs";
import { addressOf, parseAddress } from "./address.mjs";
import { download } from "./browser.mjs";
import { canvasOf } from "./canvas.mjs";
import { showCaption } from "./caption.mjs";
import { facetsOf, showChosen } from "./facets.mjs";
import { startKeys } from "./keys.mjs";
import { modelOf } from "./model.mjs";
import { panelOf } from "./panel.mjs";
import { around, pictureOf } from "./picture.mjs";
import { focusCurrent, markCurrent, showResults } from "./results.mjs";
import { addText, search, searchableOf } from "./search.mjs";
import { EVERYTHING, selectionOf } from "./selection.mjs";
import { chosen, closed, expanded, filtered, kept, opened, restored, START, toggled } from "./state.mjs";
import { csvOf } from "./table.mjs";
import { textsOf } from "./texts.mjs";
import { startThemes } from "./themes.mjs";
import { timelineOf } from "./timeline.mjs";
import { showTrail } from "./trail.mjs";
import { canUnpack, unpack } from "./unpack.mjs";

function explorer(index, blocks) {
  const model = modelOf(index);
  const searchable = searchableOf(model);
  const texts = textsOf(blocks, index.chunks);
  let state = START;
  let shown = null;
  let scores = null;
  let selection = null;
  let typing = false;
  let drawing = 0;

  const actions = {
    go: (id) => open(opened(state, id)),
    choose: (id) => open(chosen(state, id)),
    expand: (id) => push(expanded(state, id)),
    toggle: (id) => push(toggled(state, id)),
    kind: (name) => push(filtered(state, { kind: name === state.filter.kind ? "" : name })),
    period: (from, to, done) => (done ? push : pass)(filtered(state, { from, to })),
    clear: () => push(filtered(state, { ...EVERYTHING, query: state.filter.query })),
    shown: () => markCurrent(state.thing),
    close() {
      if (state.thing === null) return;
      const { thing } = state;
      push(closed(state));
      view("list");
      focusCurrent(thing);
    },
  };
  const facets = facetsOf(model, actions);
  const timeline = timelineOf(model, actions.period);
  const panel = panelOf(model, texts, actions);
  const canvas = canvasOf(model, actions);

  /* A state is an entry of the browser's history, so that back and forward undo and redo each change. */

  function push(next) {
    typing = false;
    write("pushState", next);
  }

  function write(how, next) {
    history[how](kept(model, next), "", addressOf(model, next.thing, next.filter));
    pass(next);
  }

  function pass(next) {
    state = next;
    show();
  }

  function open(next) {
    push(next);
    view("panel");
  }

  /** What is typed in one go is one entry. */
  function ask(query) {
    const next = filtered(state, { query });
    write(typing ? "replaceState" : "pushState", next);
    typing = true;
  }

  function arrive() {
    const told = parseAddress(model, location.hash);
    byId("message").textContent = `This graph holds nothing at ${told.at}.`;
    byId("message").hidden = !told.at || told.thing !== null;
    byId("search").value = told.filter.query;
    typing = false;
    pass(restored(model, told, history.state, state.filter));
    view(state.thing === null ? "list" : "panel");
  }

  /* What is shown follows the state; only what changed is made anew. */

  function show() {
    const before = shown || {};
    shown = state;
    const newFilter = before.filter !== state.filter;
    if (newFilter) select(before.filter?.query !== state.filter.query);
    panel.show(state.thing, state.filter);
    markCurrent(state.thing);
    showTrail(model, state.trail, actions);
    document.title = `${state.thing === null ? "" : `${model.labels[state.thing]} · `}Paper graph`;
    document.body.classList.toggle("open", state.thing !== null);
    const changed = ["thing", "centre", "depth", "expanded"].some((part) => before[part] !== state[part]);
    if (changed || (state.centre === null && newFilter)) draw();
  }

  function select(asked) {
    if (asked) scores = search(model, searchable, state.filter.query);
    selection = selectionOf(model, state.filter, scores);
    showResults(model, selection, state.filter.query, texts, actions);
    facets.show(selection, state.filter);
    timeline.show(selection, state.filter);
    showChosen(model, state.filter, actions);
  }

  /** Draws once the lists are on the screen. */
  function draw() {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => setTimeout(drawNow));
  }

  function drawNow() {
    const { centre, thing } = state;
    const depth = depthOf();
    const picture = centre === null ? pictureOf(model, selection) : around(model, centre, depth, state.expanded);
    showCaption(model, picture, selection);
    canvas.draw(picture, thing);
    byId("steps").hidden = centre === null;
    byId("expand").hidden = thing === null || !picture.more.get(thing);
    for (const button of byId("steps").children) press(button, Number(button.dataset.depth) === depth);
    document.body.dataset.drawn = String(picture.nodes.length);
  }

  /** One step from a paper; from anything else two, as its papers alone would be a bare star. */
  function depthOf() {
    return state.depth || (state.centre !== null && model.isReading(state.centre) ? 1 : 2);
  }

  /** On a narrow screen one part of the page is seen at a time. */
  function view(name) {
    document.body.dataset.view = name;
    showFilters(false);
    for (const button of byId("views").children) press(button, button.dataset.view === name);
    if (name === "picture") draw();
  }

  function showFilters(on) {
    document.body.classList.toggle("filters", on);
    byId("filtering").setAttribute("aria-expanded", String(on));
  }

  function listen() {
    const on = (id, run) => byId(id).addEventListener("click", run);
    const expandOpen = () => byId("expand").hidden || actions.expand(state.thing);
    const help = () => byId("help").showModal();
    const empty = () => {
      byId("search").value = "";
      ask("");
    };
    byId("search").addEventListener("input", () => ask(byId("search").value));
    byId("searching").addEventListener("submit", (event) => {
      event.preventDefault();
      if (selection.ids.length && state.filter.query) actions.go(selection.ids[0]);
    });
    on("closer", () => canvas.zoom(1.35));
    on("farther", () => canvas.zoom(1 / 1.35));
    on("whole", canvas.fit);
    on("expand", expandOpen);
    on("png", () => canvas.save("paper-graph.png"));
    on("csv", () =>
      download("paper-graph.csv", new Blob([csvOf(model, selection.ids)], { type: "text/csv;charset=utf-8" })),
    );
    on("asking", help);
    on("filtering", () => showFilters(!document.body.classList.contains("filters")));
    for (const button of byId("steps").children) {
      button.addEventListener("click", () => push({ ...state, depth: Number(button.dataset.depth) }));
    }
    for (const button of byId("views").children) button.addEventListener("click", () => view(button.dataset.view));
    startKeys({ close: actions.close, empty, expand: expandOpen, help });
    startThemes(canvas.repaint);
    addEventListener("popstate", arrive);
  }

  /** Makes the texts searchable, block by block, while the page can be used. */
  async function readTexts() {
    await texts.all((records) => {
      for (const [id, { abstracts = [], comments = [] }] of records) {
        addText(
          searchable,
          id,
          [...abstracts, ...comments].map(([, text]) => text),
        );
      }
    });
    document.body.dataset.texts = "here";
    if (!state.filter.query) return;
    select(true);
    markCurrent(state.thing);
    if (state.centre === null) draw();
  }

  listen();
  arrive();
  readTexts();
}

function press(button, on) {
  button.setAttribute("aria-pressed", String(on));
}

async function start() {
  if (!canUnpack(byId("index"))) {
    byId("message").textContent =
      "This browser cannot inflate the data in this page: it has no DecompressionStream. Any browser from 2023 on has it.";
    byId("message").hidden = false;
    return;
  }
  explorer(await unpack(byId("index")), document.querySelectorAll("script[id^=texts-]"));
}

start();
