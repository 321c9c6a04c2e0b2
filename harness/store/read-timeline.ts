/** Reads a timeline as it is asked for, in pieces: neither the whole file nor all of its events are ever in memory. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { TimelineEvent } from '../model/event.ts';
import { plainArrayReader } from './plain-array.ts';
import { decodeLine, fromColumns } from './timeline-line.ts';

const pieceSize = 1 << 20;
const newline = 0x0a;

/** The events of the file, read anew each time that they are gone through; then those of the bytes that follow it elsewhere. */
export const timelineAt = (path: string, elsewhere: () => Buffer = () => Buffer.alloc(0)): Iterable<TimelineEvent> => ({
  [Symbol.iterator]: () => eventsIn(both(piecesOf(path), elsewhere)),
});

function* both(pieces: Iterable<Buffer>, last: () => Buffer): Generator<Buffer> {
  yield* pieces;
  yield last();
}

/**
 * A killed run may have left half a line at the end, and a broken disk anything: the events before the first line that is none are
 * all that there are. Bytes of a piece are not looked at after the next one was taken.
 */
export function* eventsIn(pieces: Iterable<Buffer>): Generator<TimelineEvent> {
  const readPlain = plainArrayReader();
  let seq = -1;
  const read = (bytes: Buffer, from: number, to: number): TimelineEvent | null => {
    const columns = readPlain(bytes, from, to);
    const event =
      columns === null ? decodeLine(bytes.toString('utf8', from, to), seq + 1) : fromColumns(columns, seq + 1);
    if (event !== null) seq = event.seq;
    return event;
  };
  for (const [bytes, from, to] of linesIn(pieces)) {
    const event = read(bytes, from, to);
    if (event === null) return;
    yield event;
  }
}

type Line = readonly [bytes: Buffer, from: number, to: number];

/** Lines that are not empty, without their ends; the last one whether it ends or not. */
function* linesIn(pieces: Iterable<Buffer>): Generator<Line> {
  let rest: Buffer = Buffer.alloc(0);
  for (const piece of pieces) {
    let from = 0;
    for (let to = piece.indexOf(newline); to >= 0; to = piece.indexOf(newline, from)) {
      if (rest.length > 0) {
        const line = Buffer.concat([rest, piece.subarray(0, to)]);
        rest = Buffer.alloc(0);
        yield [line, 0, line.length];
      } else if (to > from) yield [piece, from, to];
      from = to + 1;
    }
    rest = Buffer.concat([rest, piece.subarray(from)]);
  }
  if (rest.length > 0) yield [rest, 0, rest.length];
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
