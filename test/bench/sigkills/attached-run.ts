/** A run of a scenario on a project that is up: `attached-run.ts <project> <scenario> <reports>`. */
import process from 'node:process';
import { attachTo } from '../../../harness/app/attach.ts';
import { compileWith, loadForPlans } from '../../../harness/app/compile-scenarios.ts';
import { executePlan } from '../../../harness/app/execute-plan.ts';
import { sweptMachine } from '../../../harness/app/find-machine.ts';
import { nameRun } from '../../../harness/app/name-run.ts';
import { makeRunDirectory } from '../../../harness/store/run-directory.ts';

const [project, file, reports] = process.argv.slice(2) as [string, string, string];
const { env } = process;
const output = { err: (line: string) => void process.stderr.write(`${line}\n`) };
const machine = await sweptMachine({ provision: false }, { env, output });
const [loaded] = await loadForPlans([file], env);
const { plan, problems } = compileWith(loaded!, 'seed', await attachTo(machine.endpoint, project));
if (plan === null) throw new Error(problems.map(({ message }) => message).join('\n'));
const name = nameRun({ plan, options: { reports, seed: 'seed' } });
await executePlan({
  plan,
  machine,
  name,
  command: '',
  directory: () => makeRunDirectory(reports, plan.scenario, name),
  signal: new AbortController().signal,
  observers: [],
});
