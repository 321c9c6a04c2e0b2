/** HttpCheck's command line: `-name value` or `/name:value`, short and long names, in any case. */

export interface Arguments {
  readonly url: string;
  /** The configuration key that replaces `url`; empty: none. */
  readonly configKey: string;
  /** The threshold on the elapsed time; it is not a timeout. */
  readonly thresholdMs: number;
  readonly logsSuccess: boolean;
  readonly logsFailure: boolean;
}

type Name = keyof Arguments;

const names: Readonly<Record<string, Name>> = {
  u: 'url',
  url: 'url',
  t: 'thresholdMs',
  timeoutmilliseconds: 'thresholdMs',
  c: 'configKey',
  urlfromconfigsetting: 'configKey',
  ls: 'logsSuccess',
  logsuccess: 'logsSuccess',
  lf: 'logsFailure',
  logfailure: 'logsFailure',
};

const switches: ReadonlySet<Name> = new Set<Name>(['logsSuccess', 'logsFailure']);

/** Throws on anything it does not understand, as the original's parser does. */
export function readArguments(tokens: readonly string[]): Arguments {
  const given = new Map<Name, string>();
  for (let rest = tokens; rest.length > 0; ) {
    const { name, value, used } = readOption(rest[0] ?? '', rest[1]);
    if (given.has(name)) throw new Error(`Argument specified more than once: ${rest[0]}`);
    given.set(name, value);
    rest = rest.slice(used);
  }
  return {
    url: given.get('url') ?? 'http://localhost',
    configKey: given.get('configKey') ?? '',
    thresholdMs: readInteger(given.get('thresholdMs') ?? '300'),
    logsSuccess: readSwitch(given.get('logsSuccess')),
    logsFailure: readSwitch(given.get('logsFailure')),
  };
}

interface Option {
  readonly name: Name;
  readonly value: string;
  /** How many tokens it took. */
  readonly used: 1 | 2;
}

function readOption(token: string, next: string | undefined): Option {
  const slash = /^\/([^:]+)(?::(.*))?$/s.exec(token);
  if (slash) return { name: nameOf(slash[1] ?? '', token), value: (slash[2] ?? '').trim(), used: 1 };
  const joined = /^--([^=]+)=(.*)$/s.exec(token);
  if (joined) return { name: nameOf(joined[1] ?? '', token), value: joined[2] ?? '', used: 1 };
  const dash = /^--?(\D.*)$/s.exec(token);
  if (!dash) throw new Error(`Unexpected argument: ${token}`);
  const name = nameOf(dash[1] ?? '', token);
  // A switch takes the next token only if that is a truth value; every other option takes whatever comes.
  const takesNext = next !== undefined && (!switches.has(name) || /^(true|false|0|1)$/i.test(next));
  return takesNext ? { name, value: next, used: 2 } : { name, value: '', used: 1 };
}

function nameOf(key: string, token: string): Name {
  const known = names[key.trim().toLowerCase()];
  if (known === undefined) throw new Error(`Unexpected argument: ${token}`);
  return known;
}

function readInteger(text: string): number {
  if (!/^\s*[+-]?\d+\s*$/.test(text)) throw new Error(`TimeoutMilliseconds must be a whole number, not '${text}'`);
  return Number(text);
}

const readSwitch = (text: string | undefined): boolean => !['false', '0'].includes(text?.toLowerCase() ?? 'true');
