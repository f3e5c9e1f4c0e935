// What the reader has chosen, and how it changes; each change is a new state.

import { EVERYTHING } from "./selection.mjs";

const TRAIL = 6;

/**
 * Nothing chosen.
 *
 * `thing`: what the panel is about, or null. `centre`: what the picture is around, or null for the selection. `depth`: how
 * many steps lead from there, 0 where that is left to the page. `expanded`: how often each thing was expanded, as pairs.
 * `trail`: the things opened one after the other, the newest last. `filter`: that of the list.
 */
export const START = Object.freeze({
  thing: null,
  centre: null,
  depth: 0,
  expanded: Object.freeze([]),
  trail: Object.freeze([]),
  filter: EVERYTHING,
});

/** A thing is opened, and the picture is around it. */
export function opened(state, id) {
  return { ...chosen(state, id), centre: id, expanded: [] };
}

/** A thing is opened, and the picture stays; a thing on the trail leads back along it. */
export function chosen(state, id) {
  const at = state.trail.indexOf(id);
  const trail = at < 0 ? [...state.trail, id].slice(-TRAIL) : state.trail.slice(0, at + 1);
  return { ...state, thing: id, trail };
}

/** Nothing is open; the picture is of the selection. */
export function closed(state) {
  return { ...START, depth: state.depth, filter: state.filter };
}

/** More neighbours of a thing are drawn. */
export function expanded(state, id) {
  const often = new Map(state.expanded);
  return { ...state, expanded: [...often.set(id, (often.get(id) || 0) + 1)] };
}

/** The filter is changed in some part. */
export function filtered(state, change) {
  return { ...state, filter: { ...state.filter, ...change } };
}

/** Readings have to be beside a thing, or no longer have to. */
export function toggled(state, id) {
  const { beside } = state.filter;
  return filtered(state, { beside: beside.includes(id) ? beside.filter((one) => one !== id) : [...beside, id] });
}

/** What the history of the browser keeps of a state besides its address: things by their addresses. */
export function kept(model, { centre, depth, expanded: often, trail }) {
  return {
    centre: centre === null ? null : model.at[centre],
    depth,
    expanded: often.map(([id, times]) => [model.at[id], times]),
    trail: trail.map((id) => model.at[id]),
  };
}

/**
 * The state of an address, of which the thing and the filter are told, and of what the history kept of it, or null.
 *
 * The filter stays the same object where it is the same as `before`.
 */
export function restored(model, { thing, filter }, memory, before) {
  const known = (at) => model.find(at) ?? null;
  const same = JSON.stringify(filter) === JSON.stringify(before);
  const state = { ...START, filter: same ? before : filter };
  if (thing === null) return state;
  if (!memory) return opened(state, thing);
  return {
    ...state,
    thing,
    centre: known(memory.centre),
    depth: memory.depth,
    expanded: memory.expanded.map(([at, times]) => [known(at), times]).filter(([id]) => id !== null),
    trail: memory.trail.map(known).filter((id) => id !== null),
  };
}
