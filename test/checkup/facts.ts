/** Facts of a check, made by hand: one that tells the truth, to be changed. */
import type { CheckAtRest, CheckFacts, CheckPrice, CheckTrial, TrialKind } from '../../harness/model/checkup.ts';
import type { Measured, Observed } from '../../harness/model/measured.ts';
import { instant, milliseconds } from '../../harness/model/time.ts';

export const measured = (value: number, resolution = 100): Measured => ({
  value: milliseconds(value),
  resolution: milliseconds(resolution),
});

export const red = (time: number): Observed => ({ seen: true, at: instant(10_000 + time), time: measured(time) });
export const notRed = (until: number): Observed => ({ seen: false, until: milliseconds(until), censoredBy: 'ended' });

export const trial = (kind: TrialKind, change: Partial<CheckTrial> = {}): CheckTrial => ({
  ...{ kind, dependency: null, run: 'runs/trials-1', experiment: `api ${kind}`, unknown: null },
  held: milliseconds(9000),
  red: red(4000),
  redAs: 'unhealthy',
  stretched: null,
  usersDown: measured(9000),
  blind: measured(4000),
  wolf: null,
  late: measured(600),
  callers: [],
  timeline: { span: { from: instant(0), to: instant(20_000) }, fault: null, states: [], users: [], runs: [] },
  ...change,
});

export const price = (change: Partial<CheckPrice> = {}): CheckPrice => ({
  ...{ cpu: measured(61, 2), length: milliseconds(70), perHour: 1200, cpuPerHour: milliseconds(73_200) },
  ...{ runs: 10, leftBehind: 0, pidsLimit: null },
  ...change,
});

export const rest = (change: Partial<CheckAtRest> = {}): CheckAtRest => ({
  ...{ run: 'runs/rest', green: true, early: measured(0), wolf: measured(0) },
  ...{ lastOutput: 'ok', lastExit: 0, greenOutput: 'ok', price: price(), timeline: null },
  ...change,
});

export const facts = (change: Partial<CheckFacts> = {}): CheckFacts => ({
  ...{ service: 'api', command: 'curl -f http://127.0.0.1/', settings: 'every 1 s, timeout 1 s, 2 retries' },
  judgedOn: 'GET / at port 80',
  trials: [trial('hangs'), trial('port closed')],
  rest: rest(),
  read: [],
  notAsked: [],
  ...change,
});
