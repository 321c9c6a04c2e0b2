/** The settings that can be varied: how each is written, and what it changes. */
import { type HealerKind, healerKinds } from '../model/healer.ts';
import type { DependsOn, ServiceName, ServiceSettings } from '../model/stack.ts';
import { type DurationText, parseDuration } from '../model/time.ts';
import type { StackChange } from '../model/variant.ts';

/** Reads a value into a change of the service; null: it is none of the allowed. */
interface Field {
  readonly allowed: string;
  readonly read: (text: string, service: ServiceName) => StackChange | null;
}

const lengthOfTime = 'a length of time such as 500ms, 5s or 1m';

const ofService = (service: ServiceName, settings: ServiceSettings): StackChange => ({
  overrides: { [service]: settings },
});

const isLength = (text: string): text is DurationText => parseDuration(text) !== undefined && text !== '0';

const healthLength = (key: 'interval' | 'timeout' | 'start_period' | 'start_interval'): Field => ({
  allowed: lengthOfTime,
  read: (text, service) => (isLength(text) ? ofService(service, { healthcheck: { [key]: text } }) : null),
});

const truth = (text: string): boolean | null => (text === 'true' ? true : text === 'false' ? false : null);

const fields: Readonly<Record<string, Field>> = {
  'healthcheck.interval': healthLength('interval'),
  'healthcheck.timeout': healthLength('timeout'),
  'healthcheck.start_period': {
    allowed: lengthOfTime,
    read: (text, service) =>
      parseDuration(text) === undefined
        ? null
        : ofService(service, { healthcheck: { start_period: (text === '0' ? '0s' : text) as DurationText } }),
  },
  'healthcheck.start_interval': healthLength('start_interval'),
  'healthcheck.retries': {
    allowed: 'a whole number from 1',
    read: (text, service) =>
      /^[1-9]\d{0,3}$/.test(text) ? ofService(service, { healthcheck: { retries: Number(text) } }) : null,
  },
  'healthcheck.test': {
    allowed: 'a command for the shell',
    read: (text, service) => (text === '' ? null : ofService(service, { healthcheck: { test: ['CMD-SHELL', text] } })),
  },
  'healthcheck.disable': {
    allowed: 'true or false',
    read: (text, service) => {
      const disable = truth(text);
      return disable === null ? null : ofService(service, { healthcheck: { disable } });
    },
  },
  restart: {
    allowed: 'no, always, unless-stopped, on-failure or on-failure:3',
    read: (text, service) =>
      /^(no|always|unless-stopped|on-failure(:[1-9]\d{0,3})?)$/.test(text)
        ? ofService(service, { restart: text })
        : null,
  },
  stop_grace_period: {
    allowed: lengthOfTime,
    read: (text, service) =>
      parseDuration(text) === undefined ? null : ofService(service, { stop_grace_period: text as DurationText }),
  },
  init: {
    allowed: 'true or false',
    read: (text, service) => {
      const init = truth(text);
      return init === null ? null : ofService(service, { init });
    },
  },
  replicas: {
    allowed: 'a whole number from 1',
    read: (text, service) => (/^[1-9]\d{0,3}$/.test(text) ? ofService(service, { scale: Number(text) }) : null),
  },
  image: {
    allowed: 'the name of an image',
    read: (text, service) => (/^\S+$/.test(text) ? ofService(service, { image: text }) : null),
  },
  healer: {
    allowed: healerKinds.join(', '),
    read: (text, service) =>
      (healerKinds as readonly string[]).includes(text) ? { healers: { [service]: text as HealerKind } } : null,
  },
};

const conditions: readonly string[] = ['service_started', 'service_healthy', 'service_completed_successfully'];

/** Fields with a name of their own behind the point. */
function namedField(field: string): Field | null {
  const [kind, ...rest] = field.split('.');
  const name = rest.join('.');
  if (name === '') return null;
  if (kind === 'environment') {
    return { allowed: 'any text', read: (text, service) => ofService(service, { environment: { [name]: text } }) };
  }
  if (kind === 'variable') return { allowed: 'any text', read: (text) => ({ variables: { [name]: text } }) };
  if (kind !== 'depends_on') return null;
  return {
    allowed: conditions.join(', '),
    read: (text, service) =>
      conditions.includes(text)
        ? ofService(service, { depends_on: { [name]: { condition: text as DependsOn } } })
        : null,
  };
}

/** The field of that name; null: there is none. */
export const fieldNamed = (name: string): Field | null => fields[name] ?? namedField(name);

/** For the reader of a misspelt one. */
export const fieldNames: readonly string[] = [
  ...Object.keys(fields),
  'environment.<NAME>',
  'depends_on.<service>',
  'variable.<NAME>',
];
