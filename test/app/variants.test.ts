import { expect } from 'chai';
import { askedVariants } from '../../harness/app/variants.ts';
import { countCells } from '../../harness/design/cells.ts';
import type { LoadedScenario } from '../../harness/scenario-file/loaded-scenario.ts';

const loaded = { scenario: { experiments: {} }, variants: {} } as unknown as LoadedScenario;
const values = Array.from({ length: 300 }, (_, index) => `${index + 1}s`).join(',');
const fields = ['interval', 'timeout', 'start_period'].map((field) => `web:healthcheck.${field}`);
const options = { cell: [], merge: [], revision: [], experiment: [] };

describe('the variants that are asked for', () => {
  it('are counted and refused before they are made where they are too many', () => {
    const vary = fields.map((field) => `${field}=${values}`);
    const { changes, problems } = askedVariants(loaded, { ...options, vary, design: 'full' }, ['web'], 10_000);
    expect(changes).to.deep.equal([]);
    expect(problems).to.deep.equal([
      {
        code: 'R115',
        message: 'these are 27000000 variants together, and the most is 10000',
        at: fields.map((field) => `--vary ${field}`).join(' '),
        fix: 'name fewer values, or vary one at a time: --design one-at-a-time makes 898 of them',
      },
    ]);
  });

  it('are as many as were counted where they are not', () => {
    const vary = fields.slice(0, 2).map((field) => `${field}=1s,2s,3s`);
    for (const design of ['full', 'one-at-a-time'] as const) {
      const { changes, factors } = askedVariants(loaded, { ...options, vary, design }, ['web'], 10);
      expect(changes, design).to.have.length(countCells(factors, design));
    }
  });
});
