/** A request that waited for a frozen service does not bring its recovery forward. */
import { expect } from 'chai';
import { firstAnswered, usualLatency } from '../../../harness/analysis/readings/first-answer.ts';
import { findRecovery, observeServed } from '../../../harness/analysis/readings/recovery.ts';
import { Samples } from '../../../harness/analysis/readings/sample-columns.ts';
import { Slots } from '../../../harness/analysis/readings/slots.ts';
import type { Window } from '../../../harness/analysis/readings/windows.ts';
import type { Outcome } from '../../../harness/model/probe.ts';
import { instant, milliseconds as ms, seconds } from '../../../harness/model/time.ts';
import { probe, sample as sampleAt } from '../answers.ts';

const sample = (due: number, end: number, outcome: Outcome) => sampleAt(due, outcome, { end: instant(end) });

/** Frozen in [1 s, 4 s); what is due within its last second is answered at its end, what was due before is given up. */
const frozen = Samples.of(
  Array.from({ length: 120 }, (_, n) => {
    const due = n * 100;
    if (due < 1000 || due >= 4000) return sample(due, due + 4, 'ok');
    return due + 1000 > 4000 ? sample(due, 4004, 'ok') : sample(due, due + 1000, 'response_timeout');
  }),
);

describe('the first answer', () => {
  it('of a service that thawed is when it thawed, not when the first request it then served was due', () => {
    const window: Window = {
      from: instant(1000),
      origin: instant(1000),
      to: instant(12_000),
      uncertainty: ms(0),
      complete: true,
    };
    const slots = Slots.of(frozen, probe);
    const found = findRecovery({ slots, samples: frozen, span: window, length: seconds(5), brokenSince: window.from });
    expect(observeServed(found, window, ms(104))).to.deep.equal({
      seen: true,
      at: 4000,
      time: { value: 3000, resolution: 104 },
    });
  });

  it('is that of whichever request was answered first', () => {
    const samples = Samples.of([
      sample(0, 900, 'ok'),
      sample(100, 850, 'wrong'),
      sample(200, 300, 'ok'),
      sample(400, 410, 'ok'),
    ]);
    expect(firstAnswered(samples, probe, 0)).to.equal(300);
  });

  it('is judged by the median latency', () => {
    expect(usualLatency(frozen, probe)).to.equal(4);
    expect(usualLatency(Samples.empty(), probe)).to.equal(0);
  });
});
