import { expect } from 'chai';
import type { Dependency } from '../../harness/model/one-shot.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { describeScenario, service } from './sample.ts';

const unchecked = { health: null, healthFrom: 'none' } as const;

function problemsOf(dependency: Partial<Dependency>, db: object = unchecked) {
  const dependsOn: readonly Dependency[] = [{ service: 'db', condition: 'service_healthy', ...dependency }];
  const services = [service('api', { dependsOn }), service('db', db), service('web')];
  const input = { scenario: describeScenario(), name: 'a', file: 'a.ts', seed: '', services };
  return (compilePlan(input).problems ?? []).filter((one) => one.code === 'R221');
}

describe('who waits for the health of a service that nobody checks', () => {
  it('is refused before anything starts, with both names and what to do', () => {
    const [problem, ...more] = problemsOf({});
    expect(more).to.deep.equal([]);
    expect(problem!.message).to.equal('api waits for db to be healthy, and db has no health check');
    expect(problem!.at).to.match(/service api$/);
    expect(problem!.fix).to.match(/give db a healthcheck/);
  });

  it('is nobody who waits for less, who starts without it too, or of whom only an image can tell', () => {
    expect(problemsOf({ condition: 'service_started' })).to.deep.equal([]);
    expect(problemsOf({ required: false })).to.deep.equal([]);
    expect(problemsOf({}, { health: null, healthFrom: 'unknown' })).to.deep.equal([]);
    expect(problemsOf({}, {})).to.deep.equal([]);
  });
});
