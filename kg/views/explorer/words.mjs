// Text as it is compared, measured and cut.

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const LETTER = /[\p{L}\p{N}]/u;

/** A text without what a search does not tell apart: upper and lower case, composed and decomposed letters. */
export function fold(text) {
  return text.normalize("NFC").toLowerCase();
}

/** The folded words of a query. */
export function wordsOf(query) {
  return fold(query).split(/\s+/).filter(Boolean);
}

/** Whether a text holds the word at the beginning of one of its own words; all texts are folded. */
export function startsWordIn(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !isLetter(text, at - 1)) return true;
  }
  return false;
}

/** Whether a letter or a digit stands there; the table of Unicode is asked for what is not ASCII alone, as it is slow. */
function isLetter(text, at) {
  const code = text.charCodeAt(at);
  return code < 128 ? (code >= 97 && code <= 122) || (code >= 48 && code <= 57) : LETTER.test(text[at]);
}

/** Whether a word is of a script whose words grow by endings and stand without spaces, so that any part of one counts. */
export function isWide(word) {
  return WIDE.test(word);
}

/** The width of a text in Latin letters; Hangul, Kana and Han are nearly twice as wide. */
export function widthOf(text) {
  let width = 0;
  for (const letter of text) width += WIDE.test(letter) ? 1.8 : 1;
  return width;
}

/** The text in at most so many lines of at most so many letters; what is left out is an ellipsis. */
export function wrapped(text, width, lines) {
  const made = [""];
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((one) => pieces(one, width))) {
    const line = made.at(-1);
    if (!line) made[made.length - 1] = word;
    else if (widthOf(line) + 1 + widthOf(word) <= width) made[made.length - 1] = `${line} ${word}`;
    else made.push(word);
  }
  return made.length > lines ? `${made.slice(0, lines).join("\n")}…` : made.join("\n");
}

/** A word that is longer than a line, in parts. */
function pieces(word, width) {
  if (widthOf(word) <= width) return [word];
  const letters = [...word];
  const most = Math.max(1, Math.floor((width * letters.length) / widthOf(word)));
  return Array.from({ length: Math.ceil(letters.length / most) }, (_, part) =>
    letters.slice(part * most, (part + 1) * most).join(""),
  );
}
