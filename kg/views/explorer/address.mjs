// What is chosen and filtered as the fragment of the page's address, and back: `#/tag/rl?q=grpo&from=2025-01`.

import { EVERYTHING } from "./selection.mjs";

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The fragment for a thing, or null, and a filter. */
export function addressOf(model, thing, filter) {
  const asked = new URLSearchParams();
  if (filter.query) asked.set("q", filter.query);
  if (filter.kind) asked.set("kind", filter.kind);
  for (const id of filter.beside) asked.append("beside", model.at[id]);
  if (filter.from) asked.set("from", filter.from);
  if (filter.to) asked.set("to", filter.to);
  const tail = asked.toString();
  const at = thing === null ? "" : model.at[thing].split("/").map(encodeURIComponent).join("/");
  return `#/${at}${tail ? `?${tail}` : ""}`;
}

/** The address of a thing in a fragment, the thing, or null where there is none, and the filter; of that only what is known. */
export function parseAddress(model, fragment) {
  const [path, asked = ""] = fragment.replace(/^#\/?/, "").split(/\?(.*)/s);
  const told = new URLSearchParams(asked);
  const month = (name) => (MONTH.test(told.get(name) || "") ? told.get(name) : "");
  const kind = told.get("kind") || "";
  const beside = told.getAll("beside").map((at) => model.find(at));
  const at = decoded(path);
  return {
    at,
    thing: model.find(at) ?? null,
    filter: {
      ...EVERYTHING,
      query: told.get("q") || "",
      kind: model.kinds.some(({ name }) => name === kind) ? kind : "",
      beside: [...new Set(beside.filter((id) => id !== undefined))],
      from: month("from"),
      to: month("to"),
    },
  };
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
