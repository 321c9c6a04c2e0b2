/** `npm run bench -- weaknesses [stack …]`: of the small stacks with one weakness each, how many are found and mended, and that a hardened one has none. */
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Checkup, CheckVerdict } from '../../harness/model/checkup.ts';
import type { Exploration, Weakness } from '../../harness/model/exploration.ts';
import { ensureEngine } from '../../harness/provision/ensure.ts';
import { type Folder, folderWith } from '../acceptance/cli.ts';

const stacks = fileURLToPath(new URL('../explore', import.meta.url));

/** What must be said of a service of a stack; `only`: of the rows that can show it. Null: nothing may be. */
type Planted =
  | { readonly service: string; readonly weakness: Weakness; readonly only: readonly string[] }
  | { readonly service: string; readonly verdict: CheckVerdict }
  | null;

const planted: Readonly<Record<string, Planted>> = {
  'one-connection': { service: 'web', weakness: 'never reconnects', only: ['store crash'] },
  'kept-address': { service: 'proxy', weakness: 'keeps the old address', only: ['shop re-created'] },
  'check-cannot-fail': { service: 'store', verdict: 'cannot fail' },
  'green-in-init': { service: 'db', verdict: 'early' },
  'localhost-check': { service: 'web', verdict: 'cries wolf' },
  'check-asks-database': { service: 'web', verdict: 'cries wolf' },
  'no-timeout': { service: 'web', weakness: 'no timeout', only: ['prices hang'] },
  'retry-storm': { service: 'web', weakness: 'retry storm', only: ['stock crash'] },
  'anonymous-volume': { service: 'store', weakness: 'loses data', only: ['store re-created'] },
  'shell-first': { service: 'web', weakness: 'hides its death', only: ['web child dies'] },
  'no-policy': { service: 'worker', weakness: 'nobody starts it again', only: ['worker crash'] },
  'start-order': { service: 'web', weakness: 'start order', only: ['start without'] },
  hardened: null,
};

/** `found`: what was planted, and nothing else is severe. */
interface Told {
  readonly found: boolean;
  readonly mended: boolean;
  readonly text: string;
}

export async function benchWeaknesses(say: (line: string) => void): Promise<void> {
  const { endpoint } = await ensureEngine({ mayProvision: true, onProgress: () => undefined, env: process.env });
  const socket = endpoint.address.replace('unix://', '');
  const asked = Object.entries(planted).filter(([name]) => process.argv.includes(name));
  const told: Told[] = [];
  for (const [name, what] of asked.length > 0 ? asked : Object.entries(planted)) {
    const folder = await folderWith({});
    const began = Date.now();
    const one = await (what !== null && 'verdict' in what
      ? checkedUp(folder, name, what)
      : explored(folder, name, what, socket));
    await folder.remove();
    told.push(one);
    say(`${one.found ? '✔' : '✘'} ${name}: ${one.text} (${Math.round((Date.now() - began) / 1000)} s)`);
  }
  const count = (is: (one: Told) => boolean): string => `${told.filter(is).length} of ${told.length}`;
  say(`${count((one) => one.found)} told right, goal all; ${count((one) => one.mended)} mended`);
}

async function explored(
  folder: Folder,
  name: string,
  what: Extract<Planted, { weakness: Weakness }> | null,
  socket: string,
): Promise<Told> {
  const only = what === null ? [] : what.only.flatMap((words) => ['--only', ...words.split(' ')]);
  const words = ['explore', join(stacks, name), '--json', ...only];
  const { exitCode, stdout, stderr } = await folder.run(words, { DOCKER_SOCKET: socket });
  if (!stdout.startsWith('{')) return lost(exitCode, stderr);
  const { findings, rows, untried } = JSON.parse(stdout) as Exploration;
  if (what === null) {
    const weak = findings.map(({ sentence }) => sentence).join('; ') || 'nothing weak';
    return {
      found: findings.length === 0,
      mended: false,
      text: `${weak} in ${rows.length} rows, ${untried.length} not tried`,
    };
  }
  const found = findings.find(({ weakness, service }) => weakness === what.weakness && service === what.service);
  if (found === undefined) return { found: false, mended: false, text: findings.map((one) => one.sentence).join('; ') };
  const tried = found.mend === null ? 'no repair' : `${found.mend.sentence}: ${found.mend.tried}`;
  return { found: true, mended: found.mend?.tried === 'mended', text: `${found.sentence}. ${tried}` };
}

async function checkedUp(
  folder: Folder,
  name: string,
  { service, verdict }: Extract<Planted, { verdict: CheckVerdict }>,
): Promise<Told> {
  const { exitCode, stdout, stderr } = await folder.run(['check-the-check', join(stacks, name), '--json']);
  if (!stdout.startsWith('{')) return lost(exitCode, stderr);
  const check = (JSON.parse(stdout) as Checkup).checks.find((one) => one.service === service);
  const repair = check?.repair ?? null;
  const tried = repair === null ? 'no change' : `${repair.sentence}: ${repair.tried}`;
  const mended = repair?.tried === 'mended';
  return { found: check?.verdict === verdict, mended, text: `${check?.verdict}: ${check?.why}. ${tried}` };
}

const lost = (exitCode: number, stderr: string): Told => ({
  found: false,
  mended: false,
  text: `exit code ${exitCode}: ${stderr.split('\n').slice(-3).join(' ')}`,
});
