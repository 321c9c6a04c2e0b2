/** What is normal, on a terminal: a scenario after the other, under each key a line for each measure. */
import { percentText, plural } from '../../model/count-text.ts';
import { distinct } from '../../model/distinct.ts';
import { rangeText, secondsText } from '../../model/duration-text.ts';
import type { BaselineBand } from '../../model/gate.ts';
import type { BaselineKey } from '../../model/night.ts';
import type {
  ShownBaselines,
  ShownKey,
  ShownLevel,
  ShownMeasure,
  ShownNight,
  ShownScenario,
} from '../../model/shown-baseline.ts';
import { hang, harmless, type Paint, painter } from '../paint.ts';
import { signOf } from './standing.ts';

export interface TerminalLook {
  readonly colour: boolean;
  /** Columns; lines are wrapped to it, words are not. */
  readonly width: number;
}

/** Ends with no line break. */
export function renderBaselines({ history, scenarios }: ShownBaselines, { colour, width }: TerminalLook): string {
  const paint = painter(colour);
  if (scenarios.length === 0) return `no night yet in ${harmless(history)}: \`resilience gate\` adds one every night`;
  return [
    ...scenarios.map((one) => scenarioText(one, width, paint)),
    hang('', legendOf(scenarios.flatMap((one) => one.strip)), width, (line) => paint('dim', line)),
  ].join('\n\n');
}

/** Each sign of the strips with the states that it stands for. */
function legendOf(strip: readonly ShownNight[]): string {
  const words = Map.groupBy(strip, (night) => signOf(night).glyph);
  return [...words]
    .map(
      ([glyph, nights]) => `${glyph} ${distinct(nights.map(({ state, red }) => (red ? 'red' : state))).join(' or ')}`,
    )
    .join('   ');
}

function scenarioText(
  { scenario, nights, last, strip, keys, restless }: ShownScenario,
  width: number,
  paint: Paint,
): string {
  const signs = strip.map((one) => {
    const { glyph, style } = signOf(one);
    return paint(style, glyph);
  });
  const first = strip[0]?.night;
  return [
    paint('bold', harmless(scenario)),
    ...(last === null
      ? ['  no night yet']
      : [
          `  ${first} ${signs.join('')} ${last.night}`,
          hang('  ', `${plural(nights, 'night')}, the last one ${last.state}${last.red ? ', red' : ''}`, width),
        ]),
    ...(restless ? [hang('  ', restlessText, width, (line) => paint('yellow', line))] : []),
    ...keys.flatMap((key, index) => keyLines(key, index === 0, width, paint)),
  ].join('\n');
}

const restlessText =
  'its Compose project was another in each of the last nights, and so there is no baseline: leave out of it what changes every night, such as the number of a build';

function keyLines({ key, nights, used, level, measures }: ShownKey, isLatest: boolean, width: number, paint: Paint) {
  const counts = used === nights ? plural(nights, 'night') : `${used} of ${plural(nights, 'night')} make the baseline`;
  const under = `${isLatest ? '' : 'before: '}${keyText(key)}`;
  return [
    hang('  ', under, width, (line) => paint('dim', line)),
    hang('    ', level === null ? `${plural(nights, 'night')}, none of which makes a baseline` : counts, width),
    ...(level === null ? [] : [hang('    ', levelText(level), width)]),
    ...measureLines(measures, width),
  ];
}

const keyText = (key: BaselineKey | null): string =>
  key === null
    ? 'engine, kernel, CPU or Compose project not known'
    : `${key.engine}, kernel ${key.kernel}, ${key.cpu}, Compose project ${key.compose}`;

function levelText({ since, nights, why, reason, by }: ShownLevel): string {
  const level = `level since ${since} (${plural(nights, 'night')})`;
  switch (why) {
    case 'accepted':
      return `${level}: accepted${by === null ? '' : ` by ${by}`}, "${reason}"`;
    case 'improved':
      return `${level}: ${reason}`;
    case 'oldest':
      return level;
  }
}

/** In columns where they fit, else a paragraph each. */
function measureLines(measures: readonly ShownMeasure[], width: number): readonly string[] {
  const rows = measures.map(({ experiment, title, window, band }) => [
    harmless(experiment),
    title,
    band.median === null ? `not within ${secondsText(window)}` : secondsText(band.median),
    ...bandWords(band),
  ]);
  const widths = [0, 1, 2, 3].map((column) => Math.max(0, ...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`);
  return lines.every((line) => line.trimEnd().length <= width)
    ? lines.map((line) => line.trimEnd())
    : rows.map(([experiment, title, ...times]) =>
        hang('    ', `${experiment}: ${title} ${times.filter((one) => one !== '').join(', ')}`, width),
      );
}

/** Where a night's median usually lies, and how much nights differ. */
function bandWords({ median, low, high, spread, nights }: BaselineBand): readonly [string, string] {
  if (median === null) return ['–', ''];
  if (low === null || high === null) return ['learning', plural(nights, 'night')];
  return [rangeText({ min: low, max: high }), spread === null ? '' : `± ${percentText(spread, 1)}`];
}
