/** What a plan knows and refuses of the faults that last, and of one replica. */
import { expect } from 'chai';
import {
  expect as expectThat,
  hang,
  http,
  limitCpu,
  misbehave,
  nothing,
  pause,
  recreate,
  remove,
  restart,
  start,
  stop,
} from '../../harness/index.ts';
import type { Action, HeldFault } from '../../harness/model/fault.ts';
import { api, apiHealth, db, describeScenario, planOf, problemsOf, service, services, web } from './sample.ts';

const fine = [expectThat(apiHealth).recovers({ within: '4s' })] as const;

const held = (fault: HeldFault, then?: Action) =>
  describeScenario({
    experiments: { a: { fault, hold: '40s', recovery: '15s', after: fine, ...(then === undefined ? {} : { then }) } },
  });

describe('a plan of a lasting fault', () => {
  const ending: readonly [string, HeldFault, Action][] = [
    ['an up of what was removed', remove(api), recreate(api)],
    ['an up of what was removed alongside', remove(api, db), recreate(db)],
    ['an up of what was stopped', stop(api), recreate(api)],
    ['a restart of what hangs', hang(api), restart(api)],
    ['a restart of what misbehaves', misbehave(api, { as: 'lies', by: { requests: '/rng', times: 4 } }), restart(api)],
    ['a restart of the one container that hangs', hang(api, { replica: 1 }), restart(api, { replica: 1 })],
  ];
  for (const [what, fault, then] of ending) {
    it(`accepts ${what}`, () => expect(problemsOf(held(fault, then))).to.deep.equal([]));
  }

  const useless: readonly [string, HeldFault, Action, RegExp][] = [
    ['a start of what was removed', remove(api), start(api), /^R210 a start of api does not end this fault/],
    ['an up of somebody else', remove(api), recreate(web), /^R210 an up of web does not end/],
    ['an up of what hangs', hang(api), recreate(api), /^R210 an up of api does not end/],
    ['a restart under a limit of CPU', limitCpu(api, { cpus: 0.1 }), restart(api), /^R210 a restart of api/],
    ['a restart of one container when all hang', hang(api), restart(api, { replica: 1 }), /^R210 a restart of api/],
  ];
  for (const [what, fault, then, problem] of useless) {
    it(`refuses ${what}`, () => expect(problemsOf(held(fault, then))[0]).to.match(problem));
  }

  it('accepts a limit of CPU, and refuses a replica that is not there', () => {
    expect(problemsOf(held(limitCpu(api, { cpus: 0.05 })))).to.deep.equal([]);
    expect(problemsOf(held(pause(api, { replica: 2 })))[0]).to.match(/^R210 api has one container, and none is #/);
    const scaled = [service('api', { replicas: 3, ports: [{ container: 80, host: null }] }), ...services.slice(1)];
    expect(problemsOf(held(pause(api, { replica: 3 })), scaled)).to.deep.equal([]);
    expect(problemsOf(held(pause(api, { replica: 4 })), scaled)[0]).to.match(/^R210 api has 3 containers/);
  });

  it('refuses a misbehaviour of a service that cannot be asked, and a removal alongside nobody', () => {
    expect(problemsOf(held(misbehave(db, { as: 'lies', by: { requests: '/', times: 1 } })))).to.have.length(1);
    const nobody = { type: 'service', name: 'nobody' } as const;
    expect(problemsOf(held(remove(api, nobody)))[0]).to.match(/^R202 .*nobody/);
  });

  it('knows that a removal is noticed without a health check, and a hang is not', () => {
    const expects = (fault: HeldFault) =>
      problemsOf(
        describeScenario({
          experiments: {
            a: {
              fault,
              hold: '40s',
              recovery: '15s',
              during: [expectThat(db).isDetected({ by: 'engine', within: '5s' })],
            },
          },
        }),
      );
    expect(expects(remove(db))).to.deep.equal([]);
    expect(expects(remove(api, db))).to.deep.equal([]);
    expect(expects(hang(db))[0]).to.match(/^R204 db has no health check/);
  });

  it('bounds the detection of a hang, and lets nothing be done', () => {
    const hung = held(hang(api));
    expect(planOf(hung).experiments[0]!.notes.join()).to.contain('health checks go on and wait');
    expect(planOf(hung).experiments[0]!.prediction.detection).not.to.equal(null);
    const control = describeScenario({
      probes: { apiHealth, page: http(web, '/') },
      experiments: {
        a: {
          fault: nothing(api),
          recovery: '15s',
          after: [expectThat(apiHealth).staysAvailable({ atLeast: '99%' }), expectThat(api).recovers({ within: '9s' })],
        },
      },
    });
    expect(problemsOf(control)).to.deep.equal([]);
  });
});
