/** A variant: one choice of settings of a stack, and what it is made of. */
import type { HealerKind } from './healer.ts';
import type { Plan } from './plan.ts';
import type { ServiceName, ServiceSettings } from './stack.ts';

export type VariantName = string;

/** What a variant changes of a scenario's stack; everything left out stays as the scenario has it. */
export interface StackChange {
  readonly variables?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<ServiceName, ServiceSettings>>;
  /** Compose files merged over the stack's own; absolute, or relative to the stack's folder. */
  readonly files?: readonly string[];
  /** Who heals what is unhealthy, by service. */
  readonly healers?: Readonly<Record<ServiceName, HealerKind>>;
  /** The stack's folder as it was at a git revision. */
  readonly revision?: string;
}

/** A setting that is varied, or that a variant changes: `healthcheck.interval` of `numbers-api`. */
export interface SettingName {
  /** Null: of the stack as a whole (a revision, an override file, a variable). */
  readonly service: ServiceName | null;
  /** A path in the Compose file's words: `healthcheck.interval`, `restart`, `environment.PORT`; or `healer`, `revision`, `file`, `variable.X`. */
  readonly field: string;
}

export interface SettingValue extends SettingName {
  /** As Compose writes it: `5s`, `on-failure:3`, `true`; `–` where the stack does not say. */
  readonly value: string;
}

/** A setting and the values that were asked for, in their order: one axis of a factorial design. */
export interface Factor extends SettingName {
  readonly values: readonly string[];
}

/** A variant, resolved and compiled: everything a run of it needs. */
export interface Variant {
  readonly name: VariantName;
  /** The value of every setting in which variants of this comparison differ, in one order for all. */
  readonly settings: readonly SettingValue[];
  /** How many of them differ from the reference's. */
  readonly changes: number;
  readonly healers: Readonly<Record<ServiceName, HealerKind>>;
  readonly change: StackChange;
  /** The generated Compose override, kept as `overrides/<variant>.yaml`. */
  readonly override: string;
  /** The plan of each of its runs; `seed` and `phase` are filled in for each. */
  readonly plan: Plan;
}
