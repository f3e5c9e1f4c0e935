// The list of what a filter leaves.

import { byId, counted, make, spelt } from "../pages/elements.mjs";
import { marked, signOf } from "./parts.mjs";
import { fold, wordsOf } from "./words.mjs";

const FIRST = 40;
const MORE = 200;
const SNIPPET = 110;

/** Show a list; `actions.go(id)` opens a thing, `texts` gives what surrounds a word that was found in a text. */
export function showResults(model, selection, query, texts, actions) {
  const list = byId("results");
  const words = wordsOf(query);
  const { ids } = selection;
  const add = (from, to) => {
    list.append(...ids.slice(from, to).map((id) => make("li", {}, lineOf(model, id, words, texts, actions))));
    if (to >= ids.length) return;
    const more = make("button", { class: "more" }, `${spelt(ids.length - to)} more`);
    const last = make("li", {}, more);
    more.addEventListener("click", () => {
      last.remove();
      add(to, to + MORE);
      list.children[to]?.querySelector("button").focus();
      actions.shown();
    });
    list.append(last);
  };
  list.replaceChildren();
  list.scrollTop = 0;
  add(0, FIRST);
  byId("found").textContent = ids.length ? counted(ids.length, ["result", "results"]) : "Nothing found";
  byId("nothing").hidden = ids.length > 0;
  byId("csv").disabled = !ids.length;
}

/** Mark the line of the thing that is open. */
export function markCurrent(id) {
  for (const button of byId("results").querySelectorAll("[data-thing]")) {
    if (Number(button.dataset.thing) === id) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

/** Put the focus on the line of a thing, or else on the list's first. */
export function focusCurrent(id) {
  const lines = byId("results").querySelectorAll("[data-thing]");
  const line = [...lines].find((one) => Number(one.dataset.thing) === id) || lines[0];
  line?.focus({ preventScroll: line === lines[0] });
}

function lineOf(model, id, words, texts, actions) {
  const snippet = words.length ? snippetOf(model, id, words, texts) : null;
  return make(
    "button",
    { class: "line", "data-thing": id, click: () => actions.go(id) },
    signOf(model.kindOf(id)),
    make(
      "span",
      { class: "name" },
      make("span", { class: "label", dir: "auto" }, ...highlighted(model.labels[id], words)),
      make("span", { class: "meta" }, metaOf(model, id)),
      snippet ? make("span", { class: "snippet", dir: "auto" }, ...snippet) : "",
    ),
  );
}

/** What stands below a name: date and authors of a paper, the number of papers of anything else. */
export function metaOf(model, id) {
  const kind = model.kindOf(id);
  if (!model.isReading(id)) {
    const count = model.readings(id).length;
    return [kind.one, count ? counted(count, ["paper", "papers"]) : model.dateOf(id)].filter(Boolean).join(" · ");
  }
  const authors = [...model.edgesOf(id)]
    .filter((edge) => model.edges.source[edge] === id && model.kindOf(model.edges.target[edge]).name === "author")
    .map((edge) => model.labels[model.edges.target[edge]]);
  const told = authors.length > 2 ? `${authors[0]} and ${authors.length - 1} others` : authors.join(" and ");
  return [kind.name === "note" ? kind.one : "", model.dateOf(id), told].filter(Boolean).join(" · ");
}

function highlighted(label, words) {
  const folded = fold(label);
  const found = words.map((word) => [folded.indexOf(word), word.length]).filter(([at]) => at >= 0);
  if (folded.length !== label.length || !found.length) return [label];
  const [at, length] = found.sort((a, b) => b[1] - a[1])[0];
  return marked(label, at, at + length);
}

/** The words around the first word that was found in a text, unless the name has them all. */
function snippetOf(model, id, words, texts) {
  const record = texts.known(id);
  const name = fold(model.labels[id]);
  const wanted = words.find((word) => !name.includes(word));
  if (!record || !wanted) return null;
  const all = [...(record.abstracts || []), ...(record.comments || [])].map(([, text]) => text.replace(/\s+/g, " "));
  const text = all.find((one) => fold(one).includes(wanted));
  if (!text) return null;
  const at = fold(text).indexOf(wanted);
  const from = Math.max(0, at - SNIPPET / 2);
  const cut = text.slice(from, from + SNIPPET);
  const [before, found, after] = marked(cut, at - from, at - from + wanted.length);
  return [from ? `…${before}` : before, found, from + SNIPPET < text.length ? `${after}…` : after];
}
