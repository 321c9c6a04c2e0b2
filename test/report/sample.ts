/** What the analysis makes of one told run: as it passes, and as it would have been with other lines in its timeline. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../../harness/analysis/analyse.ts';
import type { Analysis, ExperimentAnalysis } from '../../harness/model/analysis.ts';
import type { TimelineEvent } from '../../harness/model/event.ts';
import { failure } from '../../harness/model/failure.ts';
import { milliseconds, range } from '../../harness/model/time.ts';
import { only } from '../timelines/events.ts';
import { readCase } from '../timelines/read-case.ts';

const told = readFileSync(join(import.meta.dirname, 'numbers-api.txt'), 'utf8');

/** What a run is known by, and what only Compose and a real engine tell of it. */
const identity: Partial<Analysis> = {
  scenario: 'numbers-api',
  title: 'numbers-api: what its health check notices, and what heals it',
  file: 'scenarios/numbers-api.ts',
  commit: '44cd49b1c9a0',
  command: 'resilience run scenarios/numbers-api.ts --seed 7f3a',
  wall: Date.UTC(2026, 10, 23, 4, 12, 9),
  kept: { names: ['resilience-numbers-api:v3', 'resilience-numbers-web:v3'], bytes: 1_300_000 },
  changes: [
    {
      service: null,
      field: 'name',
      from: 'numbers',
      to: 'one of its own',
      why: 'nothing else is touched, and runs do not clash',
    },
    ...(['numbers-api', 'numbers-web'] as const).map((service, index) => ({
      service,
      field: 'ports',
      from: `${8087 + index}:80`,
      to: 'free ports of 127.0.0.1',
      why: 'runs do not clash',
    })),
  ],
};

/** The run with lines of its timeline replaced. Throws where there is no such line. */
function runWith(replaced: Readonly<Record<string, string>> = {}): Analysis {
  const text = Object.entries(replaced).reduce((all, [line, other]) => {
    if (!all.includes(line)) throw new Error(`no such line: ${line}`);
    return all.replace(line, other);
  }, told);
  const { plan, events } = readCase(text);
  return { ...analyse(plan, events), ...identity };
}

export const passing = runWith();
export const [itsOwnBug, aCrash, noWayToTheApi] = passing.experiments as [
  ExperimentAnalysis,
  ExperimentAnalysis,
  ExperimentAnalysis,
];

const notCut = {
  'inject applied a connect from numbers-web to numbers-api was refused':
    'inject rejected a connect from numbers-web to numbers-api still succeeded',
};

const late = runWith({
  ...notCut,
  '56.8 answers apiHealth refused': '62.04 answers apiHealth refused',
  '56.8..105 answers apiHealth ok': '62.04..105 answers apiHealth ok',
  '61.8 numbers-api.1 healthy': '62.3 numbers-api.1 healthy',
});

/** The crash came back too late, beyond its limit and outside its predicted interval; nothing was cut; and there is a warning. */
export const failing: Analysis = {
  ...late,
  confidence: {
    ...late.confidence,
    warnings: [
      failure('R310', 'Events between 58 s and 58.4 s may be missing', { fix: 'run again on an idle machine' }),
    ],
  },
};

/** The cut never took hold, so nothing of it can be told. */
export const inconclusive = { ...runWith(notCut), scenario: 'numbers-web', file: 'scenarios/numbers-web.ts' };

/** Ended by Ctrl-C in the first experiment, before its operator's action. */
export const interrupted = interruptedAt(24_000);

function interruptedAt(end: number): Analysis {
  const { plan, events } = readCase(told);
  const failures = [failure('R308', 'The run was interrupted', { fix: 'run it again' })];
  const leftovers = ['network numbers-7f3a_default'];
  const ended = only('run.ended', end + 100, { ending: 'interrupted', leftovers, failures });
  const until: readonly TimelineEvent[] = [...events.filter((one) => one.at < end), ended];
  return { ...analyse(plan, until), ...identity, kept: null };
}

/** The crash never healed, and was noticed sooner than predicted: brackets at both edges of the picture. */
const [, dead] = runWith({
  '56.8 answers apiHealth refused': '105 answers apiHealth refused',
  '56.8..105 answers apiHealth ok': '',
  '61.8 numbers-api.1 healthy': '',
}).experiments;

export const hopeless: Analysis = {
  ...failing,
  experiments: [
    {
      ...dead!,
      label:
        'a crash of numbers-api with a label that is much too long to stand inside of its bar or on either side of it, as long ones are',
      prediction: {
        ...dead!.prediction,
        detection: range(milliseconds(15_000), milliseconds(19_000)),
        engineRecovery: range(milliseconds(100), milliseconds(19_700)),
      },
    },
  ],
};
