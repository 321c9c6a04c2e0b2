/** What the resolver answered over time: a block per answer, with the number of addresses. */
import type { Markish } from '@observablehq/plot';
import { rect, text } from '@observablehq/plot';
import type { ProbeReading } from '../../model/analysis.ts';
import { offsetText } from '../../model/duration-text.ts';
import type { DnsSpan } from '../../model/witness-reading.ts';
import { offsetOf } from '../subject.ts';
import type { Frame } from './frame.ts';

export const DNS_HEIGHT = 20;

const words = (one: DnsSpan): string =>
  one.error !== null ? one.error : one.names.length === 1 ? one.names[0]! : `${one.names.length} addresses`;

/** The words where they fit, else the number, else nothing. */
function caption(frame: Frame, one: DnsSpan): string {
  const room = frame.pixels(one.to) - frame.pixels(one.from);
  const all = words(one);
  if (room >= all.length * 8 + 10) return all;
  return room >= 13 ? String(one.names.length) : '';
}

export function drawDns(frame: Frame, probe: ProbeReading, top: number): readonly Markish[] {
  if (probe.dns === null) return [];
  const bottom = top + DNS_HEIGHT;
  return [
    rect(probe.dns, {
      x1: (one: DnsSpan) => frame.seconds(one.from),
      x2: (one: DnsSpan) => frame.seconds(one.to),
      y1: () => top,
      y2: () => bottom,
      className: 'dns',
      title: (one: DnsSpan) =>
        `${probe.probe}: ${one.error ?? one.names.join(', ')}; from ${offsetText(offsetOf(frame.experiment, one.from))}`,
    }),
    text(probe.dns, {
      x: (one: DnsSpan) => (frame.seconds(one.from) + frame.seconds(one.to)) / 2,
      y: () => (top + bottom) / 2,
      text: (one: DnsSpan) => caption(frame, one),
      className: 'dns-name',
    }),
  ];
}
