/** `npm run bench -- sigkills [count]`: runs are killed at random instants, on stacks of their own and attached; what is left of them after 15 s. */
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { openEngine } from '../../../harness/engine/docker/client.ts';
import { seededRandom } from '../../../harness/engine/system/random.ts';
import { ensureEngine } from '../../../harness/provision/ensure.ts';
import { folderWith } from '../../acceptance/cli.ts';
import { type FaultName, faultNames, files } from './project.ts';
import { killOnce, type Round, type RoundResult } from './round.ts';
import { bringUp } from './somebodys-project.ts';

export interface Wishes {
  readonly count: number;
  readonly seed: string;
  /** Side by side; each has a project of its own to attach to. */
  readonly lanes: number;
  readonly say: (line: string) => void;
}

/** Odd ones attach. Most are killed while their fault is injected or held, and some while nothing is up yet. */
export async function killMany({ count, seed, lanes, say }: Wishes): Promise<readonly RoundResult[]> {
  const machine = await ensureEngine({ mayProvision: false, onProgress: say, env: process.env });
  const docker = openEngine(machine.endpoint);
  const random = seededRandom(seed);
  const rounds = Array.from({ length: count }, (_, number): Omit<Round, 'attached'> => {
    const after = random() < 0.3 ? 'start' : 'intention';
    return { number, fault: pick(faultNames, number >> 1), after, delay: random() * (after === 'start' ? 6000 : 2500) };
  });
  const results: RoundResult[] = [];
  const folder = await folderWith(files);
  const runLane = async (lane: number): Promise<void> => {
    const name = `somebodys-${process.pid}-${lane}`;
    const project = await bringUp(machine, docker, name, folder.path);
    try {
      for (let next = rounds.shift(); next !== undefined; next = rounds.shift()) {
        const attached = next.number % 2 === 1 ? project : null;
        const result = await killOnce({ ...next, attached }, docker, machine.endpoint.dockerHost);
        results.push(result);
        say(lineOf(result));
      }
    } finally {
      await project.down();
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => runLane(lane)));
  await folder.remove();
  return results;
}

const pick = (names: readonly FaultName[], at: number): FaultName => names[at % names.length]!;

function lineOf({ number, fault, attached, after, delay, held, took, left, log }: RoundResult): string {
  const when = `${(delay / 1000).toFixed(2)} s after ${after === 'start' ? 'the start' : 'the fault was begun'}`;
  const what = `#${number} ${attached === null ? 'own stack' : 'attached'}, ${fault}, killed ${when}${held ? ', held' : ''}`;
  return took === null
    ? `${what}: LEFT ${left.join('; ')}\n${log}`
    : `${what}: nothing left after ${took.toFixed(2)} s`;
}

/** One line for each, and a sum. */
export async function benchSigkills(say: (line: string) => void): Promise<void> {
  const asked = Number(process.argv.at(process.argv.indexOf('sigkills') + 1));
  const seed = process.env.SEED ?? randomBytes(2).toString('hex');
  say(`seed ${seed}`);
  const results = await killMany({ count: asked > 0 ? asked : 200, seed, lanes: 4, say });
  const clean = results.filter(({ took }) => took !== null);
  const longest = Math.max(0, ...clean.map(({ took }) => took ?? 0));
  const held = results.filter((one) => one.held).length;
  say(
    `${clean.length} of ${results.length} left nothing within 15 s, goal all; the longest took ${longest.toFixed(2)} s; ${held} with a fault held, ${results.filter(({ attached }) => attached !== null).length} attached`,
  );
}
