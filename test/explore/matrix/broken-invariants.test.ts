import { expect } from 'chai';
import { columnsOf } from '../../../harness/explore/matrix/columns.ts';
import { matrixRow } from '../../../harness/explore/matrix/matrix-row.ts';
import { sampleStack, stackLines } from '../sample-stack.ts';
import { type ToldRow, tellRow } from '../tell-row.ts';
import { findingsOf, named, told } from '../weak.ts';

const crash = { kind: 'crash', target: 'api' } as const;
const brokeOf = (more: Partial<ToldRow>): readonly string[] => {
  const row: ToldRow = {
    key: 'api crash',
    broken: { on: 'service', service: 'api' },
    fault: crash,
    happened: [],
    ...more,
  };
  return matrixRow(tellRow(stackLines, row), columnsOf(sampleStack, new Set(['api']))).broke;
};
const lives = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => [
    `${0.2 + 3 * index} api.1 died 1`,
    `${1 + 3 * index} api.1 started`,
  ]).flat();

describe('explore/matrix/broken-invariants', () => {
  it('are none where it is well again', () =>
    expect(
      brokeOf({ happened: ['0..2 api refused', '0.2 api.1 died 137', '0.5 api.1 started', '2.6 api.1 healthy'] }),
    ).to.deep.equal([]));

  it('tell who loops, which is a finding too', () => {
    const happened = ['0..20 proxy http5xx', '0..20 api refused', ...lives(6), '18.5 api.1 died 1'];
    expect(brokeOf({ happened })).to.deep.equal([
      'api started and ended again and again, 7 times after the fault was over',
    ]);
    expect(findingsOf([told('api crash', crash, happened)]).map(named)).to.include('loops: api');
  });

  it('take two more ends, and then peace, for no loop', () =>
    expect(brokeOf({ happened: [...lives(3), '8 api.1 healthy'] })).to.deep.equal([]));

  it('tell what is still unhealthy after the last remedy, and not what was healed', () => {
    const ill = ['0.2 api.1 died 137', '0.5 api.1 started', '6.5 api.1 unhealthy'];
    expect(brokeOf({ happened: ill })).to.deep.equal(['api was still unhealthy when everything was over']);
    const remedies = [{ fault: { kind: 'restart', target: 'api' } as const, happened: ['2 api.1 healthy'] }];
    expect(brokeOf({ happened: ill, remedies })).to.deep.equal([]);
  });

  it('tell who suffered though nothing that it needs was touched', () =>
    expect(brokeOf({ happened: ['0..2 proxy http5xx'], hurt: ['api'] })).to.deep.equal([
      'proxy suffered too, which no edge explains',
    ]));
});
