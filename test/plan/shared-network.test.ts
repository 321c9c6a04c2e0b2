/** What a plan says of services in the network of another: what works is planned, and advice can be followed. */
import { expect } from 'chai';
import {
  breakDependency,
  crash,
  disconnect,
  dns,
  expect as expectThat,
  pause,
  remove,
  type ScenarioDescription,
} from '../../harness/index.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { isHeld } from '../../harness/model/fault-traits.ts';
import type { NamespaceOwner } from '../../harness/model/shared-namespaces.ts';
import { renderPlan } from '../../harness/report/plan.ts';
import { api, apiHealth, compile, db, describeScenario, planOf, service, web } from './sample.ts';

/** `api` in a network as given, `web` with one of its own and a published port, `db` beside it. */
const stackWith = (network: NamespaceOwner, port = 80) => [
  service('api', { ports: [], networks: [], shares: { network } }),
  service('web', { ports: [{ container: port, host: 8080 }] }),
  service('db', { ports: [], health: null, healthFrom: 'none' }),
];
const atWeb = stackWith({ is: 'service', name: 'web' });

const withFault = (fault: Fault): Partial<ScenarioDescription> => ({
  experiments: {
    a: {
      fault,
      ...(isHeld(fault) && { hold: '9s' }),
      recovery: '20s',
      after: [expectThat(apiHealth).isUnaffected()],
    } as ScenarioDescription['experiments'][string],
  },
});
const problemOf = (scenario: Partial<ScenarioDescription>, services = atWeb) => {
  const [problem] = compile(describeScenario(scenario), services).problems ?? [];
  return problem === undefined ? null : { code: problem.code, message: problem.message, fix: problem.fix };
};
const notesOf = (fault: Fault) => planOf(describeScenario(withFault(fault)), atWeb).experiments[0]!.notes;

describe('a service in the network of another', () => {
  it('is asked at a port that the other one publishes', () => {
    expect(problemOf({})).to.equal(null);
  });

  it('is asked at a port that the run publishes there, where the file does not', () => {
    const services = stackWith({ is: 'service', name: 'web' }, 81);
    expect(problemOf({}, services)).to.equal(null);
    const { services: planned } = planOf(describeScenario({}), services);
    expect(planned.map(({ name, publishes }) => [name, publishes ?? []])).to.deep.include(['web', [80]]);
  });

  it('cannot be asked in a network that is not of the stack, but for the one of the host', () => {
    expect(problemOf({}, stackWith({ is: 'host' }))).to.equal(null);
    expect(problemOf({}, stackWith({ is: 'none' }))?.message).to.match(/: api is in no network at all$/);
    const outside = problemOf({}, stackWith({ is: 'container', name: 'theirs' }));
    expect(outside?.code).to.equal('R207');
    expect(outside?.message).to.match(/: api is in the network of the container theirs, which is not of the stack$/);
  });

  it('has no name to be looked up; the other one has', () => {
    expect(problemOf({ probes: { apiHealth, name: dns(api) } })).to.deep.equal({
      code: 'R212',
      message: 'api is in the network of web, so it has no name there',
      fix: 'look up web',
    });
  });

  it('leaves it with the other one', () => {
    expect(problemOf(withFault(disconnect(api)))).to.deep.equal({
      code: 'R212',
      message: 'api is in the network of web, so it has none of its own to leave',
      fix: 'disconnect web, and api goes off with it',
    });
    expect(notesOf(disconnect(web))).to.include('api is in the network of web, and off with it');
  });

  it('has no path to the other one that could be broken, and one to all others, with whom it is shared said', () => {
    expect(problemOf(withFault(breakDependency({ from: api, to: web })))).to.deep.equal({
      code: 'R210',
      message: 'api and web are in one network, so there is no path between them to break',
      fix: 'pause web, or let it crash or hang',
    });
    expect(notesOf(breakDependency({ from: api, to: db }))).to.deep.equal(['web loses db too: one network with api']);
    expect(notesOf(breakDependency({ from: db, to: api }))).to.deep.equal(['db loses web too: one network with api']);
  });

  it('has no path that is ours where its network is the one of the host', () => {
    const host = stackWith({ is: 'host' });
    const scenario = { ...withFault(breakDependency({ from: api, to: db })) };
    const all = compile(describeScenario(scenario), host).problems ?? [];
    expect(all.map((one) => one.message)).to.include('api is in the network of the host, which is not ours to change');
  });

  it('keeps a dead network when the other one ends, which the plan says', () => {
    const dead = 'api is in the network of web, and has a dead one from then on, until';
    expect(notesOf(crash(web))).to.include(`${dead} restarted too`);
    expect(notesOf(remove(web))).to.include(`${dead} created again too`);
    expect(notesOf(pause(web)).join()).to.not.match(/dead/);
    expect(notesOf(crash(api)).join()).to.not.match(/dead/);
  });

  it('is told in the text of the plan', () => {
    const text = renderPlan(planOf(describeScenario(), atWeb));
    expect(text).to.match(/^ {2}api: .*; restart: on-failure; in the network of web$/m);
    expect(text).to.match(/^ {2}web: .*; restart: on-failure$/m);
  });

  it('ends with the one among whose processes it is', () => {
    const among = [
      service('api', { shares: { pid: { is: 'service', name: 'web' } } }),
      ...atWeb.filter((one) => one.name !== 'api'),
    ];
    const plan = planOf(describeScenario(withFault(crash(web))), among);
    expect(plan.experiments[0]!.notes).to.include('api is among the processes of web, and ends with it');
    expect(renderPlan(plan)).to.match(/^ {2}api: .*; among the processes of web$/m);
  });
});
