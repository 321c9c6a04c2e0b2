/** A checkup with a check of every verdict that is common, for the texts and the page. */
import type { CheckResult, CheckTimeline, Checkup } from '../../../harness/model/checkup.ts';
import { instant, milliseconds } from '../../../harness/model/time.ts';
import { facts, measured, notRed, red, rest, trial } from '../../checkup/facts.ts';

const at = (from: number, to: number) => ({ from: instant(from), to: instant(to) });

const timeline: CheckTimeline = {
  span: at(0, 20_000),
  fault: at(2000, 12_000),
  states: [
    { ...at(0, 6000), state: 'green' },
    { ...at(6000, 12_600), state: 'red' },
    { ...at(12_600, 20_000), state: 'green' },
  ],
  users: [
    { ...at(0, 2100), good: true },
    { ...at(2100, 12_000), good: false },
    { ...at(12_000, 20_000), good: true },
  ],
  runs: [1000, 2000, 4000, 6000, 13_000].map((end, index) => ({ at: instant(end), good: index < 2 || index > 3 })),
};

const hung = trial('hangs', { experiment: 'api hangs', timeline });

const truthful: CheckResult = {
  ...facts({ trials: [hung, trial('dependency cut', { dependency: 'db', red: notRed(9000), timeline })] }),
  verdict: 'truthful',
  why: 'it was red whenever api was broken, 4 s after it hung, and at no other time',
  repair: null,
};

const wolf: CheckResult = {
  ...facts({
    service: 'web',
    trials: [
      hung,
      trial('dependency cut', {
        dependency: 'db',
        usersDown: measured(0),
        wolf: measured(41_000),
        blind: null,
        timeline,
      }),
      trial('port closed', { experiment: 'web closes its port', unknown: 'the engine does not permit it' }),
    ],
    notAsked: ['web closes its port: the engine does not permit it'],
  }),
  verdict: 'cries wolf',
  why: 'it was red for 41 s with users served, while web could not reach db: it asks db',
  repair: {
    sentence: 'the health check of web asks what its users ask: GET /',
    patch: '--- a/compose.yaml\n+++ b/compose.yaml\n@@ -1 +1 @@\n-  test: curl -f db\n+  test: curl -f 127.0.0.1\n',
    tried: 'mended',
    before: { verdict: 'cries wolf', why: 'it was red for 41 s' },
    after: { verdict: 'truthful', why: 'it was red whenever web was broken' },
  },
};

const early: CheckResult = {
  ...facts({
    service: 'db',
    command: 'pg_isready',
    judgedOn: null,
    trials: [trial('hangs', { red: red(9000), stretched: milliseconds(70_000), usersDown: null, timeline })],
    rest: rest({ early: measured(3240), price: null }),
    notAsked: ['nobody answers at a port of db, so nothing is said of its users'],
  }),
  verdict: 'early',
  why: 'it was green 3.24 s before users of db were served',
  repair: null,
};

export const sampleCheckup: Checkup = {
  schema: 'resilience.checkup/1',
  ...{ stack: 'shop', files: ['shop/compose.yaml'], run: '20261130-100000-7f3a', seed: '7f3a', version: '0.1.0' },
  command: 'resilience check-the-check shop --seed 7f3a',
  wall: Date.UTC(2026, 10, 30, 10, 0, 0),
  took: milliseconds(219_000),
  ending: 'completed',
  engine: null,
  checks: [wolf, early, truthful],
  unchecked: ['worker'],
  patch: wolf.repair!.patch,
  failures: [],
  leftovers: [],
};
