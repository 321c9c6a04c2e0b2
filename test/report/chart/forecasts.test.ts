import { expect } from 'chai';
import type { Observed } from '../../../harness/model/analysis.ts';
import { instant, milliseconds, range } from '../../../harness/model/time.ts';
import type { ForecastMark } from '../../../harness/report/chart/forecasts.ts';
import { forecasts, hitOf } from '../../../harness/report/chart/forecasts.ts';
import { aCrash, failing, interrupted, itsOwnBug, noWayToTheApi } from '../sample.ts';

/** Known to 20 ms. */
const seen = (value: number): Observed => ({
  seen: true,
  at: instant(value),
  time: { value: milliseconds(value), resolution: milliseconds(20) },
});

const forecast = (measured: ForecastMark['measured']): ForecastMark => ({
  name: 'noticed',
  from: instant(0),
  bounds: range(milliseconds(1000), milliseconds(2000)),
  measured,
});

describe('report/chart/forecasts', () => {
  it('calls a time outside its bounds a miss only where its resolution does not reach them', () => {
    expect(hitOf(forecast(seen(1500)))).to.equal('inside');
    expect(hitOf(forecast(seen(2010)))).to.equal('inside');
    expect(hitOf(forecast(seen(2030)))).to.equal('late');
    expect(hitOf(forecast(seen(900)))).to.equal('early');
    expect(hitOf(forecast({ seen: false, until: milliseconds(5000), censoredBy: 'ended' }))).to.equal('unseen');
    expect(hitOf(forecast(null))).to.equal('unmeasured');
  });

  it('counts a held fault from its end and a momentary one from its injection', () => {
    expect(forecasts(itsOwnBug).map((one) => [one.name, one.from])).to.deep.equal([
      ['noticed', 10_060],
      ['users served', 35_400],
      ['healthy again', 35_400],
    ]);
    expect(forecasts(aCrash).map((one) => one.from)).to.deep.equal([56_024, 56_024, 56_024]);
    expect(forecasts(noWayToTheApi).map((one) => one.name)).to.deep.equal(['users served']);
  });

  it('sees the crash that came back too late', () => {
    expect(forecasts(failing.experiments[1]!).map(hitOf)).to.deep.equal(['inside', 'late', 'inside']);
  });

  it('has nothing to say of what was not injected', () => {
    expect(forecasts(interrupted.experiments[1]!)).to.deep.equal([]);
  });
});
