/** The rows of the probes that ask at no port. */
import { bodyText } from './body-check.ts';
import type { CheckProbe, ExecProbe, LogProbe } from './command-probe.ts';
import { givenText } from './duration-text.ts';
import type { ProbeTraits } from './probe-row.ts';

/** As a person would type it, a script without its shell. */
const commandText = (command: readonly string[]): string => {
  const isScript = command.length === 3 && command[0] === 'sh' && command[1] === '-c';
  return isScript ? command[2]! : command.join(' ');
};

export const commandTraits: {
  readonly exec: ProbeTraits<ExecProbe>;
  readonly log: ProbeTraits<LogProbe>;
  readonly check: ProbeTraits<CheckProbe>;
} = {
  exec: {
    audience: 'users',
    door: (probe) => ({ at: probe.in, service: probe.service }),
    placed: false,
    tellsOfService: true,
    hasLatency: () => true,
    readsValue: () => true,
    speaks: 'command',
    label: ({ service, command }) => `${commandText(command)} of ${service}`,
    text: ({ service, command, rate, exitCode, output, ...probe }) => {
      const where = probe.in === 'container' ? 'in' : 'beside';
      const told = output === null ? '' : ` and say ${bodyText(output)}`;
      return `${commandText(command)} is run ${where} ${service} and must end with ${exitCode}${told}, ${rate}/s`;
    },
  },
  log: {
    audience: 'observer',
    door: ({ service }) => ({ at: 'container', service }),
    placed: false,
    tellsOfService: true,
    hasLatency: () => false,
    readsValue: () => true,
    speaks: 'a log',
    label: ({ service, pattern }) => `${bodyText(pattern)} in the log of ${service}`,
    text: ({ service, pattern, atLeastEvery, never }) => {
      const often = atLeastEvery === null ? '' : ` at least every ${givenText(atLeastEvery)}`;
      return `the log of ${service} ${never ? 'must never say' : often === '' ? 'is read for' : 'must say'} ${bodyText(pattern)}${often}`;
    },
  },
  check: {
    audience: 'users',
    door: () => ({ at: 'stack' }),
    tellsOfService: false,
    placed: false,
    hasLatency: () => true,
    readsValue: () => true,
    speaks: 'a check',
    label: ({ name }) => name,
    text: ({ name, rate }) => `the check '${name}' is called, ${rate}/s`,
  },
};
