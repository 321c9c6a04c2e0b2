/** Reads what most lines of a timeline are straight from their bytes: arrays of plain words, whole numbers and null. */

export type PlainValue = string | number | null;

/** Exactly what JSON.parse makes of these bytes, in less than half of its time; null where it should be asked, for it may be anything else. */
export type ReadPlainArray = (bytes: Buffer, from: number, to: number) => readonly PlainValue[] | null;

const [quote, comma, opening, closing, minus] = [0x22, 0x2c, 0x5b, 0x5d, 0x2d];
const [zero, nine, letterN, letterU, letterL, backslash] = [0x30, 0x39, 0x6e, 0x75, 0x6c, 0x5c];

/** A reader remembers the words that it met in each column, so that ten million lines share them. */
export function plainArrayReader(): ReadPlainArray {
  const columns: Word[][] = [];
  return (bytes, from, to) => {
    if (bytes[from] !== opening || bytes[to - 1] !== closing) return null;
    const values: PlainValue[] = [];
    for (let at = from + 1; at < to; at += 1) {
      if (columns.length === values.length) columns.push([]);
      const first = bytes[at];
      if (first === quote) {
        const word = wordAt(columns[values.length]!, bytes, at + 1, to);
        if (word === null) return null;
        values.push(word.text);
        at += word.bytes.length + 2;
      } else if (first === letterN) {
        if (bytes[at + 1] !== letterU || bytes[at + 2] !== letterL || bytes[at + 3] !== letterL) return null;
        values.push(null);
        at += 4;
      } else {
        const digits = first === minus ? at + 1 : at;
        let value = 0;
        let end = digits;
        for (let byte = bytes[end]!; byte >= zero && byte <= nine; byte = bytes[end]!) {
          value = value * 10 + (byte - zero);
          end += 1;
        }
        if (end === digits || end - digits > mostDigits || (bytes[digits] === zero && end - at > 1)) return null;
        values.push(first === minus ? -value : value);
        at = end;
      }
      if (at === to - 1) return values;
      if (bytes[at] !== comma) return null;
    }
    return null;
  };
}

/** Longer numbers might not be exact. */
const mostDigits = 15;

interface Word {
  readonly text: string;
  readonly bytes: Uint8Array;
}

/** A column has few words, which come again and again; where it has many, they are forgotten before they fill the memory. */
const mostWords = 64;

/** Null for a word that is not plain, or does not end. */
function wordAt(known: Word[], bytes: Buffer, from: number, to: number): Word | null {
  for (let place = 0; place < known.length; place += 1) {
    const word = known[place]!;
    if (bytes[from + word.bytes.length] === quote && isAt(word.bytes, bytes, from)) return word;
  }
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at]!;
    if (byte === quote) {
      const word = { text: bytes.toString('latin1', from, at), bytes: new Uint8Array(bytes.subarray(from, at)) };
      if (known.length === mostWords) known.length = 0;
      known.push(word);
      return word;
    }
    if (byte === backslash || byte < 0x20 || byte > 0x7e) return null;
  }
  return null;
}

function isAt(word: Uint8Array, bytes: Buffer, from: number): boolean {
  for (let place = 0; place < word.length; place += 1) {
    if (word[place] !== bytes[from + place]) return false;
  }
  return true;
}
