import assert from "node:assert/strict";
import { test } from "node:test";

import { fragmentOf, parseFragment } from "../../kg/views/pages/address.mjs";
import { EVERYTHING, isFiltered, listed, modelOf, select } from "../../kg/views/pages/model.mjs";

/** Two papers on one topic, one of them in brief, with an author that only one of them has. */
const DATA = {
  kinds: [
    ["paper", "Paper", "Papers", 2],
    ["tag", "Topic", "Topics", 2],
    ["author", "Author", "Authors", 1],
  ],
  things: [
    {
      kind: "paper",
      label: "연과 바람",
      at: "paper/kite",
      date: "2024-12-30",
      abstracts: [["en", "We fly kites."]],
      groups: [
        ["Authors", 2, [4, "Bo Test"]],
        ["Topics", 1, [2]],
      ],
    },
    { kind: "paper", label: "Boats", at: "paper/boat", date: "2025-02-01", beside: [2] },
    { kind: "tag", label: "wind", at: "tag/wind", count: 2, also: ["Wind energy"], groups: [["Papers", 2, [1, 0]]] },
    { kind: "tag", label: "water", at: "tag/water" },
    { kind: "author", label: "Ada Example", at: "author/ada", count: 1 },
  ],
};

const found = (filter) => {
  const model = modelOf(structuredClone(DATA));
  const selection = select(model, { ...EVERYTHING, ...filter });
  const labels = (kind) => listed(model, kind, selection).map((id) => model.things[id].label);
  return { papers: labels("paper"), topics: labels("tag"), authors: labels("author") };
};

test("what is beside what is known from both ends", () => {
  const { things, find } = modelOf(structuredClone(DATA));

  assert.deepEqual([...things[find("tag/wind")].near].sort(), [0, 1]);
  assert.deepEqual([...things[find("author/ada")].near], [0]);
  assert.equal(find("tag/none"), undefined);
  assert.equal(find("__proto__"), undefined);
});

test("months run from the first to the last paper, over the new year", () => {
  assert.deepEqual(modelOf(structuredClone(DATA)).months, ["2024-12", "2025-01", "2025-02"]);
});

test("a search takes parts of words of titles, texts and of what is beside a paper", () => {
  assert.deepEqual(found({ query: "과 바" }), { papers: ["연과 바람"], topics: ["wind"], authors: ["Ada Example"] });
  assert.deepEqual(found({ query: "KITES fly" }).papers, ["연과 바람"]);
  assert.deepEqual(found({ query: "bo te" }).papers, ["연과 바람"]);
  assert.deepEqual(found({ query: "wind" }).papers, ["연과 바람", "Boats"]);
  assert.deepEqual(found({ query: "water" }), { papers: [], topics: ["water"], authors: [] });
  assert.deepEqual(found({ query: "연".normalize("NFD") }).papers, ["연과 바람"]);
});

test("a month leaves its papers and what is beside these", () => {
  assert.deepEqual(found({ from: "2025-01", to: "2025-12" }), { papers: ["Boats"], topics: ["wind"], authors: [] });
});

test("without a filter everything is listed", () => {
  const model = modelOf(structuredClone(DATA));

  assert.equal(isFiltered(EVERYTHING), false);
  assert.deepEqual(listed(model, "tag", null), [2, 3]);
});

test("an address holds what is chosen and filtered, and comes back", () => {
  const filter = { query: "a b/ü&", from: "2024-01", to: "2024-03" };
  const fragment = fragmentOf("paper/강화 학습%", filter);

  assert.deepEqual(parseFragment(fragment), { at: "paper/강화 학습%", filter });
  assert.equal(fragmentOf(null, EVERYTHING), "#/");
});

test("an address that is not understood asks for nothing", () => {
  for (const fragment of ["", "#", "#/", "#/?from=2024&to=never", "#/?from=2024-05&to=2024-01"]) {
    assert.deepEqual(parseFragment(fragment), { at: "", filter: EVERYTHING });
  }
  assert.equal(parseFragment("#/tag/%E0%A4%A").at, "tag/%E0%A4%A");
});
