// Turtle from standard input as N-Triples on standard output; a fault ends it with the parser's words and exit code 1.
import { createRequire } from "node:module";
import { pipeline } from "node:stream/promises";

const { StreamParser, StreamWriter } = createRequire(import.meta.url)("n3");

try {
  await pipeline(
    process.stdin,
    new StreamParser({ format: "Turtle" }),
    new StreamWriter({ format: "N-Triples" }),
    process.stdout,
  );
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
