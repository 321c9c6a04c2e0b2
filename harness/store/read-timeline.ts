/** Reads a timeline as it is asked for, in pieces: neither the whole file nor all of its events are ever in memory. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { TimelineEvent } from '../model/event.ts';
import { plainArrayReader } from './plain-array.ts';
import { decodeLine, fromColumns } from './timeline-line.ts';

const pieceSize = 1 << 18;
const newline = 0x0a;

/** The events of the file, read again each time that they are gone through; then those of the bytes that follow it elsewhere. */
export const timelineAt = (path: string, elsewhere: () => Buffer = () => Buffer.alloc(0)): Iterable<TimelineEvent> => ({
  [Symbol.iterator]: () => eventsIn(both(piecesOf(path), elsewhere)),
});

function* both(pieces: Iterable<Buffer>, last: () => Buffer): Generator<Buffer> {
  yield* pieces;
  yield last();
}

/**
 * A killed run may have left half a line at the end, and a broken disk anything: the events before the first line that is none are
 * all that there are. Bytes of a piece are not read after the next one was taken.
 */
export function* eventsIn(pieces: Iterable<Buffer>): Generator<TimelineEvent> {
  const read = lineReader();
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    let from = 0;
    for (let to = bytes.indexOf(newline); to >= 0; to = bytes.indexOf(newline, from)) {
      if (to > from) {
        const event = read(bytes, from, to);
        if (event === null) return;
        yield event;
      }
      from = to + 1;
    }
    rest = Buffer.from(bytes.subarray(from));
  }
  const last = rest.length === 0 ? null : read(rest, 0, rest.length);
  if (last !== null) yield last;
}

/** Reads line after line; null: this is none. */
function lineReader(): (bytes: Buffer, from: number, to: number) => TimelineEvent | null {
  const readPlain = plainArrayReader();
  let seq = -1;
  return (bytes, from, to) => {
    const columns = readPlain(bytes, from, to);
    const event =
      columns === null ? decodeLine(bytes.toString('utf8', from, to), seq + 1) : fromColumns(columns, seq + 1);
    if (event !== null) seq = event.seq;
    return event;
  };
}

function* piecesOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.allocUnsafe(pieceSize);
    for (;;) {
      const size = readSync(file, piece);
      if (size === 0) return;
      yield piece.subarray(0, size);
    }
  } finally {
    closeSync(file);
  }
}
