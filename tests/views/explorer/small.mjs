// The small graph that the tests share; small.json is what test_index.py holds to be its index.

import { readFileSync } from "node:fs";
import { modelOf } from "../../../kg/views/explorer/model.mjs";

export const small = () => modelOf(JSON.parse(readFileSync(new URL("small.json", import.meta.url))));

/** The thing of that name. */
export const named = (model, label) => model.labels.indexOf(label);

/** The names of things. */
export const names = (model, ids) => [...ids].map((id) => model.labels[id]);

/** An index of so many papers, each with so many authors of its own and one topic for all. */
export function starOf(papers, authors) {
  const count = papers * (1 + authors) + 1;
  const topic = papers;
  const of = (paper) => Array.from({ length: authors }, (_, place) => topic + 1 + paper * authors + place);
  const all = Array.from({ length: papers }, (_, paper) => paper);
  return modelOf({
    kinds: [
      ["paper", "Paper", "Papers", "box", papers],
      ["tag", "Topic", "Topics", "ellipse", 1],
      ["author", "Author", "Authors", "dot", papers * authors],
    ],
    labels: Array.from({ length: count }, (_, id) => `thing ${id}`),
    at: Array.from({ length: count }, (_, id) => `at/${id}`),
    dates: all.map((paper) => `20${String(10 + (paper % 10))}-0${1 + (paper % 9)}-01`),
    also: [],
    web: [],
    relations: [
      ["written by", "{kinds}", "{kinds}"],
      ["on the topic", "{kinds}", "{kinds}"],
    ],
    links: [
      [all, all.map(of)],
      [all, all.map(() => [topic])],
    ],
    modified: "",
  });
}
