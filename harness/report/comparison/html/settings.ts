/** In which settings the variants differ, as a table; what differs from the reference is marked. */
import type { Comparison, VariantResult } from '../../../model/comparison.ts';
import { distinct } from '../../../model/distinct.ts';
import type { SettingValue } from '../../../model/variant.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { manyVariants } from '../words.ts';
import type { TableCell } from './cells-table.ts';
import { cellsTable } from './cells-table.ts';

const sameSetting = (one: SettingValue, other: SettingValue): boolean =>
  one.service === other.service && one.field === other.field;

const settingOf = (variant: VariantResult, setting: SettingValue): string =>
  variant.settings.find((one) => sameSetting(one, setting))?.value ?? '–';

const changed = (value: string): Markup =>
  html`<span class="sr">changed: </span><b><span aria-hidden="true">● </span>${value}</b>`;

/** With its service where they are of several. */
function settingLabel({ service, field }: SettingValue, own: VariantResult): string {
  const services = new Set(own.settings.map((one) => one.service));
  return service === null || services.size === 1 ? field : `${service} ${field}`;
}

const captionOf = (own: VariantResult): string => {
  const services = distinct(own.settings.map((one) => one.service));
  const of = services.length === 1 && services[0] != null ? `Settings of ${services[0]}; ` : '';
  return `${of}● differs from ${own.variant}`;
};

/** The value that a variant has, marked where the reference has another. */
function cell(variant: VariantResult, setting: SettingValue): TableCell {
  const value = settingOf(variant, setting);
  return value === setting.value ? value : { className: 'changed', content: changed(value) };
}

/** A row for each setting, a column for each variant. */
const bySetting = (own: VariantResult, others: readonly VariantResult[]): Markup =>
  cellsTable(
    captionOf(own),
    'settings-table',
    ['setting', `${own.variant} (reference)`, ...others.map((one) => one.variant)],
    own.settings.map((setting) => ({
      name: settingLabel(setting, own),
      cells: [setting.value, ...others.map((one) => cell(one, setting))],
    })),
  );

/** The other way round, for more variants than fit beside each other. */
const byVariant = (own: VariantResult, others: readonly VariantResult[]): Markup =>
  cellsTable(
    captionOf(own),
    'settings-table',
    ['variant', ...own.settings.map((one) => settingLabel(one, own))],
    [own, ...others].map((one) => ({
      name: one === own ? `${one.variant} (reference)` : one.variant,
      cells: own.settings.map((setting) => cell(one, setting)),
      className: one === own ? 'reference' : '',
    })),
  );

export function settingsDiff(comparison: Comparison): Markup {
  const { variants, reference } = comparison;
  const own = variants.find((one) => one.variant === reference) ?? variants[0];
  if (own === undefined || own.settings.length === 0) return null;
  const others = variants.filter((one) => one !== own);
  return html`
    <section class="experiment" aria-labelledby="settings">
      <h2 id="settings">How the variants differ</h2>
      ${variants.length > manyVariants ? byVariant(own, others) : bySetting(own, others)}
    </section>
  `;
}
