/** In which settings the variants differ: a row for each, a column for each variant, what differs from the reference marked. */
import type { Comparison, VariantResult } from '../../../model/comparison.ts';
import type { SettingValue } from '../../../model/variant.ts';
import type { Markup } from '../../html/markup.ts';
import { html } from '../../html/markup.ts';
import { cellsTable } from './cells-table.ts';

const sameSetting = (one: SettingValue, other: SettingValue): boolean =>
  one.service === other.service && one.field === other.field;

const settingOf = (variant: VariantResult, setting: SettingValue): string =>
  variant.settings.find((one) => sameSetting(one, setting))?.value ?? '–';

const changed = (value: string): Markup =>
  html`<span class="sr">changed: </span><b><span aria-hidden="true">● </span>${value}</b>`;

export function settingsDiff(comparison: Comparison): Markup {
  const { variants, reference } = comparison;
  const own = variants.find((one) => one.variant === reference) ?? variants[0];
  if (own === undefined || own.settings.length === 0) return null;
  const others = variants.filter((one) => one !== own);
  return html`
    <section class="experiment" aria-labelledby="settings">
      <h2 id="settings">In what they differ</h2>
      ${cellsTable(
        `● differs from ${own.variant}`,
        'settings-table',
        ['setting', `${own.variant} (reference)`, ...others.map((one) => one.variant)],
        own.settings.map((setting) => ({
          name: setting.service === null ? setting.field : `${setting.service} ${setting.field}`,
          cells: [
            setting.value,
            ...others.map((one) => {
              const value = settingOf(one, setting);
              return value === setting.value ? value : { className: 'changed', content: changed(value) };
            }),
          ],
        })),
      )}
    </section>
  `;
}
