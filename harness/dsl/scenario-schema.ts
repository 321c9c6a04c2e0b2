/** What a scenario is described by: the schema of everything that `defineScenario` takes. */
import { actionKinds } from '../model/action-traits.ts';
import type { Action, Fault, HeldFault, MomentaryFault } from '../model/fault.ts';
import { faultKinds, isHeld } from '../model/fault-traits.ts';
import type { Load } from '../model/load.ts';
import { loadKinds } from '../model/load-traits.ts';
import type { Probe } from '../model/probe.ts';
import type { Stack } from '../model/stack.ts';
import type { ExpectationDraft } from './expectation-draft.ts';
import { isMade, madeOne } from './made.ts';
import { isRecord } from './plain.ts';
import type { HeldWindows, MomentaryExperiment, RemediedWindows, ScenarioDescription } from './scenario-description.ts';
import { list, object, oneOf, optional, record, type Schema, type SchemaCheck, some, value } from './schema.ts';
import { duration, length, tags, text } from './values.ts';

const stack = madeOne<Stack>((one) => 'folder' in one, 'give what defineStack() made');
const probe = madeOne<Probe>((one) => one.type === 'probe', "give what a verb made, and no copy of it: http(api, '/')");
const load = madeOne<Load>(
  (one) => loadKinds.some((kind) => kind === one.kind),
  "give what a verb made, and no copy of it: http(api, '/'), writes(api, { … }) or k6(import.meta, 'load.js')",
);
const expectation = madeOne<ExpectationDraft>((one) => 'draft' in one, 'give what expect() made: expect(page).fails()');

const isFault = (one: { readonly kind?: string }): one is Fault => faultKinds.some((kind) => kind === one.kind);
const fault = <T extends Fault>(): Schema<T> =>
  madeOne(isFault, 'give what a verb made, and no copy of it: crash(api), pause(api)');
const action = madeOne<Action>(
  (one) => actionKinds.some((kind) => kind === one.kind),
  'give what an operator does: restart(api), start(api) or recreate(api)',
);

const windowless = value<undefined>((given) => given === undefined, 'leave it out: this fault is over at once');

const momentary = object<MomentaryExperiment>({
  fault: fault<MomentaryFault>(),
  baseline: optional(duration),
  recovery: duration,
  after: some(expectation),
  hold: windowless,
  then: windowless,
  during: windowless,
});

type Expected = readonly ExpectationDraft[];

/** Whether anything is expected at all, in `during` or `after`, the plan says. */
const remedied = object<RemediedWindows & { readonly during?: Expected; readonly after?: Expected }>({
  fault: fault<MomentaryFault>(),
  baseline: optional(duration),
  hold: duration,
  then: action,
  recovery: duration,
  during: optional(list(expectation)),
  after: optional(list(expectation)),
});

const held = object<HeldWindows & { readonly during?: Expected; readonly after?: Expected }>({
  fault: fault<HeldFault>(),
  baseline: optional(duration),
  hold: duration,
  then: optional(action),
  recovery: duration,
  during: optional(list(expectation)),
  after: optional(list(expectation)),
});

/** The fault says which of the two it is; without one, whether something is to be held. */
const isMomentary = (given: unknown): boolean => {
  if (!isRecord(given)) return true;
  return isMade(given.fault) && isFault(given.fault) ? !isHeld(given.fault) : !('hold' in given);
};

function schemaFor(given: unknown): SchemaCheck {
  if (!isMomentary(given)) return held;
  return isRecord(given) && given.then !== undefined ? remedied : momentary;
}

const experiment: Schema<ScenarioDescription['experiments'][string]> = {
  problems: (given, path) => schemaFor(given).problems(given, path),
  likeness: () => 0,
};

export const scenarioDescription = object<ScenarioDescription>({
  title: text,
  tags: optional(tags),
  stack,
  probes: record(probe),
  load: optional(record(load)),
  steadyState: optional(list(expectation)),
  experiments: record(experiment),
  fresh: optional(oneOf('always', 'when broken', 'never')),
  budget: optional(length),
});
