/** What a run changes on purpose of the project that `docker compose up` would start: computed from the very override that it merges. */
import type { PlannedService } from '../../model/plan.ts';
import type { ProjectChange } from '../../model/project-change.ts';
import { isRecord, type Json } from '../../model/record.ts';
import type { ServiceSettings, Stack } from '../../model/stack.ts';
import type { ComposeConfig } from './compose/config.ts';
import { type Difference, differences } from './compose/differences.ts';
import { mergedOver } from './compose/override.ts';
import { portsToPublish, publishedPorts, runContent } from './compose/run-override.ts';
import { runLabels } from './labels.ts';

export interface ResolvedProject {
  readonly stack: Stack;
  /** As `docker compose config` has it where the user would type it; null: it cannot be resolved without the stack's variables. */
  readonly asItIs: Json | null;
  /** With the stack's files, variables and overrides, by the name `project`. */
  readonly withSettings: Json;
  readonly config: ComposeConfig;
  readonly project: string;
  readonly passedOver: readonly string[];
}

/** What the plan changes of a service. */
export type ChangedService = Pick<PlannedService, 'name' | 'wrapHealth' | 'publishes'>;

/** `services`: as planned. The run's own name and ports are not known before it begins. */
export function projectChanges(one: ResolvedProject, services: readonly ChangedService[]): readonly ProjectChange[] {
  const { stack, config, project } = one;
  const asItIs = one.asItIs ?? one.withSettings;
  const publish = portsToPublish(services);
  const hostPorts = publishedPorts(config, publish).map(() => 0);
  const wrapped = services.filter((service) => service.wrapHealth);
  const wrap = Object.fromEntries(wrapped.map(({ name }) => [name, { test: ['CMD', 'its own'] }]));
  const content = runContent({ run: '', project, stack, config, hostPorts, wrap, publish });
  const asRun = mergedOver({ ...one.withSettings, name: project }, content) as Json;
  const name = typeof asItIs.name === 'string' ? asItIs.name : project;
  return [
    ...one.passedOver.map((file) => ({ ...whole, field: 'compose', from: file, why: 'the stack lists its files' })),
    ...(one.asItIs === null ? variablesOf(stack) : []),
    {
      ...whole,
      field: 'name',
      from: name,
      to: 'one of its own',
      why: 'nothing else is touched, and runs do not clash',
    },
    {
      ...whole,
      field: 'labels',
      to: Object.keys(runLabels({ run: '', project, owner: '' })).join(', '),
      why: 'all of it is found again, and removed',
    },
    ...differences(asItIs, asRun)
      .filter((each) => !isNaming(each, name))
      .map((each) => explained(each, one, services)),
  ];
}

const whole = { service: null, from: null, to: null } as const;

const variablesOf = ({ variables }: Stack): readonly ProjectChange[] =>
  Object.entries(variables).map(([name, value]) => ({
    ...{ ...whole, field: `$${name}`, to: hidden(name, value), why: 'a variable of the stack' },
  }));

/** What Compose calls after the project. */
const named = ['networks', 'volumes', 'secrets', 'configs'];

/** What follows from the project's name and the run's labels alone. */
function isNaming({ service, field, from }: Difference, name: string): boolean {
  if (/(^|\.)labels\.resilience\.[a-z]+$/.test(field)) return true;
  if (service !== null) return false;
  const [kind = '', key, part] = field.split('.');
  return field === 'name' || (named.includes(kind) && part === 'name' && from === `${name}_${key}`);
}

function explained(each: Difference, one: ResolvedProject, services: readonly ChangedService[]): ProjectChange {
  const { service, field } = each;
  const [top = ''] = field.split('.');
  const own = each.to === null ? null : each.to.replaceAll(one.project, '<project>');
  const told = { ...each, from: hidden(field, each.from), to: hidden(field, own) };
  const because = (why: string, more: Partial<ProjectChange> = {}): ProjectChange => ({ ...told, ...more, why });
  if (service === null && field.endsWith('.external')) return because('the stack says that runs have their own');
  if (service === null) return because(own === each.to ? stackSays(one) : 'runs do not clash');
  const planned = services.find(({ name }) => name === service);
  if (top === 'ports') return because(...portsSaid(each, planned?.publishes));
  if (top === 'container_name' || each.from?.startsWith('container:') === true) return because('runs do not clash');
  if (field === 'healthcheck.test' && planned?.wrapHealth === true) {
    return because('the scenario makes it fail', { to: 'the same, behind a switch' });
  }
  if (top === 'image' && each.from === null) return because('it is built once for all runs');
  if (isOverridden(field, one.stack.overrides[service])) return because('an override of the stack');
  return because(own === each.to ? stackSays(one) : 'it has the name of the project in it');
}

function portsSaid(
  { from }: Difference,
  publishes: readonly number[] = [],
): readonly [string, { readonly to: string }] {
  const own = `free ports of ${loopback}`;
  if (publishes.length === 0) return ['runs do not clash', { to: own }];
  const asked = 'the scenario asks it there';
  const ports = publishes.join(' and ');
  if (from === null) return [asked, { to: `${ports} on free ports of ${loopback}` }];
  return [`runs do not clash, and ${asked}`, { to: `${own}, ${ports} too` }];
}

const loopback = '127.0.0.1';

/** `deploy` goes with some settings: see `settingsOf`. */
function isOverridden(field: string, settings: ServiceSettings | undefined): boolean {
  if (settings === undefined) return false;
  if (field === 'service') return true;
  if (field.startsWith('deploy.')) return 'restart' in settings || 'scale' in settings;
  const [top = '', ...more] = field.split('.');
  const given = Object.entries(settings).find(([key]) => key === top)?.[1];
  return given !== undefined && (more.length === 0 || (isRecord(given) && more[0]! in given));
}

/** Only variables and merged files are left. */
function stackSays({ stack: { variables, lookup, compose } }: ResolvedProject): string {
  const merges = typeof lookup === 'object' && compose.length > lookup.count;
  if (!merges) return 'a variable of the stack';
  return Object.keys(variables).length === 0
    ? 'a file that is merged'
    : 'a variable of the stack, or a file that is merged';
}

/** A report is shown around. */
const hidden = (name: string, value: string | null): string | null =>
  value !== null && /environment\.|^\$/.test(name) && /pass|secret|token|key|credential/i.test(name)
    ? '(not shown)'
    : value;
