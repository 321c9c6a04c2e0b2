/** The ruler of a run, from its analysis. */
import { expect } from 'chai';
import { noiseBaselineOf } from '../../harness/campaign/noise-baseline.ts';
import type { Confidence } from '../../harness/model/analysis.ts';
import { milliseconds } from '../../harness/model/time.ts';
import { ruler } from './sample.ts';

const ms = milliseconds;
const probe = (name: string, p99: number): Confidence['probes'][number] => ({
  probe: name,
  sent: 100,
  late: 0,
  latenessP50: ms(1),
  latenessP99: ms(p99),
  latenessMax: ms(99),
  goodFor: ms(5000),
  resolution: ms(20),
});
const confidence: Confidence = {
  calibration: {
    engineRoundTripP50: ms(4),
    engineRoundTripMax: ms(40),
    clockOffset: ms(0),
    clockUncertainty: ms(1),
    timerLatenessP50: ms(1),
    timerLatenessP99: ms(2),
  },
  probes: [probe('page', 3), probe('click', 7)],
  witnesses: [],
  healthProbe: {
    api: { p50: ms(60), max: ms(90), count: 12 },
    web: { p50: ms(80), max: ms(81), count: 2 },
    // No check of its own was good.
    store: { p50: ms(0), max: ms(0), count: 0 },
  },
  warnings: [],
};

describe('the noise baseline', () => {
  it('is that of the latest probe and of the service whose checks take longest', () => {
    expect(noiseBaselineOf({ confidence })).to.deep.equal(ruler(7, 4, 80));
  });

  it('has no check where nothing was checked, and is none where nothing was calibrated', () => {
    expect(noiseBaselineOf({ confidence: { ...confidence, probes: [], healthProbe: {} } })).to.deep.equal(ruler(0, 4));
    expect(noiseBaselineOf({ confidence: { ...confidence, calibration: null } })).to.equal(null);
  });
});
