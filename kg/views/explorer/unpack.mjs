// Blocks of data in the page to the data; packing.py makes them.

const PLAIN = "application/json";

/** Whether this browser can read the block. */
export function canUnpack(block) {
  return block.type === PLAIN || typeof DecompressionStream === "function";
}

/** The data of a block: JSON, or JSON deflated (the zlib format) and in Base64. */
export async function unpack(block) {
  if (block.type === PLAIN) return JSON.parse(block.textContent);
  const bytes = Uint8Array.from(atob(block.textContent), (letter) => letter.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(inflated).text());
}
