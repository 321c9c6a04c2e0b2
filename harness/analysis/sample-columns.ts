/** What one probe or load was answered, slot by slot, in columns: some twenty bytes a sample, so that those of a whole night are kept. */
import type { ProbeEnded } from '../model/event.ts';
import type { Connection, Outcome } from '../model/probe.ts';
import { type Instant, instant, type Span } from '../model/time.ts';

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

interface Columns {
  due: Float64Array;
  sent: Int32Array;
  end: Int32Array;
  /** The outcome's number, twice, and one more for a kept connection. */
  kind: Uint8Array;
  /** 0: none. */
  status: Uint16Array;
  instance: Uint32Array;
  /** The write's number and one more; null while nothing is written. */
  write: Float64Array | null;
}

const columnsOf = (size: number): Columns => ({
  due: new Float64Array(size),
  sent: new Int32Array(size),
  end: new Int32Array(size),
  kind: new Uint8Array(size),
  status: new Uint16Array(size),
  instance: new Uint32Array(size),
  write: null,
});

type Column = Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;

/** Column after column, so that only one of them is there twice at a time. */
function grow(columns: Columns, size: number): void {
  const longer = <T extends Column>(column: T): T => {
    const made = new (column.constructor as new (length: number) => T)(size);
    made.set(column);
    return made;
  };
  columns.due = longer(columns.due);
  columns.sent = longer(columns.sent);
  columns.end = longer(columns.end);
  columns.kind = longer(columns.kind);
  columns.status = longer(columns.status);
  columns.instance = longer(columns.instance);
  if (columns.write !== null) columns.write = longer(columns.write);
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
    return new Samples(columnsOf(64), new Words(), new Words(), 0, 0);
  }

  get length(): number {
    return this.#length;
  }

  /** Only of the whole, never of a stretch. What ended later than what was due after it is put in its place. */
  push(sample: ProbeSample): void {
    const columns = this.#columns;
    if (this.#length === columns.due.length) grow(columns, Math.ceil(1.5 * this.#length));
    let place = this.#length;
    while (place > 0 && columns.due[place - 1]! > sample.due) place--;
    if (place < this.#length) this.#makeRoom(place);
    this.#length += 1;
    columns.due[place] = sample.due;
    columns.sent[place] = offsetOf(sample.sent - sample.due);
    columns.end[place] = offsetOf(sample.end - sample.due);
    columns.kind[place] = 2 * this.#outcomes.numberOf(sample.outcome) + connections.indexOf(sample.connection);
    columns.status[place] = sample.status ?? 0;
    columns.instance[place] = this.#instances.numberOf(sample.instance);
    if (sample.write !== undefined) columns.write ??= new Float64Array(columns.due.length);
    if (columns.write !== null) columns.write[place] = sample.write === undefined ? 0 : sample.write + 1;
  }

  #makeRoom(place: number): void {
    const { due, sent, end, kind, status, instance, write } = this.#columns;
    for (const column of [due, sent, end, kind, status, instance, ...(write === null ? [] : [write])]) {
      column.copyWithin(place + 1, place, this.#length);
    }
  }

  at(index: number): ProbeSample {
    const { due, sent, end, kind, status, instance, write } = this.#columns;
    const place = this.#from + index;
    const at = due[place]!;
    const number = write?.[place] ?? 0;
    const sample = {
      connection: connections[kind[place]! & 1]!,
      due: instant(at),
      sent: instant(at + sent[place]! / perMillisecond),
      end: instant(at + end[place]! / perMillisecond),
      outcome: this.#outcomes.textOf(kind[place]! >> 1) as Outcome,
      status: status[place]! || null,
      instance: this.#instances.textOf(instance[place]!),
    };
    return number === 0 ? sample : { ...sample, write: number - 1 };
  }

  dueAt(index: number): Instant {
    return instant(this.#columns.due[this.#from + index]!);
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
