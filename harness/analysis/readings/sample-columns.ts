/** What one probe or load was answered, slot by slot, in columns: some twenty bytes a sample, so that those of a whole night are kept. */

import type { Connection, Outcome } from '../../model/probe.ts';
import type { ProbeEnded } from '../../model/probe-ended.ts';
import { type Duration, type Instant, instant, milliseconds, type Span } from '../../model/time.ts';

/** One slot of a probe, by what came of it. */
export type ProbeSample = Pick<
  ProbeEnded,
  'connection' | 'due' | 'sent' | 'end' | 'outcome' | 'status' | 'instance' | 'write' | 'value' | 'said'
>;

const connections: readonly Connection[] = ['fresh', 'kept'];

/** Times beside the due instant are kept as whole microseconds after it: half an hour at the most. */
const perMillisecond = 1000;
const furthest = 2 ** 31 - 1;

/** Text that recurs, by its number; 0 is null. */
class Words {
  readonly #numbers = new Map<string, number>();
  readonly #texts: (string | null)[] = [null];

  numberOf(text: string | null): number {
    if (text === null) return 0;
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  textOf(number: number): string | null {
    return this.#texts[number]!;
  }
}

/** Samples to a piece: pieces are added and never copied, so that memory grows with what is in it. */
const pieceBits = 12;
const pieceSize = 2 ** pieceBits;
const within = pieceSize - 1;

/** The columns of so many samples. */
class Piece {
  readonly due = new Float64Array(pieceSize);
  readonly sent = new Int32Array(pieceSize);
  readonly end = new Int32Array(pieceSize);
  /** The outcome's number, twice, and one more for a kept connection. */
  readonly kind = new Uint8Array(pieceSize);
  /** 0: none. */
  readonly status = new Uint16Array(pieceSize);
  readonly instance = new Uint32Array(pieceSize);
  /** The write's number and one more, 0 without; null while nothing is written. */
  write: Float64Array | null = null;
  /** The numbers of texts; null while nothing is said. */
  value: Uint32Array | null = null;
  said: Uint32Array | null = null;
}

const spoken = ['value', 'said'] as const;

/** Sorted by due instant. A stretch of it is another one over the same columns. */
export class Samples {
  readonly #pieces: Piece[];
  readonly #outcomes: Words;
  readonly #texts: Words;
  readonly #from: number;
  #length: number;

  private constructor(pieces: Piece[], outcomes: Words, texts: Words, from: number, length: number) {
    this.#pieces = pieces;
    this.#outcomes = outcomes;
    this.#texts = texts;
    this.#from = from;
    this.#length = length;
  }

  /** In any order. */
  static of(samples: Iterable<ProbeSample>): Samples {
    const made = Samples.empty();
    for (const one of samples) made.push(one);
    return made;
  }

  static empty(): Samples {
    return new Samples([], new Words(), new Words(), 0, 0);
  }

  get length(): number {
    return this.#length;
  }

  /** Only of the whole, never of a stretch. What ended later than what was due after it is put in its place. */
  push(sample: ProbeSample): void {
    if ((this.#length & within) === 0) this.#pieces.push(new Piece());
    this.#length += 1;
    let place = this.#length - 1;
    for (; place > 0 && this.dueAt(place - 1) > sample.due; place--) this.#put(place, this.at(place - 1));
    this.#put(place, sample);
  }

  #put(place: number, sample: ProbeSample): void {
    const piece = this.#pieces[place >>> pieceBits]!;
    const index = place & within;
    piece.due[index] = sample.due;
    piece.sent[index] = offsetOf(sample.sent - sample.due);
    piece.end[index] = offsetOf(sample.end - sample.due);
    piece.kind[index] = 2 * this.#outcomes.numberOf(sample.outcome) + connections.indexOf(sample.connection);
    piece.status[index] = sample.status ?? 0;
    piece.instance[index] = this.#texts.numberOf(sample.instance);
    if (sample.write !== undefined) piece.write ??= new Float64Array(pieceSize);
    if (piece.write !== null) piece.write[index] = sample.write === undefined ? 0 : sample.write + 1;
    for (const what of spoken) {
      const text = sample[what];
      if (text !== undefined) piece[what] ??= new Uint32Array(pieceSize);
      const column = piece[what];
      if (column !== null) column[index] = this.#texts.numberOf(text ?? null);
    }
  }

  at(index: number): ProbeSample {
    const place = this.#from + index;
    const piece = this.#pieces[place >>> pieceBits]!;
    const n = place & within;
    const due = piece.due[n]!;
    const kind = piece.kind[n]!;
    const sample = {
      connection: connections[kind & 1]!,
      due: instant(due),
      sent: instant(due + piece.sent[n]! / perMillisecond),
      end: instant(due + piece.end[n]! / perMillisecond),
      outcome: this.#outcomes.textOf(kind >> 1) as Outcome,
      status: piece.status[n] || null,
      instance: this.#texts.textOf(piece.instance[n]!),
    };
    if (piece.write === null && piece.value === null && piece.said === null) return sample;
    const write = piece.write?.[n] ?? 0;
    const [value, said] = [this.#texts.textOf(piece.value?.[n] ?? 0), this.#texts.textOf(piece.said?.[n] ?? 0)];
    return {
      ...sample,
      ...(write === 0 ? {} : { write: write - 1 }),
      ...(value === null ? {} : { value }),
      ...(said === null ? {} : { said }),
    };
  }

  dueAt(index: number): Instant {
    const place = this.#from + index;
    return instant(this.#pieces[place >>> pieceBits]!.due[place & within]!);
  }

  outcomeAt(index: number): Outcome {
    const place = this.#from + index;
    return this.#outcomes.textOf(this.#pieces[place >>> pieceBits]!.kind[place & within]! >> 1) as Outcome;
  }

  /** From the due instant to the sending. */
  sentAfter(index: number): Duration {
    const place = this.#from + index;
    return milliseconds(this.#pieces[place >>> pieceBits]!.sent[place & within]! / perMillisecond);
  }

  /** From the due instant to the end. */
  endAfter(index: number): Duration {
    const place = this.#from + index;
    return milliseconds(this.#pieces[place >>> pieceBits]!.end[place & within]! / perMillisecond);
  }

  /** The first index that was due at `bound` or later; the length when there is none. */
  firstDue(bound: number): number {
    let low = 0;
    let high = this.#length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.dueAt(middle) < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  stretch(from: number, to: number): Samples {
    return new Samples(
      this.#pieces,
      this.#outcomes,
      this.#texts,
      this.#from + from,
      Math.max(0, Math.min(to, this.#length) - from),
    );
  }

  /** What was due in [from, to). */
  dueIn({ from, to }: Span): Samples {
    return this.stretch(this.firstDue(from), this.firstDue(to));
  }

  *[Symbol.iterator](): Generator<ProbeSample> {
    for (let i = 0; i < this.#length; i++) yield this.at(i);
  }
}

const offsetOf = (length: number): number =>
  Math.max(-furthest, Math.min(furthest, Math.round(length * perMillisecond)));
