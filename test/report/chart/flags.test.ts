/** Flags above the lanes: what was not observed has both of its ends. */
import { expect } from 'chai';
import { instant } from '../../../harness/model/time.ts';
import { renderHtml } from '../../../harness/report/html.ts';
import { passing } from '../sample.ts';

describe('report/chart/flags', () => {
  const [first, ...others] = passing.experiments;
  const withRange = {
    ...passing,
    experiments: [
      {
        ...first!,
        markers: first!.markers.map((one) => ({
          ...one,
          within: { from: instant(one.at - 900), to: instant(one.at + 900) },
        })),
      },
      ...others,
    ],
  };

  it('draws both ends of what may have come at any time of a stretch', () => {
    const kinds = new Set(first!.markers.map((one) => one.kind));
    for (const kind of kinds) expect(renderHtml(withRange)).to.contain(`range ${kind}`);
  });

  it('draws no ends of what was seen', () => expect(renderHtml(passing)).not.to.match(/class="range /));
});
