/** What each slot of a probe says of the service: good, degraded, bad, or not known. What was not seen was not good, and not bad either. */
import type { Share } from '../../model/analysis.ts';
import type { Probe } from '../../model/probe.ts';
import { type Duration, type Instant, instant, milliseconds, type Span } from '../../model/time.ts';
import { periodOf } from './resolution.ts';
import type { Samples } from './sample-columns.ts';
import { isUnknown } from './samples.ts';

/** `taken…`: not answered in time by us, and between two answers that agree and are near each other. `silenced`: see `downIn`. */
const says = {
  good: 0,
  bad: 1,
  unknown: 2,
  takenAsGood: 3,
  takenAsBad: 4,
  silenced: 5,
  degraded: 6,
  takenAsDegraded: 7,
};

/** What a stretch of time was for who asked. */
export type SlotKind = 'good' | 'degraded' | 'bad' | 'unknown';

/** By the number of what is said. */
const kinds: readonly SlotKind[] = ['good', 'bad', 'unknown', 'good', 'bad', 'bad', 'degraded', 'degraded'];

/** Two answers that agree speak for what lies between them, up to this: an outage that is shorter may go unseen. */
export const longestBlink: Duration = milliseconds(250);

/** What the unknown is taken for: the service at its best, or at its worst. The truth lies between the two. */
export type Assumption = 'best' | 'worst';

/** The slots of a stretch of time, sorted by due instant. */
export class Slots {
  readonly probe: Probe;
  readonly samples: Samples;
  readonly #says: Uint8Array;

  private constructor(probe: Probe, samples: Samples, codes: Uint8Array) {
    this.probe = probe;
    this.samples = samples;
    this.#says = codes;
  }

  /** `down`: when, as the engine reports, no container of the service was there to answer; sorted and disjoint. */
  static of(samples: Samples, probe: Probe, down: readonly Span[] = []): Slots {
    const codes = new Uint8Array(samples.length);
    let known = -1;
    for (let i = 0; i < samples.length; i++) {
      codes[i] = codeOf(samples, i, probe, down);
      if (codes[i] === says.unknown) continue;
      bridge(codes, samples, known, i);
      known = i;
    }
    return new Slots(probe, samples, codes);
  }

  get length(): number {
    return this.samples.length;
  }

  kindAt(index: number): SlotKind {
    return kinds[this.#says[index]!]!;
  }

  isUnknown(index: number): boolean {
    return this.#says[index] === says.unknown;
  }

  isGood(index: number): boolean {
    const code = this.#says[index];
    return code === says.good || code === says.takenAsGood;
  }

  /** Whether its neighbours speak for it. */
  isTaken(index: number): boolean {
    const code = this.#says[index];
    return code === says.takenAsGood || code === says.takenAsBad || code === says.takenAsDegraded;
  }

  /** Whether it counts as good when the unknown is taken for that. */
  isGoodAt(index: number, assumption: Assumption): boolean {
    return this.isGood(index) || (assumption === 'best' && this.isUnknown(index));
  }

  /** As for who is served by a degraded answer. */
  withDegradedAsGood(): Slots {
    const good = this.#says.map((code) => (kinds[code] === 'degraded' ? says.good : code));
    return new Slots(this.probe, this.samples, good);
  }

  dueIn({ from, to }: Span): Slots {
    return this.at(this.samples.firstDue(from), this.samples.firstDue(to));
  }

  /** Those from one index to before another. */
  at(from: number, to: number): Slots {
    return new Slots(this.probe, this.samples.stretch(from, to), this.#says.subarray(from, Math.max(from, to)));
  }

  /** Slots that their neighbours speak for are counted as those. */
  share(): Share {
    const count = { good: 0, degraded: 0, bad: 0, unknown: 0 };
    for (let i = 0; i < this.length; i++) count[this.kindAt(i)]++;
    const { good, degraded, unknown } = count;
    return { good, due: this.length - unknown, unknown, ...(degraded > 0 && { degraded }) };
  }

  /** The first slot that is so; null: there is none. */
  firstDue(is: SlotKind): Instant | null {
    for (let i = 0; i < this.length; i++) if (this.kindAt(i) === is) return this.samples.dueAt(i);
    return null;
  }

  /** For how long of the span nothing is known of the service. */
  unseen(span: Span): Duration {
    return milliseconds(this.stretches(span).reduce((sum, one) => sum + (one.is === 'unknown' ? lengthOf(one) : 0), 0));
  }

  /**
   * Each slot stands for the time up to the next one, for one and a half periods at the most; what no slot stands for is unknown.
   * Neighbours that say the same are one stretch.
   */
  stretches(span: Span): Stretch[] {
    const inside = this.dueIn(span);
    const longest = 1.5 * periodOf(this.probe);
    const found: Stretch[] = [];
    const first = inside.length === 0 ? span.to : inside.samples.dueAt(0);
    if (first - span.from > longest) add(found, { is: 'unknown', from: span.from, to: first });
    for (let i = 0; i < inside.length; i++) {
      const due = inside.samples.dueAt(i);
      const next = i + 1 < inside.length ? inside.samples.dueAt(i + 1) : span.to;
      add(found, { is: inside.kindAt(i), from: due, to: instant(Math.min(next, due + longest)) });
      if (next > due + longest) add(found, { is: 'unknown', from: instant(due + longest), to: next });
    }
    return found;
  }
}

/** A stretch of time in which a service was the same for who asked. */
export interface Stretch extends Span {
  readonly is: SlotKind;
}

const lengthOf = (span: Span): number => span.to - span.from;

function add(to: Stretch[], one: Stretch): void {
  const last = to.at(-1);
  if (last !== undefined && last.is === one.is) to[to.length - 1] = { ...last, to: one.to };
  else to.push(one);
}

function codeOf(samples: Samples, index: number, probe: Probe, down: readonly Span[]): number {
  const outcome = samples.outcomeAt(index);
  if (outcome === 'degraded') return says.degraded;
  if (!isUnknown({ outcome })) {
    return outcome === 'ok' && samples.endAfter(index) <= probe.within ? says.good : says.bad;
  }
  const due = samples.dueAt(index);
  const until = due + probe.within;
  return down.some((one) => one.from <= due && one.to >= until) ? says.silenced : says.unknown;
}

function bridge(codes: Uint8Array, samples: Samples, from: number, to: number): void {
  if (from < 0 || to === from + 1) return;
  if (samples.dueAt(to) - samples.dueAt(from) > longestBlink) return;
  const [before, after] = [kinds[codes[from]!]!, kinds[codes[to]!]!];
  if (before === after) codes.fill(taken[before], from + 1, to);
}

const taken: Readonly<Record<SlotKind, number>> = {
  good: says.takenAsGood,
  degraded: says.takenAsDegraded,
  bad: says.takenAsBad,
  unknown: says.unknown,
};
