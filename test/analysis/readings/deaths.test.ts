import { expect } from 'chai';
import { tellRow } from '../../explore/tell-row.ts';

const statesOf = (happened: readonly string[], restart: string): readonly string[] => {
  const stack = [`service worker restart ${restart}`, 'service web', 'probe page web 10/s within 1'];
  const { analysis } = tellRow(stack, {
    ...{ key: 'worker crash', broken: { on: 'service', service: 'worker' }, happened },
    fault: { kind: 'crash', target: 'worker' },
    remedies: [
      { fault: { kind: 'restart', target: 'worker' }, happened: ['0.2 worker.1 started', '0.2 worker.1 restarted'] },
    ],
  });
  return analysis.services[0]!.replicas[0]!.lane.map(({ state }) => state);
};

describe('analysis/readings/deaths', () => {
  it('calls nobody restarting who is dead, though an operator restarts it later', () => {
    expect(statesOf(['0.2 worker.1 died 137'], 'no')).to.deep.equal(['running', 'exited']);
    expect(statesOf(['0.2 worker.1 died 137'], 'always')).to.deep.equal(['running', 'restarting']);
  });

  it('calls restarting who is ended by a restart through the engine, whatever its policy', () => {
    const happened = [
      '0 worker.1 signalled SIGTERM',
      '0.2 worker.1 died 0',
      '0.5 worker.1 started',
      '0.5 worker.1 restarted',
    ];
    expect(statesOf(happened, 'no')).to.deep.equal(['running', 'restarting', 'running']);
  });
});
