/** What is read of timelines whose truth is known: red, blind, red without need, and green too early. */
import { expect } from 'chai';
import { analyse } from '../../harness/analysis/analyse.ts';
import { indexEvents } from '../../harness/analysis/event-index.ts';
import { effectiveSettings } from '../../harness/analysis/readings/effective-settings.ts';
import { readRest } from '../../harness/checkup/read-rest.ts';
import { readTrial, type TriedRun } from '../../harness/checkup/read-trial.ts';
import type { TrialKind } from '../../harness/model/checkup.ts';
import { readCase } from '../timelines/read-case.ts';

const runOf = (text: string): TriedRun => {
  // Users are asked by a probe that has their service's name.
  const { plan, events } = readCase(`${text}\n---\n`);
  const eventIndex = indexEvents(events);
  const { experiments } = analyse(plan, events);
  return { folder: 'runs/trials-1', plan, experiments, eventIndex, settings: effectiveSettings(plan, eventIndex) };
};

const trialIn = (run: TriedRun, kind: TrialKind, seesHang = true) => {
  const [planned] = run.plan.experiments;
  const trial = { service: 'api', kind, dependency: 'db', name: planned!.name, experiment: planned! };
  return readTrial(trial, run, { stretched: null, seesHang });
};

const held = (what: string, during: readonly string[]): string => `
service api health 1/1/2/0
service db
probe api api 20/s
experiment broken : ${what} : baseline 5 hold 10 recovery 10
---
0 api.1 started
0 db.1 started
1 api.1 healthy
1..6.05 answers api ok
1 begin baseline broken
6 end baseline
6 begin fault broken
6..6.05 inject applied done
${during.join('\n')}
16 end fault
16..16.05 revert applied undone
16 begin recovery broken
26 end recovery
27 ended completed`;

describe('a trial of a check', () => {
  it('was red with its service', () => {
    const during = [
      '6.05..16.05 answers api response_timeout',
      '9 api.1 unhealthy',
      '16.05..27 answers api ok',
      '17 api.1 healthy',
    ];
    const trial = trialIn(runOf(held('hang api', during)), 'hangs');
    expect(trial.red.seen && trial.red.time.value).to.be.closeTo(2950, 60);
    expect(trial).to.include({ redAs: 'unhealthy', unknown: null, wolf: null });
    expect(trial.blind!.value).to.be.closeTo(2950, 120);
    expect(trial.late!.value).to.be.closeTo(950, 120);
  });

  it("is late from the fault's end on, though who asked before it was answered by it", () => {
    const during = [
      '6.05..13.05 answers api response_timeout',
      '13.05..27 answers api ok',
      '9 api.1 unhealthy',
      '17 api.1 healthy',
    ];
    expect(trialIn(runOf(held('hang api', during)), 'hangs').late!.value).to.be.closeTo(1000, 120);
  });

  it('was blind: users were not served, and it stayed green', () => {
    const trial = trialIn(
      runOf(held('hang api', ['6.05..16.05 answers api response_timeout', '16.05..27 answers api ok'])),
      'hangs',
    );
    expect(trial.red.seen).to.equal(false);
    expect(trial.blind!.value).to.be.closeTo(10_000, 150);
  });

  it('cried wolf: red with a dependency, and every user was served', () => {
    const cut = held('breakDependency api db reject', [
      '6.05..27 answers api ok',
      '9 api.1 unhealthy',
      '17 api.1 healthy',
    ]);
    const trial = trialIn(runOf(cut), 'dependency cut');
    expect(trial.unknown).to.equal(null);
    expect(trial.wolf!.value).to.be.closeTo(8000, 150);
    expect(trial.late).to.equal(null);
  });

  it('says nothing of users where the kernel answers for a process that hangs', () => {
    const during = ['6.05..27 answers api ok', '9 api.1 unhealthy', '17 api.1 healthy'];
    const trial = trialIn(runOf(held('hang api', during)), 'hangs', false);
    expect(trial).to.include({ usersDown: null, wolf: null, blind: null, redAs: 'unhealthy' });
  });
});

const startedAgain = (answers: readonly string[]): string => `
service api health 1/1/2/0
probe api api 20/s
experiment idle : nothing api : baseline 1 recovery 3
---
0 api.1 started
1 api.1 healthy
1..5 answers api ok
1 begin baseline idle
2 end baseline
2..2.05 inject applied done
2 begin recovery idle
5 end recovery
6 api.1 died 143
6.5 api.1 started
8 api.1 healthy
${answers.join('\n')}
20 ended completed`;

describe('a fresh start', () => {
  it('was green before users were served', () => {
    const rest = readRest('api', runOf(startedAgain(['5..11.2 answers api refused', '11.2..20 answers api ok'])), null);
    expect(rest.green).to.equal(true);
    expect(rest.early!.value).to.be.closeTo(3200, 100);
  });

  it('was not, where users were served first', () => {
    const rest = readRest('api', runOf(startedAgain(['5..7 answers api refused', '7..20 answers api ok'])), null);
    expect(rest.early!.value).to.equal(0);
  });

  it('is not seen to be served by a single good answer', () => {
    const answers = [
      '5..9 answers api refused',
      '9..9.05 answers api ok',
      '9.05..12 answers api refused',
      '12..20 answers api ok',
    ];
    const rest = readRest('api', runOf(startedAgain(answers)), null);
    expect(rest.early!.value).to.be.closeTo(4000, 100);
  });
});
