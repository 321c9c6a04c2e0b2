/** What a configuration is described by: the schema of everything that `defineConfig` takes. */
import { isNoCellGetsWorse, noCellGetsWorse, objectiveWanted, parseObjective } from '../model/objective-text.ts';
import type {
  ConfigDescription,
  QuarantineDescription,
  SuiteDescription,
  WebhookDescription,
} from './config-description.ts';
import { sentHeaders } from './headers.ts';
import { type NameRule, namedBy } from './named-by.ts';
import { either, list, object, oneOf, optional, value } from './schema.ts';
import { secret } from './secret.ts';
import { flag, isHttpUrl, isName, length, nameWanted, tags, text, whole } from './values.ts';

const objectives = namedBy(
  {
    fits: (name) => parseObjective(name) !== undefined || isNoCellGetsWorse(name),
    code: 'R109',
    says: 'is not an objective',
    fix: `${objectiveWanted} 'TTR p95 < 15s'; or '${noCellGetsWorse}'`,
  },
  oneOf('error', 'warn'),
);

const suiteFields = {
  scenarios: optional(either("give files, folders or globs: 'scenarios'", text, list(text, 1))),
  tags: optional(tags),
  objectives: optional(objectives),
  repeats: optional(whole(1, 9999)),
  budget: optional(length),
  jobs: optional(either("give a whole number from 1 to 9999, or 'auto'", whole(1, 9999), oneOf('auto'))),
  retries: optional(whole(0, 100)),
  rows: optional(either("give words of the names of rows: ['db', 'crash']", text, list(text, 1))),
};

const isDay = (given: unknown): boolean => {
  if (typeof given !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(given)) return false;
  const read = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(read.getTime()) && read.toISOString().startsWith(given);
};

const quarantine = object<QuarantineDescription>({
  reason: text,
  issue: text,
  until: value(isDay, "give the last day on which it holds: '2026-12-31'"),
});

const quarantined: NameRule = {
  fits: (name) => /^[^:\s][^:]*(: *\S.*)?$/.test(name),
  code: 'R110',
  says: 'is neither a scenario nor one of its experiments',
  fix: "write the scenario, or the scenario and its experiment: 'shop', 'shop: a crash'",
};

const webhook = object<WebhookDescription>({
  url: secret(
    isHttpUrl,
    'is no address',
    "begin it with https://, or name a variable that has it: { env: 'RESILIENCE_WEBHOOK' }",
  ),
  headers: optional(sentHeaders('RESILIENCE_TOKEN')),
});

const suites: NameRule = { fits: isName, code: 'R110', says: 'is no name of a suite', fix: nameWanted };

export const configDescription = object<ConfigDescription>({
  ...suiteFields,
  suites: optional(namedBy(suites, object<SuiteDescription>(suiteFields))),
  reports: optional(text),
  history: optional(text),
  control: optional(text),
  mustFail: optional(text),
  quarantine: optional(namedBy(quarantined, quarantine)),
  bisect: optional(flag),
  notify: optional(object<NonNullable<ConfigDescription['notify']>>({ webhook: optional(webhook) })),
});
