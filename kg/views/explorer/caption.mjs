// What the picture shows, in words, and what its shapes stand for.

import { byId, counted, make, spelt } from "../pages/elements.mjs";
import { neighboursOf } from "./groups.mjs";
import { signOf } from "./parts.mjs";

/** Say what a picture shows, of a selection where it has no centre. */
export function showCaption(model, picture, selection) {
  byId("caption").textContent =
    picture.centre === null ? ofSelection(picture, selection) : ofNeighbourhood(model, picture);
  const kinds = new Set(picture.nodes.map(model.kindOf));
  const told = model.kinds.filter((kind) => kinds.has(kind));
  byId("legend").replaceChildren(...told.map((kind) => make("li", {}, signOf(kind), kind.many)));
}

function ofSelection({ nodes, map }, { readings }) {
  if (!nodes.length) return "Nothing to draw";
  if (!readings.length) return `${spelt(nodes.length)} of the results`;
  const papers = counted(readings.length, ["paper", "papers"]);
  if (map) return `What the ${papers} of this selection share most`;
  return `${papers} and what is beside ${readings.length === 1 ? "it" : "them"}`;
}

function ofNeighbourhood(model, { nodes, centre, more }) {
  const neighbours = new Set(neighboursOf(model, centre));
  const drawn = nodes.filter((id) => neighbours.has(id)).length;
  const beyond = nodes.length - 1 - drawn;
  const told = `${spelt(drawn)} of ${counted(drawn + more.get(centre), ["neighbour", "neighbours"])}`;
  return beyond ? `${told}, and ${spelt(beyond)} beyond` : told;
}
