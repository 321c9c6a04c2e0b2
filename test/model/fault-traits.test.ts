import { expect } from 'chai';
import * as door from '../../harness/index.ts';
import { actionKinds } from '../../harness/model/action-traits.ts';
import type { Fault } from '../../harness/model/fault.ts';
import {
  cancelsRestartPolicy,
  endedBy,
  endsProcess,
  isControl,
  restartWouldMend,
  servicesStruck,
  servicesTouched,
  silencesTarget,
  sufferer,
  switchesChecksOff,
} from '../../harness/model/fault-facts.ts';
import { faultKinds, helperContainersOf, isHeld, needsOf } from '../../harness/model/fault-traits.ts';
import { faultSamples } from './fault-samples.ts';

const kindsThat = (fact: (fault: Fault) => boolean): readonly string[] =>
  Object.values(faultSamples)
    .filter(fact)
    .map((one) => one.kind);

describe('the traits of faults', () => {
  it('tell what is held from what happens in an instant', () => {
    expect(kindsThat((one) => !isHeld(one))).to.deep.equal([
      ...['nothing', 'crash', 'kill', 'restart', 'recreate', 'killChildren', 'restartAll', 'exit'],
    ]);
  });

  it('tell what the engine sees of a process', () => {
    expect(kindsThat(endsProcess)).to.deep.equal([
      ...['crash', 'kill', 'restart', 'recreate', 'restartAll', 'startWithout', 'exit', 'stop', 'remove'],
    ]);
    expect(kindsThat(cancelsRestartPolicy)).to.deep.equal(['kill', 'startWithout', 'stop']);
    expect(kindsThat(silencesTarget)).to.deep.equal(['crash', 'kill', 'exit', 'hang', 'remove']);
    expect(kindsThat(switchesChecksOff)).to.deep.equal(['pause']);
    expect(kindsThat(isControl)).to.deep.equal(['nothing']);
  });

  it('tell what ends a fault, and what a healer would', () => {
    expect(kindsThat(restartWouldMend)).to.deep.equal(['killChildren', 'hang', 'misbehave', 'flipHealth', 'closePort']);
    expect(kindsThat((one) => endedBy(one).includes('start'))).to.deep.equal(['startWithout', 'stop']);
    expect(kindsThat((one) => endedBy(one).includes('recreate'))).to.deep.equal(['startWithout', 'stop', 'remove']);
  });

  it('tell what a fault needs', () => {
    expect(kindsThat((one) => helperContainersOf(one).includes('host-pid'))).to.deep.equal([
      'crash',
      'killChildren',
      'hang',
    ]);
    expect(kindsThat((one) => helperContainersOf(one).includes('nft'))).to.deep.equal(['breakDependency', 'closePort']);
    expect(kindsThat((one) => needsOf(one).includes('port'))).to.deep.equal(['exit', 'misbehave']);
    expect(needsOf(faultSamples.flipHealth)).to.deep.equal(['health check', 'wrapper']);
  });

  it('tell whom a fault strikes, whom it touches, and who is the worse for it', () => {
    expect(servicesStruck(faultSamples.remove)).to.deep.equal(['api', 'db']);
    expect(servicesTouched(faultSamples.remove)).to.deep.equal(['api', 'db']);
    expect(servicesStruck(faultSamples.breakDependency)).to.deep.equal(['api']);
    expect(servicesTouched(faultSamples.breakDependency)).to.deep.equal(['api', 'web']);
    expect(sufferer(faultSamples.breakDependency)).to.equal('web');
    expect(sufferer(faultSamples.remove)).to.equal('api');
  });
});

describe('the public door', () => {
  it('has a verb for every kind of fault, and for everything that an operator does', () => {
    const verbs = Object.keys(door);
    expect([...faultKinds, ...actionKinds].filter((kind) => !verbs.includes(kind))).to.deep.equal([]);
  });
});
