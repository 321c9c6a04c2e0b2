/** A scenario's lines → what is normal under each key, since when and why. */
import type { HistoryLine, HistoryValue, NightLine } from '../model/history.ts';
import type { ScenarioName } from '../model/night.ts';
import type { ShownKey, ShownLevel, ShownMeasure, ShownNight, ShownScenario } from '../model/shown-baseline.ts';
import { type Baseline, baselineOf } from './baseline.ts';
import { nameOf, nightsOf } from './nights.ts';
import { bandOf, normalRange } from './normal-range.ts';
import { titleOf } from './words.ts';

/** Most nights of the strip. */
const stripNights = 30;

/** So many nights in a row with another Compose project each are no coincidence. */
const restlessNights = 4;

/** History does not keep how exact a time was; below a millisecond none is. */
const resolution = 1;

export function showBaseline(scenario: ScenarioName, lines: readonly HistoryLine[]): ShownScenario {
  const nights = nightsOf(lines);
  const byKey = Map.groupBy(nights.toReversed(), ({ key }) => key && JSON.stringify(Object.entries(key).sort()));
  const strip = nights.slice(-stripNights).map(shownNight);
  return {
    scenario,
    nights: nights.length,
    last: strip.at(-1) ?? null,
    strip,
    keys: [...byKey.values()].map((own) => shownKey(lines, own)),
    restless: isRestless(nights.slice(-restlessNights)),
    accepted: lines
      .filter((line) => line.type === 'accepted')
      .map(({ night, run, wall, reason, by }) => ({ night, run, wall, reason, by })),
  };
}

const shownNight = ({ night, run, state, red }: NightLine): ShownNight => ({ night, run, state, red });

const isRestless = (last: readonly NightLine[]): boolean =>
  new Set(last.map(({ key }) => key?.compose)).size === restlessNights;

/** `own`: its nights, at least one, the latest first. */
function shownKey(lines: readonly HistoryLine[], own: readonly NightLine[]): ShownKey {
  const key = own[0]!.key;
  const found = baselineOf(lines, key);
  // Of a fork: the nights are those of another key.
  const baseline: Baseline = found.fork === null ? found : { nights: [], levels: [], fork: null };
  return {
    key,
    nights: own.length,
    used: baseline.nights.length,
    level: levelOf(baseline, lines),
    measures: measuresOf(baseline),
  };
}

function levelOf({ levels }: Baseline, lines: readonly HistoryLine[]): ShownLevel | null {
  const level = levels.at(-1);
  const [first] = level ?? [];
  if (level === undefined || first === undefined) return null;
  const named = { since: first.night, nights: level.length };
  const accepted = lines.findLast((line) => line.type === 'accepted' && nameOf(line) === nameOf(first));
  if (accepted?.type === 'accepted') return { ...named, why: 'accepted', reason: accepted.reason, by: accepted.by };
  if (first.level === 'new') return { ...named, why: 'improved', reason: first.sentence, by: null };
  return { ...named, why: 'oldest', reason: null, by: null };
}

/** Each measure once, as the latest night that has it tells of it. */
function measuresOf(baseline: Baseline): readonly ShownMeasure[] {
  const values = new Map<string, HistoryValue>();
  for (const value of baseline.nights.toReversed().flatMap((line) => line.values)) {
    const name = JSON.stringify([value.experiment, value.quantity]);
    if (!values.has(name)) values.set(name, value);
  }
  return [...values.values()].flatMap((value) => {
    const range = normalRange(baseline, value, resolution);
    if (range === null) return [];
    const { experiment, quantity, window } = value;
    return [{ experiment, quantity, title: titleOf(value), window, band: bandOf(range) }];
  });
}
