/** One scenario of a night: its objectives, its times, and whether it may turn the night red. */
import { plural } from '../model/count-text.ts';
import type { JudgedScenario, Quarantine } from '../model/gate.ts';
import type { QuarantineSetting } from '../model/gate-config.ts';
import type { HistoryLine } from '../model/history.ts';
import type { ScenarioFacts } from '../model/night.ts';
import { isConfirmed } from './confirmation.ts';
import { judgeObjectives } from './judge-objectives.ts';
import { judgeTimes } from './judge-times.ts';
import { nightsOf } from './nights.ts';
import { withoutErrors, withoutTimes } from './quarantine.ts';

export interface ScenarioContext {
  /** Of the scenario, without those of this very night and run. */
  readonly lines: readonly HistoryLine[];
  /** That holds in this night; null: none. */
  readonly quarantine: Quarantine | null;
  /** Quarantines that hold in this night for single experiments of it. */
  readonly experiments: readonly QuarantineSetting[];
  /** Why the whole night cannot be told; null: it can. */
  readonly obstacle: string | null;
}

export function judgeScenario(all: ScenarioFacts, context: ScenarioContext): JudgedScenario {
  const { lines, quarantine, experiments, obstacle } = context;
  const facts = withoutErrors(all, experiments);
  const before = nightsOf(lines).at(-1)?.state ?? null;
  const free = freely(withoutTimes(facts, experiments), lines, obstacle);
  const judged = { ...free, details: [...free.details, ...experiments.map(quarantinedText)] };
  const shared = { facts, before, quarantine };
  if (quarantine === null) return { ...shared, ...judged };
  const { reason, issue, until } = quarantine;
  return {
    ...shared,
    ...judged,
    state: 'quarantined',
    red: false,
    sentence: `quarantined until ${until} (${reason}, ${issue}): ${judged.sentence}`,
    counts: judged.counts && !judged.red,
  };
}

const quarantinedText = ({ experiment, reason, issue, until }: QuarantineSetting): string =>
  `quarantined until ${until} (${reason}, ${issue}): ${experiment}`;

type Freely = Omit<JudgedScenario, 'facts' | 'before' | 'quarantine'>;

/** As if it were in no quarantine. */
function freely(facts: ScenarioFacts, lines: readonly HistoryLine[], obstacle: string | null): Freely {
  const objectives = judgeObjectives(facts.objectives);
  const times = judgeTimes(facts, lines);
  const { measures } = times;
  const why = obstacle ?? unusableText(facts);
  if (why !== null) {
    const details = [...objectives.details, ...(objectives.sentence === null ? [] : [objectives.sentence])];
    const nothing = { red: false, counts: false, level: 'kept' } as const;
    return { state: 'inconclusive', sentence: `inconclusive: ${why}`, details, measures, ...nothing };
  }
  const { state, sentence } = objectives;
  const regressed = times.state === 'regressed';
  // What fails outright is said first; a known weakness that holds is good news beside a regression.
  if (state !== null && sentence !== null && !(regressed && state === 'known weakness')) {
    const details = [...objectives.details, times.sentence, ...times.details];
    return { state, red: true, sentence, details, measures, counts: false, level: 'kept' };
  }
  const { unsteady } = facts;
  const rest = [
    ...(unsteady === null ? [] : [`not steady in ${plural(unsteady.runs, 'run')}: ${unsteady.reason}`]),
    ...(sentence === null ? [] : [sentence]),
    ...objectives.details,
  ];
  return { ...times, red: regressed, details: [...times.details, ...rest] };
}

/** Null: something of it can be used. That a stack never gets steady any more is a result where the accepted revision still does. */
function unusableText({ unusable, used, verdicts, unsteady, comparison }: ScenarioFacts): string | null {
  if (unusable !== null) return unusable;
  if (used === 0 && unsteady !== null) {
    const confirmed = comparison?.measures.some(isConfirmed);
    return confirmed === true
      ? null
      : `never steady in ${unsteady.runs} of ${plural(unsteady.runs, 'run')}: ${unsteady.reason}`;
  }
  if (used === 0) return 'none of its runs can be used';
  return verdicts.inconclusive === used ? 'none of its runs could be judged' : null;
}
