/** Asks the engine's kernel what faults it allows, by trying in helper containers that have a network of their own. */
import Docker from 'dockerode';
import type { EngineEndpoint } from '../finding/endpoint.ts';
import { check, type DoctorCheck } from './check.ts';

interface Feature {
  readonly name: string;
  readonly neededFor: string;
  readonly attempt: string;
  readonly fix: string;
}

const kernelFix = 'a kernel that has it, or its module loaded on the engine’s host: modprobe';

const features: readonly Feature[] = [
  {
    name: 'netem',
    neededFor: 'delay, loss and disorder of packets',
    attempt: 'tc qdisc add dev lo root netem delay 1ms && tc qdisc del dev lo root',
    fix: `${kernelFix} sch_netem`,
  },
  {
    name: 'tbf',
    neededFor: 'limits on bandwidth',
    attempt: 'tc qdisc add dev lo root tbf rate 1mbit burst 32kbit latency 400ms && tc qdisc del dev lo root',
    fix: `${kernelFix} sch_tbf`,
  },
  {
    name: 'nft',
    neededFor: 'breaking one dependency and no other',
    attempt: 'nft "add table inet resilience; add chain inet resilience out { type filter hook output priority 0; }"',
    fix: `${kernelFix} nf_tables`,
  },
];

const hostPid: Feature = {
  name: 'host PIDs',
  neededFor: 'a crash that the restart policy sees as one',
  attempt: 'kill -0 1',
  fix: 'let this engine run containers with --pid host; rootless engines and user namespaces do not',
};

/** One check for each feature; two helper containers, together about a second. */
export async function checkKernel(endpoint: EngineEndpoint, image: string | null): Promise<readonly DoctorCheck[]> {
  const all = [...features, hostPid];
  if (image === null) {
    const fix = 'npx resilience doctor again after the first run, which makes the image to try it with';
    return all.map(({ name, neededFor }) => check(name, neededFor, 'warning', 'not tried yet', fix));
  }
  const docker = new Docker(endpoint.connection);
  const [network, pid] = await Promise.all([
    tryIn(docker, image, features, { NetworkMode: 'none', CapAdd: ['NET_ADMIN'] }),
    tryIn(docker, image, [hostPid], { NetworkMode: 'none', CapAdd: ['KILL'], PidMode: 'host' }),
  ]);
  return [...network, ...pid];
}

async function tryIn(
  docker: Docker,
  image: string,
  asked: readonly Feature[],
  host: Docker.HostConfig,
): Promise<readonly DoctorCheck[]> {
  const script = asked.map(
    ({ name, attempt }) => `if e=$({ ${attempt}; } 2>&1); then echo "${name}=ok"; else echo "${name}=$e"; fi`,
  );
  const output = await runOnce(docker, image, script.join('\n'), host).catch((error: Error) => error);
  return asked.map((feature) => judgeFeature(feature, output));
}

/** Reads a feature's line in what the helper container said; an Error: the engine refused the helper container itself. */
export function judgeFeature({ name, neededFor, fix }: Omit<Feature, 'attempt'>, output: string | Error): DoctorCheck {
  if (output instanceof Error) return check(name, neededFor, 'warning', `refused: ${output.message}`, fix);
  const line = output
    .split('\n')
    .find((one) => one.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (line === 'ok') return check(name, neededFor, 'ok', 'works in a helper container');
  return check(name, neededFor, 'warning', line || 'the helper container gave no answer', fix);
}

async function runOnce(docker: Docker, image: string, script: string, host: Docker.HostConfig): Promise<string> {
  const container = await docker.createContainer({
    Image: image,
    Entrypoint: [],
    Cmd: ['/bin/sh', '-c', script],
    User: '0',
    Tty: true,
    Healthcheck: { Test: ['NONE'] },
    HostConfig: { ...host, CapDrop: ['ALL'], SecurityOpt: ['no-new-privileges'], PidsLimit: 32 },
  });
  try {
    await container.start();
    await container.wait({ abortSignal: AbortSignal.timeout(15_000) });
    return (await container.logs({ stdout: true, stderr: true })).toString('utf8').replaceAll('\r', '');
  } finally {
    await container.remove({ force: true }).catch(() => {});
  }
}
