/** The dashboard of nights against what a night tells. */
import { expect } from 'chai';
import { renderGateMetrics } from '../../../harness/metrics/fold-gate.ts';
import { sampleNight } from '../../metrics/sample-night.ts';
import { dashboards, queriesOf } from './dashboards.ts';

const board = dashboards().find(({ uid }) => uid === 'resilience-gate')!;
const asked = [
  ...queriesOf(board).map(({ expr }) => expr),
  ...board.templating.list.map(({ definition }) => definition),
];
const valuesOf = (text: string, label: string): readonly string[] => [
  ...new Set([...text.matchAll(new RegExp(`[{,]${label}="([^"$]*)"`, 'g'))].map((one) => one[1]!)),
];

describe('the dashboard of nights', () => {
  let told: string;
  before(async () => {
    told = await renderGateMetrics(sampleNight());
  });

  it('asks for metrics that a night has, and for labels that they have', () => {
    const selected = asked.flatMap((expr) => [...expr.matchAll(/(resilience_\w+)(?:\{([^}]*)\})?/g)]);
    expect(selected.length).to.be.above(20);
    for (const [, name, selector = ''] of selected) {
      const labels = [...selector.matchAll(/(\w+)=/g)].map((one) => `${one[1]}="`);
      const series = told.split('\n').find((line) => line.startsWith(`${name}{`));
      expect(series, name).to.be.a('string');
      for (const label of labels) expect(series, `${name} has ${label}`).to.include(label);
    }
  });

  it('has a value, a name and a colour for each state and each verdict', () => {
    for (const [title, label] of [
      ['States', 'state'],
      ['Verdicts', 'verdict'],
      ['Verdict', 'verdict'],
    ] as const) {
      const panel = board.panels.find((one) => one.title === title)!;
      if (panel.type === 'row') throw new Error(`${title} is a row`);
      const codes = [...panel.targets[0]!.expr.matchAll(/="([^"]+)"\} \* (\d+)/g)].map(([, name, code]) => [
        code,
        name,
      ]);
      expect(codes.map(([, name]) => name).sort()).to.deep.equal([...valuesOf(told, label)].sort());
      const [mapping] = panel.fieldConfig.defaults.mappings!;
      if (mapping?.type !== 'value') throw new Error(`${title} maps no values`);
      const named = Object.entries(mapping.options).map(([code, { text }]) => [code, text]);
      expect(named).to.deep.equal(codes);
      expect(new Set(Object.values(mapping.options).map(({ color }) => color)).size).to.equal(codes.length);
    }
  });

  it('fills the band from the low bound to the high one, by the names that the two are shown with', () => {
    const panel = board.panels.find(({ title }) => title.includes('served again'))!;
    if (panel.type === 'row') throw new Error('it is a row');
    const legend = (bound: string) => panel.targets.find(({ expr }) => expr.includes(`bound="${bound}"`))!;
    const filled = panel.fieldConfig.overrides.find(({ matcher }) => matcher.options === legend('high').refId)!;
    expect(filled.properties).to.deep.include({ id: 'custom.fillBelowTo', value: legend('low').legendFormat });
  });
});
