/** The settings of a variant as edits of a Compose file. */
import { sidecarService } from '../model/healer.ts';
import type { SettingValue, Variant } from '../model/variant.ts';
import type { Edit, EditValue } from './compose-edit.ts';

/** One edit for each setting in which the variants differ; null: a setting that is in no Compose file (a revision, another file). */
export function editsFor(variant: Variant, reference: Variant): readonly Edit[] | null {
  const differing = variant.settings.filter(
    (setting, index) => setting.value !== reference.settings[index]?.value && setting.value !== '–',
  );
  if (differing.some((setting) => setting.service === null)) return null;
  const edits = differing
    .filter((setting) => setting.field !== 'healer')
    .map(
      (setting): Edit => ({
        path: ['services', setting.service!, ...pathOf(setting.field)],
        value: valueFor(setting, variant),
      }),
    );
  const sidecar = variant.plan.stack.overrides[sidecarService];
  if (sidecar === undefined) return edits;
  return [...edits, { path: ['services', sidecarService], value: sidecar as EditValue }];
}

function pathOf(field: string): readonly string[] {
  const [kind, ...rest] = field.split('.');
  if (kind === 'environment') return ['environment', rest.join('.')];
  if (kind === 'depends_on') return ['depends_on', rest.join('.'), 'condition'];
  if (field === 'replicas') return ['scale'];
  return field.split('.');
}

function valueFor({ service, field, value }: SettingValue, { plan }: Variant): EditValue {
  if (field === 'healthcheck.test') {
    return [...(plan.services.find((one) => one.name === service)?.health?.test ?? [])];
  }
  if (value === 'true' || value === 'false') return value === 'true';
  return /^\d+$/.test(value) ? Number(value) : value;
}
