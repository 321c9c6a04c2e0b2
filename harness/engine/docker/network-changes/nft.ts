/** The helper container that runs nft in a container's network namespace, and says when. */
import type Docker from 'dockerode';
import type { ContainerId, EngineSpan, ExecResult } from '../../engine.ts';
import type { RunLabels } from '../../kind.ts';
import { ask } from '../ask.ts';
import type { HelperContainerSpec } from '../helper-containers/make.ts';
import { runHelperContainer } from '../helper-containers/once.ts';
import { fromNanoseconds } from '../time.ts';

export interface NftResult extends ExecResult {
  /** When the rules took effect, read right before and right after; absent where that is not known. */
  readonly ran?: EngineSpan;
}

/** Runs `nft` on rules in a container's network namespace, with CAP_NET_ADMIN alone. */
export type RunNft = (id: ContainerId, rules: string) => Promise<NftResult>;

export const nftBeside =
  (docker: Docker, run: RunLabels, image: string): RunNft =>
  async (id, rules) => {
    const spec = nftSpec(image, `container:${id}`, rules);
    return readNft(await ask('run nft beside a container', runHelperContainer(docker, run, spec)));
  };

/** Reads the clock, which is the engine host's, as close to the rules as can be: the helper container itself takes a third of a second. */
const nftScript = `
began=$(date +%s%N)
printf '%s\\n' "$RULES" | nft -f -
code=$?
echo "ran $began $(date +%s%N)"
exit $code`;

const ranLine = /^ran (\d{19}) (\d{19})\n/m;

/** Takes the helper container's last line from what nft wrote. */
export function readNft({ exitCode, output }: ExecResult): NftResult {
  const [line, began, ended] = ranLine.exec(output) ?? [];
  if (line === undefined) return { exitCode, output };
  const ran = { from: fromNanoseconds(BigInt(began!)), to: fromNanoseconds(BigInt(ended!)) };
  return { exitCode, output: output.replace(line, ''), ran };
}

/** The script goes in by the environment: nothing of the host is mounted. `network` is a mode of the engine. */
export const nftSpec = (image: string, network: string, rules: string): HelperContainerSpec => ({
  purpose: 'nft',
  image,
  command: ['/bin/sh', '-c', nftScript],
  capability: 'NET_ADMIN',
  host: { NetworkMode: network, AutoRemove: false },
  env: [`RULES=${rules}`],
});
