/** What is normal, as the terminal shows it. */
import { expect } from 'chai';
import { showBaseline } from '../../../harness/gate/show-baseline.ts';
import type { HistoryLine } from '../../../harness/model/history.ts';
import { milliseconds } from '../../../harness/model/time.ts';
import { renderBaselines } from '../../../harness/report/gate/baselines.ts';
import { acceptedLine, nightLine } from '../../store/nights.ts';

const plain = { colour: false, width: 100 };

const shown = (...lines: readonly HistoryLine[]) => ({
  schema: 'resilience.baseline/1' as const,
  history: 'reports/baselines',
  scenarios: [showBaseline('shop', lines)],
});

const night = (day: number, state: 'learning' | 'steady' | 'regressed' | 'inconclusive' = 'steady') => {
  const line = nightLine(day);
  const [value] = line.values;
  const never = { ...value!, quantity: 'engineRecovery' as const, median: null };
  const values = [{ ...value!, median: milliseconds(8000 + (day % 3) * 100) }, never];
  return { ...line, state, red: state === 'regressed', counts: state !== 'inconclusive', values };
};

const history = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((day) => night(day, 'learning')),
  night(9),
  night(10, 'regressed'),
  acceptedLine(10),
  night(11, 'inconclusive'),
  night(12),
];

describe('the text of `baseline show`', () => {
  it('has nights, level and ranges, and says what its signs mean', () => {
    expect(renderBaselines(shown(...history), plain)).to.equal(
      `shop
  2026-11-01 ……………………✔✖?✔ 2026-11-12
  12 nights, the last one steady
  docker 26.1.5, kernel 6.1.0, EPYC 7763, Compose project 0123456789ab
    11 of 12 nights make the baseline
    level since 2026-11-10 (2 nights): accepted by Ada, "the new client retries"
    api crashes  served again   8.05 s           7.86 … 8.24 s  ± 1 %
    api crashes  healthy again  not within 60 s  –

… learning   ✔ steady   ✖ red   ? inconclusive`,
    );
  });

  it('says why there is no baseline where the Compose project is another every night', () => {
    const other = (day: number) => ({ ...night(day), key: { ...nightLine(1).key!, compose: `digest-${day}` } });
    expect(renderBaselines(shown(...[1, 2, 3, 4].map(other)), plain)).to.match(/^ {2}its Compose project was another/m);
    expect(renderBaselines(shown(...[1, 2, 3, 4].map((day) => night(day))), plain)).to.not.contain('was another');
  });

  it('has colours where they are wanted, and the same text without them', () => {
    const text = renderBaselines(shown(...history), { ...plain, colour: true });
    expect(text).to.contain('\u001b[31m✖');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the colours.
    expect(text.replace(/\u001b\[\d+m/g, '')).to.equal(renderBaselines(shown(...history), plain));
  });

  it('breaks its columns into sentences on a narrow terminal', () => {
    const text = renderBaselines(shown(...history), { colour: false, width: 50 });
    expect(text).to.match(/^ {4}api crashes: served again 8\.05 s,\n {4}7\.86 … 8\.24 s, ± 1 %$/m);
    expect(Math.max(...text.split('\n').map((line) => line.length))).to.be.at.most(50);
  });

  it('tells where there is no night, and lets no text of others reach the terminal as it is', () => {
    expect(renderBaselines({ ...shown(), scenarios: [] }, plain)).to.match(/^no night yet in reports\/baselines/);
    const reason = acceptedLine(10, { reason: 'red \u001b[31m\nline', by: null });
    expect(renderBaselines(shown(...history.with(10, reason)), plain)).to.contain('accepted, "red  [31m line"');
  });
});
