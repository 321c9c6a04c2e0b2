/** What a run says of a measure: from which reading, counted from where, and when it says nothing. */
import { expect } from 'chai';
import type { MeasuredRun } from '../../harness/comparison/measured-run.ts';
import { readValue } from '../../harness/comparison/read-value.ts';
import { failure } from '../../harness/model/failure.ts';
import { instant, milliseconds, seconds } from '../../harness/model/time.ts';
import { crashRun, measureOf, observed, told } from './sample-runs.ts';

describe("a run's value", () => {
  let run: MeasuredRun;
  before(async () => {
    run = await crashRun();
  });
  const [one, service, probe] = [
    () => run.analysis.experiments[0]!,
    () => one().services.find((each) => each.service === 'api')!,
    () => one().probes.find((each) => each.probe === 'apiHealth')!,
  ];
  const read = (quantity: Parameters<typeof measureOf>[0], of = run) => readValue(measureOf(quantity), of)!;

  it('is that of the target for the engine, and that of the probe for users', () => {
    for (const [value, reading] of [
      [read('detection'), service().detection],
      [read('engineRecovery'), service().recovery],
      [read('recovery'), probe().recovery],
    ] as const) {
      if (!reading.seen) throw new Error('the crash of the sample is noticed and healed');
      expect(value).to.include({ seen: true, block: 0, folder: run.run.folder });
      expect(value).to.include(reading.time);
    }
    expect(read('downtime')).to.include({ seen: true, value: probe().downtime.value });
    expect(read('downtime').resolution).to.equal(1000 / run.plan.probes.apiHealth!.rate);
  });

  it('is not seen where it never came, nor where it came after the window', () => {
    const never = told(run, () => ({ services: [{ ...service(), detection: observed(null) }] }));
    expect(read('detection', never)).to.include({ seen: false, value: 20_000 });
    const short = readValue(measureOf('recovery', { window: milliseconds(100) }), run);
    expect(short).to.include({ seen: false, value: 100 });
  });

  it('is known only as far as the observation went', () => {
    const until = { seen: false, until: seconds(7), censoredBy: 'ended' } as const;
    const cut = told(run, () => ({ services: [{ ...service(), detection: until }] }));
    expect(read('detection', cut)).to.include({ seen: false, value: 7000 });
  });

  it('is that of the end of a relapse, and never came where it is down at the end', () => {
    const relapse = (stays: typeof until | ReturnType<typeof observed>) =>
      told(run, () => ({ probes: [{ ...probe(), relapse: { at: instant(0), stays } }] }));
    const until = { seen: false, until: seconds(20), censoredBy: 'ended' } as const;
    expect(read('recovery', relapse(until))).to.include({ seen: false, value: 20_000 });
    expect(read('recovery', relapse(observed(7000)))).to.include({ seen: true, value: 7000 });
  });

  it('counts from the revert where the measure does', () => {
    const held = told(run, () => ({ probes: [{ ...probe(), residualRecovery: observed(321) }] }));
    expect(readValue(measureOf('recovery', { from: 'revert' }), held)).to.include({ seen: true, value: 321 });
    expect(readValue(measureOf('recovery'), held)!.value).to.not.equal(321);
  });

  it('is no quick recovery by the engine where the engine noticed nothing: while the fault holds it never came, after it there is none', () => {
    const blind = told(run, () => ({
      services: [{ ...service(), detection: observed(null), recovery: observed(0), residualRecovery: observed(0) }],
    }));
    expect(read('engineRecovery', blind)).to.include({ seen: false, value: 20_000 });
    expect(readValue(measureOf('engineRecovery', { from: 'revert' }), blind)).to.equal(null);
  });

  it('is none where the experiment is inconclusive, unknown, without the reading, or in no block', () => {
    const lost = told(run, () => ({ inconclusive: failure('R302', 'the fault did not land') }));
    expect(readValue(measureOf('detection'), lost)).to.equal(null);
    expect(readValue(measureOf('detection', { experiment: 'another' }), run)).to.equal(null);
    expect(readValue(measureOf('detection', { service: 'nobody' }), run)).to.equal(null);
    expect(readValue(measureOf('recovery', { probe: 'nobody' }), run)).to.equal(null);
    expect(readValue(measureOf('detection'), { ...run, run: { ...run.run, block: null } })).to.equal(null);
  });
});
