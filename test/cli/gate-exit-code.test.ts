import { expect } from 'chai';
import { gateExitCode } from '../../harness/cli/gate-exit-code.ts';
import { judgeNight } from '../../harness/gate/judge-night.ts';
import { failure } from '../../harness/model/failure.ts';
import type { GateResult } from '../../harness/model/gate.ts';
import type { NightFacts } from '../../harness/model/night.ts';
import { night, scenario } from '../gate/sample-night.ts';

const result = (verdict: GateResult['verdict'], facts: Partial<NightFacts> = {}): GateResult => ({
  ...judgeNight(night(1, [scenario()], facts), new Map(), { quarantine: [] }),
  verdict,
});

describe('the exit code of a night', () => {
  it('is that of its verdict', () => {
    expect(gateExitCode(result('pass'), [])).to.equal(0);
    expect(gateExitCode(result('fail'), [])).to.equal(1);
    expect(gateExitCode(result('inconclusive'), [])).to.equal(3);
  });

  it('is 130 where it was interrupted, whatever it said', () => {
    expect(gateExitCode(result('fail', { ending: 'interrupted' }), [])).to.equal(130);
  });

  it('is never 0 where something was left behind or could not be written', () => {
    expect(gateExitCode(result('pass', { leftovers: ['a container'] }), [])).to.equal(4);
    expect(gateExitCode(result('pass'), [failure('R405', 'no space')])).to.equal(4);
  });

  it('is 4 where the engine went away', () => {
    const gone = { ending: 'aborted', failures: [failure('R402', 'it went away')] } as const;
    expect(gateExitCode({ ...result('inconclusive', gone), failures: gone.failures }, [])).to.equal(4);
  });
});
