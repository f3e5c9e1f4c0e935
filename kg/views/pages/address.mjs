// What is chosen and filtered as the fragment of the page's address, and back: `#/tag/rl?q=grpo&from=2025-01&to=2025-03`.

const A_MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

/** The fragment for the address of a thing, or null, and a filter. */
export function fragmentOf(at, { query, from, to }) {
  const asked = new URLSearchParams();
  if (query) asked.set("q", query);
  if (from) asked.set("from", from);
  if (to) asked.set("to", to);
  const path = at === null ? "" : at.split("/").map(encodeURIComponent).join("/");
  return `#/${path}${asked.size ? `?${asked}` : ""}`;
}

/** The address of a thing, and the filter of a fragment; what is not understood is left out. */
export function parseFragment(fragment) {
  const [path, asked = ""] = fragment.replace(/^#\/?/, "").split(/\?(.*)/s);
  const told = new URLSearchParams(asked);
  const [from, to] = [told.get("from") || "", told.get("to") || ""];
  const range = A_MONTH.test(from) && A_MONTH.test(to) && from <= to ? { from, to } : { from: "", to: "" };
  return { at: decoded(path), filter: { query: told.get("q") || "", ...range } };
}

function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
