/** Invented explorations: from a few words for each row to all that an exploration says of it. */
import type { Back, Cell, Column, Exploration, Felt, MatrixRow, Noticed } from '../../../harness/model/exploration.ts';
import type { Broken, ExploreRow } from '../../../harness/model/explore-row.ts';
import { isHeld } from '../../../harness/model/fault-traits.ts';
import type { EntryPoint } from '../../../harness/model/learned.ts';
import type { Measured, Observed } from '../../../harness/model/measured.ts';
import { instant, seconds as length } from '../../../harness/model/time.ts';

const second = (value: number, resolution = 0.02): Measured => ({
  value: length(value),
  resolution: length(resolution),
});
const seen = (value: number): Observed => ({ seen: true, at: instant(value * 1000), time: second(value) });

const letters: Readonly<Record<string, Felt>> = {
  '.': 'untouched',
  s: 'slower',
  d: 'degraded',
  f: 'fails fast',
  D: 'down',
  w: 'wrong',
  '?': 'unknown',
};

const short: Readonly<Record<Felt, string>> = {
  untouched: '–',
  slower: 'slow',
  degraded: '503',
  'fails fast': '502 in 0.01 s',
  down: 'DOWN',
  wrong: 'WRONG',
  unknown: '?',
};

/** `itself 0.4`, `restart api 0.6`, `recreation db 2`, `nobody`, `-`, `?`. */
export function backOf(text: string): Back {
  const [by, ...rest] = text.split(' ');
  switch (by) {
    case 'itself':
      return { by, after: seen(Number(rest[0])) };
    case 'restart':
    case 'recreation':
      return { by, of: rest[0]!, after: seen(Number(rest[1])) };
    case 'nobody':
      return { by, tried: rest.length === 0 ? [] : rest.join(' ').split(', ') };
    case '-':
      return { by: 'not needed' };
    default:
      return { by: 'unknown' };
  }
}

/** `engine db 0.1`, `check api 5.5`, `nobody`, `?`. */
export function noticedOf(text: string): Noticed {
  const [by, service = '', after] = text.split(' ');
  if (by === 'engine' || by === 'check') return { by, service, after: second(Number(after)) };
  return by === 'nobody' ? { by } : { by: 'unknown' };
}

const fault = (broken: Broken, how: string): ExploreRow['fault'] => {
  if (broken.on === 'edge')
    return {
      kind: 'breakDependency',
      from: broken.from,
      target: broken.to,
      cut: how === 'refused' ? 'reject' : 'drop',
    };
  const target = broken.on === 'service' ? broken.service : 'proxy';
  const kind = how === 'hang' || how === 'stop' || how === 'pause' ? how : 'crash';
  return { kind, target };
};

/** `db`: a service; `api→db`: an edge; `stack`. */
export function brokenOf(text: string): Broken {
  const [from, to] = text.split('→');
  if (to !== undefined) return { on: 'edge', from: from!, to };
  return text === 'stack' ? { on: 'stack' } : { on: 'service', service: text };
}

export function rowOf(what: string, how: string, hurt: readonly string[], text: string): ExploreRow {
  const broken = brokenOf(what);
  const made = fault(broken, how);
  return {
    key: broken.on === 'stack' ? how : `${what} ${how}`,
    broken,
    how,
    fault: made,
    hold: isHeld(made) ? length(8) : null,
    recovery: length(12),
    remedies: [],
    expected: { hurt, text },
    information: 0.5,
  };
}

/**
 * `db | crash | DD..D.. 20 | engine db 0.2 | restart api 0.6`: what is broken, how, what each column felt and for how many
 * seconds, who noticed, and how it came back. What follows are invariants that it broke.
 */
export function matrixRow(columns: readonly Column[], text: string, index: number): MatrixRow {
  const [what, how, felt, noticed, back, ...broke] = text.split('|').map((one) => one.trim());
  const [signs, bad] = felt!.split(' ');
  const row = rowOf(what!, how!, [], '');
  const cells = columns.map(({ name }, at): Cell => {
    const felt = letters[signs![at]!]!;
    const hurt = felt !== 'untouched' && felt !== 'unknown';
    const time = bad === undefined ? '' : ` ${bad} s`;
    return {
      column: name,
      felt,
      bad: hurt ? second(Number(bad ?? 0)) : null,
      back: hurt ? backOf(back!) : { by: felt === 'unknown' ? 'unknown' : 'not needed' },
      text: felt === 'fails fast' || !hurt ? short[felt] : `${short[felt]}${time}`,
    };
  });
  return {
    row,
    run: `runs/${`${1 + Math.floor(index / 4)}`.padStart(2, '0')}`,
    experiment: row.key,
    unknown: signs!.startsWith('?') ? 'the stack was not steady before it' : null,
    noticed: noticedOf(noticed!),
    back: backOf(back!),
    cells,
    broke,
  };
}

export const entry = (name: string, service: string, by: EntryPoint['by'], text: string): EntryPoint => ({
  name,
  service,
  by,
  probe: {
    type: 'probe',
    kind: 'http',
    service,
    path: '/',
    method: 'GET',
    rate: 50,
    connections: ['fresh', 'kept'],
    status: [200],
    body: null,
    within: length(1),
  },
  steady: { text, good: 500, due: 500, p50: length(0.003), p99: length(0.011) },
});

export const base: Pick<
  Exploration,
  'schema' | 'files' | 'run' | 'seed' | 'version' | 'wall' | 'engine' | 'failures' | 'leftovers'
> = {
  schema: 'resilience.exploration/1',
  files: ['compose.yaml'],
  run: '20261130-1012-9a4e',
  seed: '9a4e',
  version: '0.1.0',
  wall: Date.UTC(2026, 10, 30, 10, 12, 9),
  engine: {
    name: 'docker',
    version: '26.1.5',
    apiVersion: '1.45',
    composeVersion: '2.26.1',
    os: 'Debian GNU/Linux 13',
    kernel: '6.12.0',
    cgroup: '2',
    cpus: 2,
    memoryBytes: 8 * 2 ** 30,
    local: true,
  },
  failures: [],
  leftovers: [],
};
