/** Broken directories of runs and of comparisons. */
import type { FuzzCase, Laid } from './case.ts';
import type { Chance } from './chance.ts';
import { breakJson, breakText } from './mutate.ts';
import type { StoredBase } from './stored-base.ts';

/** A line of it that is no array of a probe gets another value, or the text is broken anywhere. */
function breakLines(text: string, chance: Chance): string {
  if (chance.happens(0.3)) return breakText(text, chance);
  const lines = text.split('\n');
  const objects = lines.flatMap((line, index) => (line.startsWith('{') || chance.happens(0.02) ? [index] : []));
  const index = chance.pick(objects);
  if (lines[index] === '') return lines.toSpliced(index, 1).join('\n');
  return lines.with(index, JSON.stringify(breakJson(JSON.parse(lines[index]!), chance))).join('\n');
}

const breakValue = (text: string, chance: Chance): string =>
  chance.happens(0.3) ? breakText(text, chance) : JSON.stringify(breakJson(JSON.parse(text), chance));

/** `folder`: where the unbroken runs of the comparison lie. */
export function storedCase(base: StoredBase, folder: string, chance: Chance): FuzzCase {
  const words = [chance.pick(['analyze', 'report', 'report']), 'it', ...(chance.happens(0.2) ? ['--json'] : [])];
  const { plan, timeline } = base.run;
  if (chance.happens(0.3)) {
    const files = { 'it/plan.json': breakValue(plan, chance), 'it/timeline.ndjson': timeline };
    return { kind: 'plans of runs', words, files, expected: 'either' };
  }
  if (chance.happens(0.5)) {
    const files = { 'it/plan.json': plan, 'it/timeline.ndjson': breakLines(timeline, chance) };
    return { kind: 'timelines', words, files, expected: 'either' };
  }
  const runs: Record<string, Laid> = Object.fromEntries(
    Object.keys(base.runs).map((name) => [`it/${name}`, { link: `${folder}/${name}` }]),
  );
  const lines = `${base.lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
  const whole = { ...runs, 'it/plan.json': base.comparisonPlan, 'it/runs.ndjson': lines };
  const broken: Record<string, Laid> = chance.happens(0.5)
    ? { 'it/plan.json': breakValue(base.comparisonPlan, chance) }
    : { 'it/runs.ndjson': breakLines(lines, chance) };
  return { kind: 'comparisons', words, files: { ...whole, ...broken }, expected: 'either' };
}
