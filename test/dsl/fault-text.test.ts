/** Faults and probes as text: what is written of them gives the very same again. */
import { expect } from 'chai';
import { faultText } from '../../harness/dsl/fault-text.ts';
import { probeText } from '../../harness/dsl/probe-text.ts';
import * as language from '../../harness/index.ts';
import type { Fault } from '../../harness/model/fault.ts';
import { faultKinds } from '../../harness/model/fault-traits.ts';
import type { Probe } from '../../harness/model/probe.ts';

const shop = language.defineStack({ dirname: '/shop' }, { services: { api: { port: 80 }, db: {}, web: {} } });
const [api, db, web] = [shop.service('api'), shop.service('db'), shop.service('web')];

const run = (text: string): unknown => {
  const names = { ...language, api, db, web };
  return new Function(...Object.keys(names), `return ${text};`)(...Object.values(names));
};
const ref = (name: string): string => name;

const faults: readonly Fault[] = [
  language.nothing(api),
  language.crash(api, { replica: 2 }),
  language.kill(api, { signal: 'SIGTERM', replica: 2 }),
  language.restart(api),
  language.recreate(db),
  language.recreate(db, { address: 'another' }),
  language.recreate(db, { swapWith: web }),
  language.restartAll([db, api], { order: 'at once' }),
  language.startWithout(db, [api, web]),
  language.exit(api, { code: 3, by: { route: '/exit', method: 'GET' } }),
  language.exit(api, { code: 3, by: { exec: ['sh', '-c', "echo 'a'"] } }),
  language.stop(api),
  language.pause(api),
  language.hang(api),
  language.remove(db, web),
  language.limitCpu(api, { cpus: 0.05 }),
  language.misbehave(api, { as: 'answers 500', by: { route: { start: '/fail', end: '/repair' } } }),
  language.misbehave(api, { as: 'answers 500', by: { requests: '/rng', times: 4 } }),
  language.flipHealth(api, { by: 'wrapper' }),
  language.flipHealth(api, { by: { route: { fail: '/fail', pass: '/pass' } } }),
  language.flipHealth(api, { by: { requests: '/rng', times: 4 } }),
  language.breakDependency({ from: api, to: db, by: 'wrong-name' }),
  language.disconnect(api, { network: 'back' }),
  language.killChildren(api, { replica: 2 }),
  language.closePort(api, { port: 80 }),
];

const probes: readonly Probe[] = [
  language.http(api, '/', { rate: '20/s', within: '1s' }),
  language.http(api, "/a?b='c'", { status: [200, 404], body: /^a\/b "\d+"$/i, within: '1350ms', from: 'network' }),
  language.http(api, '/', { tls: { verify: false }, body: "it's" }),
  language.tcp(db, { port: 25, awaits: /^220 /, send: 'hi\r\n' }),
  language.redis(db, { port: 6379, rate: '5/s' }),
  language.postgres(db, { port: 5432, from: 'network' }),
  language.mysql(db, { port: 3306 }),
  language.amqp(db, { port: 5672 }),
  language.mongo(db, { port: 27_017 }),
  language.grpc(api, { good: 'serving', health: 'shop.Orders' }),
  language.grpc(api, {}),
];

describe('the text of a fault', () => {
  it('gives the same fault again, of every kind', () => {
    for (const fault of faults) expect(run(faultText(fault, ref)), faultText(fault, ref)).to.deep.equal(fault);
    expect(faultKinds.filter((kind) => faults.every((fault) => fault.kind !== kind))).to.deep.equal([]);
  });

  it('names services by the constants that the scenario has for them', () => {
    expect(faultText(faults[21]!, (name) => `${name}Service`)).to.equal(
      "breakDependency({ from: apiService, to: dbService, by: 'wrong-name' })",
    );
  });
});

describe('the text of a probe', () => {
  it('gives the same probe again, of every kind that an entry point may have', () => {
    for (const probe of probes) expect(run(probeText(probe, ref)!), probeText(probe, ref)!).to.deep.equal(probe);
  });

  it('is none for what only an author can know', () => {
    expect(probeText(language.sql(db, 'select 1'), ref)).to.equal(null);
  });
});
