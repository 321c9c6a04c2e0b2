/** Before somebody's own containers are broken: they are shown, and a person says yes. */
import process from 'node:process';
import { createInterface } from 'node:readline/promises';
import type { Output } from '../app/output-port.ts';
import { fail } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import { renderTargets } from '../report/targets.ts';

/** `yes`: it was said on the command line. Throws R234 where nobody says it, and where nobody can. */
export async function confirmTargets(plans: readonly Plan[], yes: boolean, output: Output): Promise<void> {
  output.err(renderTargets(plans));
  if (yes) return;
  await askFor(plans[0]?.attached?.name);
}

async function askFor(name: string | undefined): Promise<void> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true) {
    fail('R234', `nobody is here to say that ${name} may be broken`, { fix: 'say it with --yes' });
  }
  if (await saysYes('break them? [y/N] ')) return;
  fail('R234', `${name} is left alone: nobody said yes`);
}

/** The same before anything of it is planned in all its parts: `what` is done to it. Throws R234. */
export async function confirmBreaking(
  name: string,
  what: readonly string[],
  yes: boolean,
  output: Output,
): Promise<void> {
  output.err(`${name} is up and somebody's own; what is done to it: ${what.join(', ')}`);
  if (!yes) await askFor(name);
}

/** Ctrl-C and Ctrl-D say no. */
async function saysYes(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const closed = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  try {
    return /^y(es)?$/i.test((await Promise.race([terminal.question(question), closed])).trim());
  } finally {
    terminal.close();
  }
}
