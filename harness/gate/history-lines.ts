/** What stays of a night: a line for each of its scenarios. */
import type { GateResult, JudgedScenario } from '../model/gate.ts';
import type { HistoryValue, NightLine } from '../model/history.ts';

/** `folder`: the night's, as seen from the folder of all reports; null: it is not kept. The controls leave no line: they say something of this night alone. */
export const historyLines = (result: GateResult, folder: string | null = null): readonly NightLine[] =>
  result.scenarios.filter((one) => one.facts.role === 'scenario').map((one) => lineOf(one, result, folder));

function lineOf(
  { facts, state, red, counts, level, measures, sentence }: JudgedScenario,
  result: GateResult,
  folder: string | null,
): NightLine {
  const { night, run, wall, suite } = result.facts;
  return {
    schema: 'resilience.history/1',
    type: 'night',
    night,
    run,
    wall,
    suite,
    scenario: facts.scenario,
    key: facts.key,
    revision: facts.revision,
    state,
    red,
    counts,
    level,
    values: measures.flatMap(({ measure, median, screen }): readonly HistoryValue[] => {
      if (screen === 'not measured') return [];
      const { experiment, quantity, window, repeats } = measure;
      const came = repeats.filter((one) => one.seen).length;
      return [{ experiment, quantity, window, median, repeats: repeats.length, came }];
    }),
    sentence,
    since: facts.bisection?.first ?? null,
    host: facts.host,
    folder: folder === null || facts.telling === null ? null : `${folder}/${facts.telling}`,
  };
}
