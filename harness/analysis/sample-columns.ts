/** What one probe or load was answered, slot by slot, in columns: some twenty bytes a sample, so that those of a whole night are kept. */
import type { ProbeEnded } from '../model/event.ts';
import type { Connection, Outcome } from '../model/probe.ts';
import { type Duration, type Instant, instant, milliseconds, type Span } from '../model/time.ts';

/** One slot of a probe, by what came of it. */
export type ProbeSample = Pick<
  ProbeEnded,
  'connection' | 'due' | 'sent' | 'end' | 'outcome' | 'status' | 'instance' | 'write'
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

/** Samples to a piece of a column: pieces are added and never copied, so that memory grows with what is in it. */
const pieceBits = 14;
const pieceSize = 2 ** pieceBits;

type Numbers = Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;

/** Numbers one after the other, as many as are put in. */
class Column {
  readonly #make: () => Numbers;
  readonly #pieces: Numbers[] = [];

  constructor(make: () => Numbers) {
    this.#make = make;
  }

  get(index: number): number {
    return this.#pieces[index >>> pieceBits]![index & (pieceSize - 1)]!;
  }

  set(index: number, value: number): void {
    const piece = index >>> pieceBits;
    while (this.#pieces.length <= piece) this.#pieces.push(this.#make());
    this.#pieces[piece]![index & (pieceSize - 1)] = value;
  }
}

class Columns {
  readonly due = new Column(() => new Float64Array(pieceSize));
  readonly sent = new Column(() => new Int32Array(pieceSize));
  readonly end = new Column(() => new Int32Array(pieceSize));
  /** The outcome's number, twice, and one more for a kept connection. */
  readonly kind = new Column(() => new Uint8Array(pieceSize));
  /** 0: none. */
  readonly status = new Column(() => new Uint16Array(pieceSize));
  readonly instance = new Column(() => new Uint32Array(pieceSize));
  /** The write's number and one more; null while nothing is written. */
  write: Column | null = null;

  writes(): Column {
    this.write ??= new Column(() => new Float64Array(pieceSize));
    return this.write;
  }

  all(): readonly Column[] {
    const { due, sent, end, kind, status, instance, write } = this;
    return [due, sent, end, kind, status, instance, ...(write === null ? [] : [write])];
  }
}

/** Sorted by due instant. A stretch of it is another one over the same columns. */
export class Samples {
  readonly #columns: Columns;
  readonly #outcomes: Words;
  readonly #instances: Words;
  readonly #from: number;
  #length: number;

  private constructor(columns: Columns, outcomes: Words, instances: Words, from: number, length: number) {
    this.#columns = columns;
    this.#outcomes = outcomes;
    this.#instances = instances;
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
    return new Samples(new Columns(), new Words(), new Words(), 0, 0);
  }

  get length(): number {
    return this.#length;
  }

  /** Only of the whole, never of a stretch. What ended later than what was due after it is put in its place. */
  push(sample: ProbeSample): void {
    const columns = this.#columns;
    let place = this.#length;
    while (place > 0 && columns.due.get(place - 1) > sample.due) place--;
    if (place < this.#length) this.#makeRoom(place);
    this.#length += 1;
    columns.due.set(place, sample.due);
    columns.sent.set(place, offsetOf(sample.sent - sample.due));
    columns.end.set(place, offsetOf(sample.end - sample.due));
    columns.kind.set(place, 2 * this.#outcomes.numberOf(sample.outcome) + connections.indexOf(sample.connection));
    columns.status.set(place, sample.status ?? 0);
    columns.instance.set(place, this.#instances.numberOf(sample.instance));
    if (sample.write !== undefined) columns.writes().set(place, sample.write + 1);
    else columns.write?.set(place, 0);
  }

  #makeRoom(place: number): void {
    for (const column of this.#columns.all()) {
      for (let i = this.#length; i > place; i--) column.set(i, column.get(i - 1));
    }
  }

  at(index: number): ProbeSample {
    const columns = this.#columns;
    const place = this.#from + index;
    const due = columns.due.get(place);
    const kind = columns.kind.get(place);
    const sample = {
      connection: connections[kind & 1]!,
      due: instant(due),
      sent: instant(due + columns.sent.get(place) / perMillisecond),
      end: instant(due + columns.end.get(place) / perMillisecond),
      outcome: this.#outcomes.textOf(kind >> 1) as Outcome,
      status: columns.status.get(place) || null,
      instance: this.#instances.textOf(columns.instance.get(place)),
    };
    const write = columns.write?.get(place) ?? 0;
    return write === 0 ? sample : { ...sample, write: write - 1 };
  }

  dueAt(index: number): Instant {
    return instant(this.#columns.due.get(this.#from + index));
  }

  outcomeAt(index: number): Outcome {
    return this.#outcomes.textOf(this.#columns.kind.get(this.#from + index) >> 1) as Outcome;
  }

  /** From the due instant to the sending. */
  sentAfter(index: number): Duration {
    return milliseconds(this.#columns.sent.get(this.#from + index) / perMillisecond);
  }

  /** From the due instant to the end. */
  endAfter(index: number): Duration {
    return milliseconds(this.#columns.end.get(this.#from + index) / perMillisecond);
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
      this.#columns,
      this.#outcomes,
      this.#instances,
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
