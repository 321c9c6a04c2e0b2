/** The helper container that gives rules to their tool in a container's network namespace, and says when. */
import type Docker from 'dockerode';
import type { ExecResult } from '../../command-end.ts';
import type { ContainerId, EngineSpan } from '../../engine.ts';
import type { RunLabels } from '../../kind.ts';
import { ask } from '../ask.ts';
import type { HelperContainerSpec } from '../helper-containers/make.ts';
import { runHelperContainer } from '../helper-containers/once.ts';
import { fromNanoseconds } from '../time.ts';
import { connectCommand } from './listening.ts';
import type { NetworkTool } from './renderings.ts';

export interface RulesResult extends ExecResult {
  /** When the rules took effect, read right before and right after; absent where that is not known. */
  readonly ran?: EngineSpan;
}

/** Runs a tool on rules in a container's network namespace, with CAP_NET_ADMIN alone. */
export type RunRules = (id: ContainerId, tool: NamespaceTool, rules: string) => Promise<RulesResult>;

/** What changes the namespace, or connects to what listens there. */
type NamespaceTool = NetworkTool | 'connect';

export const rulesBeside =
  (docker: Docker, run: RunLabels, image: string): RunRules =>
  async (id, tool, rules) => {
    const spec = rulesSpec(image, `container:${id}`, tool, rules);
    return readRules(await ask(`run ${tool} beside a container`, runHelperContainer(docker, run, spec)));
  };

/** How each tool takes rules from its standard input. */
const toolCommand: Readonly<Record<NamespaceTool, string>> = {
  nft: 'nft -f -',
  tc: 'tc -s -batch -',
  connect: connectCommand,
};

/** Reads the clock, which is the engine host's, as close to the rules as can be: the helper container itself takes a third of a second. */
const rulesScript = (tool: NamespaceTool): string => `
began=$(date +%s%N)
printf '%s\\n' "$RULES" | { ${toolCommand[tool]}; }
code=$?
echo "ran $began $(date +%s%N)"
exit $code`;

const ranLine = /^ran (\d{19}) (\d{19})\n/m;

/** Takes the helper container's last line from what the tool wrote. */
export function readRules({ exitCode, output }: ExecResult): RulesResult {
  const [line, began, ended] = ranLine.exec(output) ?? [];
  if (line === undefined) return { exitCode, output };
  const ran = { from: fromNanoseconds(BigInt(began!)), to: fromNanoseconds(BigInt(ended!)) };
  return { exitCode, output: output.replace(line, ''), ran };
}

/** The script goes in by the environment: nothing of the host is mounted. `network` is a mode of the engine. */
export const rulesSpec = (image: string, network: string, tool: NamespaceTool, rules: string): HelperContainerSpec => ({
  purpose: tool,
  image,
  command: ['/bin/sh', '-c', rulesScript(tool)],
  capability: 'NET_ADMIN',
  host: { NetworkMode: network, AutoRemove: false },
  env: [`RULES=${rules}`],
});
