/** Set arithmetic on spans of time: sorted, disjoint, half open. */
import { type Duration, instant, milliseconds, type Span } from '../../model/time.ts';

/** Sorted and with overlaps merged; empty ones dropped. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (span.to <= span.from) continue;
    if (last !== undefined && span.from <= last.to) {
      merged[merged.length - 1] = { from: last.from, to: instant(Math.max(last.to, span.to)) };
    } else merged.push({ from: span.from, to: span.to });
  }
  return merged;
}

/** What lies in both; each side sorted and disjoint. */
export function intersectSpans(left: readonly Span[], right: readonly Span[]): Span[] {
  const both: Span[] = [];
  for (let l = 0, r = 0; l < left.length && r < right.length; ) {
    const from = Math.max(left[l]!.from, right[r]!.from);
    const to = Math.min(left[l]!.to, right[r]!.to);
    if (from < to) both.push({ from: instant(from), to: instant(to) });
    if (left[l]!.to < right[r]!.to) l++;
    else r++;
  }
  return both;
}

/** What of `spans` lies outside of `others`; each side sorted and disjoint. */
export function outsideOf(spans: readonly Span[], others: readonly Span[]): Span[] {
  return spans.flatMap((span) => {
    const left: Span[] = [];
    let from = span.from;
    for (const other of others) {
      if (other.to <= from || other.from >= span.to) continue;
      if (other.from > from) left.push({ from, to: other.from });
      from = other.to;
    }
    return from < span.to ? [...left, { from, to: span.to }] : left;
  });
}

export const totalOf = (spans: readonly Span[]): Duration =>
  milliseconds(spans.reduce((total, span) => total + span.to - span.from, 0));

export const contains = (span: Span, at: number): boolean => at >= span.from && at <= span.to;

/** The part of `span` inside `bounds`; empty when they do not meet. */
export const clip = (span: Span, bounds: Span): Span => {
  const from = Math.max(span.from, bounds.from);
  return { from: instant(from), to: instant(Math.max(from, Math.min(span.to, bounds.to))) };
};
