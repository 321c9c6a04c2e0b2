/** The picture of harness/DEFINITIONS.md: a golden case as reports draw it, and below it each number as the stretch that it counts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { analyse } from '../../harness/analysis/analyse.ts';
import type { ExperimentAnalysis } from '../../harness/model/analysis.ts';
import type { Observed } from '../../harness/model/measured.ts';
import type { Instant, Span } from '../../harness/model/time.ts';
import { patternDefinitions } from '../../harness/report/chart/patterns.ts';
import { drawPicture } from '../../harness/report/chart/picture.ts';
import { pictures } from '../../harness/report/html/style-pictures.ts';
import { tones } from '../../harness/report/html/style-tones.ts';
import { readCase } from '../timelines/read-case.ts';

const root = join(import.meta.dirname, '../..');
export const pictureFile = join(root, 'harness/definitions.svg');

/** A number, and the stretches of the run's clock that it counts. */
export interface Stretches {
  readonly name: string;
  readonly spans: readonly Span[];
}

/** The one experiment of the golden case. */
export function example(): ExperimentAnalysis {
  const { plan, events } = readCase(readFileSync(join(root, 'test/timelines/definitions.txt'), 'utf8'));
  return analyse(plan, events).experiments[0]!;
}

const at = (observed: Observed | undefined | null): Instant => {
  if (observed?.seen !== true) throw new Error('the example shows every number');
  return observed.at;
};

/** Where both lie. */
const common = (some: readonly Span[], others: readonly Span[]): readonly Span[] =>
  some.flatMap((one) =>
    others
      .map((other) => ({
        from: one.from > other.from ? one.from : other.from,
        to: one.to < other.to ? one.to : other.to,
      }))
      .filter(({ from, to }) => to > from),
  );

/** From the readings, as analysis/SEMANTICS.md has them. */
export function stretchesOf({ probes, services, window }: ExperimentAnalysis): readonly Stretches[] {
  const [page, api] = [probes[0]!, services[0]!];
  const runs = [...page.strip.fresh].sort((a, b) => a.from - b.from);
  const spans = (good: boolean): readonly Span[] =>
    runs.flatMap(({ outcome, from }, index) => {
      const to = runs[index + 1]?.from;
      return (outcome === 'ok') === good && to !== undefined ? [{ from, to }] : [];
    });
  const lane = (state: string): readonly Span[] => api.replicas[0]!.lane.filter((one) => one.state === state);
  const [began, ended] = [window!.certain.from, window!.possible.to];
  const from = (start: Instant, observed: Observed | null | undefined): readonly Span[] => [
    { from: start, to: at(observed) },
  ];
  return [
    { name: 'noticed', spans: from(began, api.detection) },
    { name: 'served again', spans: from(ended, page.recovery) },
    { name: 'stable again', spans: from(ended, page.relapse?.stays) },
    { name: 'for good', spans: from(ended, page.forGood) },
    { name: 'downtime', spans: spans(false) },
    { name: 'blind', spans: common(spans(false), lane('healthy')) },
    { name: 'false alarm', spans: common(spans(true), lane('unhealthy')) },
  ];
}

const rowHeight = 22;

export function definitionsPicture(): string {
  const experiment = example();
  const drawn = drawPicture(experiment, 'definitions');
  const numbers = (pattern: RegExp): readonly number[] => pattern.exec(drawn)![1]!.split(' ').map(Number);
  const [left, right, first, last] = numbers(/data-axis="([^"]*)"/) as [number, number, number, number];
  const [, , width, height] = numbers(/viewBox="([^"]*)"/) as [number, number, number, number];
  const rows = stretchesOf(experiment);
  const zero = experiment.window!.certain.from;
  const x = (instant: Instant): number => left + (((instant - zero) / 1000 - first) * (right - left)) / (last - first);
  const total = height + 16 + rows.length * rowHeight;
  const body = drawn.replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  const defs = /<defs>.*<\/defs>/.exec(patternDefinitions())![0];
  const bars = rows.map(({ name, spans }, index) => {
    const y = height + 8 + index * rowHeight;
    const rectangles = spans.map(
      ({ from, to }) =>
        `<rect class="span" x="${x(from).toFixed(1)}" y="${y + 4}" width="${Math.max(2, x(to) - x(from)).toFixed(1)}" height="12" rx="2"/>`,
    );
    const label = `<text class="lane-name" x="${left - 8}" y="${y + 14}" text-anchor="end">${name}</text>`;
    return `${label}${rectangles.join('')}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="picture" viewBox="0 0 ${width} ${total}" width="${width}" height="${total}" text-anchor="middle" font-family="system-ui, sans-serif" role="img" aria-labelledby="definitions-title definitions-desc">`,
    `<style>${tones}${pictures}.ground{fill:var(--sheet)}.span{fill:var(--curve)}</style>`,
    defs,
    `<rect class="ground" width="${width}" height="${total}"/>`,
    body,
    ...bars,
    '</svg>',
    '',
  ].join('\n');
}

if (import.meta.main) process.stdout.write(definitionsPicture());
