/** Says on the first screen which Node runs, where it is not the one that the user knows. */
import { glob } from 'node:fs/promises';
import process from 'node:process';
import type { Output } from '../app/output-port.ts';
import { nodeInUse, nodesDiffer } from '../provision/host/node-in-use.ts';
import type { Env } from '../provision/host/paths.ts';

/** One line before the first run that is kept in `reports`, and none from then on. */
export async function sayWhichNode(env: Env, reports: string, output: Pick<Output, 'err'>): Promise<void> {
  if (!nodesDiffer(env, process.version)) return;
  for await (const _ of glob('*/*/plan.json', { cwd: reports })) return;
  output.err(nodeInUse(env, process.version));
}
