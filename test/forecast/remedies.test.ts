/** Forecasts of what an operator does about a momentary fault. */
import { expect } from 'chai';
import { forecast } from '../../harness/forecast/forecast.ts';
import type { Action } from '../../harness/model/fault.ts';
import type { ForecastCell } from '../../harness/model/forecast.ts';
import type { RestartPolicy } from '../../harness/model/settings.ts';
import { seconds } from '../../harness/model/time.ts';
import { health } from '../plan/parts.ts';
import { experiment, inputOf, planOf } from './plans.ts';

function cellOf(then: Action, restart: RestartPolicy): ForecastCell {
  const one = experiment({ kind: 'crash', target: 'app' }, seconds(10), { then });
  const plan = planOf({ health: health(1000, 1000, 2), restart }, [one]);
  const variant = { name: 'as it is', settings: [], healers: {}, plan };
  return forecast(inputOf([variant])).experiments[0]!.cells[0]!;
}

describe('a forecast of a crash with a remedy', () => {
  for (const kind of ['restart', 'start', 'recreate'] as const) {
    it(`brings back by a ${kind} what no policy starts, soon after it and never before`, () => {
      const cell = cellOf({ kind, target: 'app' }, { name: 'no' });
      expect(cell.engineRecovery.share, 'before').to.equal(0);
      expect(cell.afterEnd!.engineRecovery.share, 'from there').to.equal(1);
      expect(cell.downtime!.median).to.be.within(10_000, 12_500);
    });
  }

  it('brings nothing back by a remedy elsewhere', () => {
    const { engineRecovery, afterEnd } = cellOf({ kind: 'restart', target: 'other' }, { name: 'no' });
    expect([engineRecovery.share, afterEnd!.engineRecovery.share]).to.deep.equal([0, 0]);
  });

  it('does nothing by a start to what its policy has started', () => {
    expect(cellOf({ kind: 'start', target: 'app' }, { name: 'always' }).downtime!.median).to.be.below(1000);
  });
});
