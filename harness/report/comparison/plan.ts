/** What a comparison would do, before it starts: variants, blocks, interim analyses, controls, and how long it takes. */
import { whole } from '../../model/bound.ts';
import type { ComparisonPlan, Measure } from '../../model/comparison-plan.ts';
import { plural } from '../../model/count-text.ts';
import { longText, secondsText } from '../../model/duration-text.ts';
import { bandText } from '../../model/estimate-text.ts';
import type { Variant } from '../../model/variant.ts';
import { hang, harmless, painter } from '../paint.ts';
import { looksText } from './figures.ts';
import { settingName } from './words.ts';

const measureText = ({ experiment, quantity, service, probe, window, from }: Measure): string => {
  const what = {
    detection: 'time to detect, by the engine',
    recovery: 'time to recover, for users',
    engineRecovery: 'time to recover, by the engine',
    downtime: 'downtime, for users',
  }[quantity];
  const seen = probe === null ? '' : `, seen by ${probe}`;
  return `${what}: ${experiment}, ${service}${seen}, in ${secondsText(window)} from the ${from === 'revert' ? 'end of the revert' : 'end of the injection'}`;
};

const settingsText = (variant: Variant): string =>
  variant.settings.length === 0
    ? 'as the stack is'
    : variant.settings.map((one) => `${settingName(one.field)} ${one.value}`).join(' · ');

/** What its settings imply for the headline; empty where nothing. */
function bandOf(variant: Variant, measure: Measure | undefined): string {
  const planned = variant.plan.experiments.find((one) => one.name === measure?.experiment);
  if (measure === undefined || planned === undefined) return '';
  const { detection, userRecovery, engineRecovery } = planned.prediction;
  const band = { detection, recovery: userRecovery, engineRecovery, downtime: null }[measure.quantity];
  return band === null ? '' : `; implies ${bandText(whole(band))}`;
}

function runsText({ blocks, variants, controls }: ComparisonPlan): string {
  const repeats = blocks.length * variants.length;
  const controlText = controls.length === 0 ? '' : ` and ${plural(controls.length, 'control')} without a fault`;
  return `${plural(repeats, 'run')} in ${plural(blocks.length, 'block')}${controlText}`;
}

/** How long one after the other, and how many side by side. */
function wallText({ wall, jobs }: ComparisonPlan): string {
  const least =
    typeof jobs === 'number' && jobs > 1
      ? `, at least ${longText((wall / jobs) as typeof wall)} with ${jobs} side by side`
      : '';
  const auto = jobs === 'auto' ? ', less as far as the machine can take runs side by side' : '';
  return `${longText(wall)} one after the other${least}${auto}`;
}

/** Lines of at most `width` columns where words allow, ending with a line break. */
export function renderComparisonPlan(
  plan: ComparisonPlan,
  { colour, width }: { readonly colour: boolean; readonly width: number } = { colour: false, width: 100 },
): string {
  const paint = painter(colour);
  const [headline, ...others] = plan.measures;
  const names = plan.variants.map((one) => harmless(one.name));
  const column = Math.min(36, Math.max(...names.map((name) => name.length), 4));
  const line = (name: string, text: string): string => hang(`${name.padEnd(10)}`, text, width);
  return `${[
    hang(
      '',
      `${plan.scenario} · ${plural(plan.variants.length, 'variant')} · ${plural(plan.blocks.length, 'block')} · ${wallText(plan)} · seed ${plan.seed}`,
      width,
      (words) => paint('bold', words),
    ),
    '',
    ...plan.variants.map((one, index) => {
      const mark = one.name === plan.reference ? ' (reference)' : '';
      return hang(`  ${names[index]!.padEnd(column)}  `, `${settingsText(one)}${bandOf(one, headline)}${mark}`, width);
    }),
    '',
    ...(headline === undefined ? [] : [line('headline', measureText(headline))]),
    ...others.map((one) => line('also', measureText(one))),
    ...(plan.objective === null ? [] : [line('objective', plan.objective.text)]),
    line('runs', runsText(plan)),
    line('analyses', looksText(plan.looks)),
    line('same', `ratios between ${plan.same.min} and ${plan.same.max} are of no practical difference`),
    ...plan.notes.map((note) => line('note', note)),
  ].join('\n')}\n`;
}
