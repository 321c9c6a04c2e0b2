/** A comparison as plain text. */
import type { Comparison } from '../model/comparison.ts';
import type { ComparisonPlan } from '../model/comparison-plan.ts';

export const renderComparisonJson = (comparison: Comparison): string => `${JSON.stringify(comparison, null, 2)}\n`;
export const renderComparisonHtml = (comparison: Comparison): string => comparison.sentence;
export const renderComparisonMarkdown = (comparison: Comparison): string => comparison.sentence;
export const renderComparisonTerminal = (comparison: Comparison, _: unknown): string =>
  [
    comparison.sentence,
    comparison.endingReason,
    ...comparison.measures.flatMap((m) => [
      `${m.measure.experiment}: ${m.title}`,
      ...m.variants.map(
        (v) =>
          `  ${v.variant}: ${v.repeats.map((r) => (r.seen ? (r.value / 1000).toFixed(2) : `>${r.value / 1000}`)).join(' ')} median ${v.median?.value} predicted ${JSON.stringify(v.predicted)} outside ${v.outside}`,
      ),
      ...m.pairs.map((p) => `  ${p.word}: ${p.sentence} p=${p.p} adj=${p.adjusted} det=${p.detectable}`),
      JSON.stringify(m.sensitivity),
    ]),
    ...comparison.variants.map((v) => JSON.stringify(v)),
    ...comparison.deviations.map((d) => d.sentence),
    JSON.stringify(comparison.recommendation, null, 1),
    JSON.stringify(comparison.design),
    ...comparison.notes,
    ...comparison.runs.filter((r) => r.rejected !== null).map((r) => `${r.folder}: ${r.rejected}`),
  ].join('\n');
export const renderComparisonPlan = (plan: ComparisonPlan, _: unknown): string =>
  `${plan.variants.map((v) => v.name).join(' | ')} · ${plan.blocks.length} blocks · looks ${JSON.stringify(plan.looks)} · headline ${JSON.stringify(plan.measures[0])} · ${Math.round(plan.wall / 1000)} s\n${plan.notes.join('\n')}`;
