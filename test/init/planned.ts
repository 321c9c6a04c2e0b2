/** What `init` drafts of made-up services, run through the language and the planner as its file would be. */

import * as language from '../../harness/index.ts';
import { firstProject } from '../../harness/init/first-project.ts';
import { scenarioText } from '../../harness/init/scenario-text.ts';
import type { DescribedService } from '../../harness/model/described-service.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import { compilePlan } from '../../harness/plan/compile.ts';
import { stripTypes } from '../../harness/scenario-file/javascript.ts';

export const drafted = (...services: readonly DescribedService[]) => firstProject(services).drafts;

/** The text of the scenario of the first service. */
export const textOf = (...services: readonly DescribedService[]): string => {
  const draft = drafted(...services).find(({ service }) => service === services[0])!;
  return scenarioText(draft, { name: 'shop', constant: 'shop', module: '../stack.js' });
};

/** The plans of all that is drafted; throws what is wrong with them. */
export function plansOf(...services: readonly DescribedService[]) {
  const project = firstProject(services);
  const declared = Object.fromEntries(project.services.map(({ name, port }) => [name, port === null ? {} : { port }]));
  const shop = language.defineStack({ dirname: '/shop' }, { services: declared });
  return project.drafts.map((draft) => {
    const text = scenarioText(draft, { name: 'shop', constant: 'shop', module: '../stack.js' });
    const scenario = evaluated(text, shop);
    const { plan, problems } = compilePlan({ scenario, name: 'first', file: 'first.ts', seed: '1', services });
    if (plan === null) throw new Error(`${problems.map((one) => `${one.code} ${one.message}`).join('\n')}\n${text}`);
    return plan;
  });
}

/** A scenario's text, as its file would be read; `shop` is its stack. */
export function evaluated(text: string, shop: unknown): Scenario {
  const body = stripTypes(text)
    .replace(/^import .*$/gm, '')
    .replace('export default', 'return');
  const names = Object.keys(language);
  return new Function(...names, 'shop', body)(...Object.values(language), shop);
}
