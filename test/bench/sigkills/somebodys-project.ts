/** A project that somebody else has up: how it is, in all that a fault may change, and whether its services reach each other. */
import { readFileSync } from 'node:fs';
import type Docker from 'dockerode';
import { execa } from 'execa';
import { composeProjectLabel } from '../../../harness/engine/docker/labels.ts';
import type { Machine } from '../../../harness/provision/ensure.ts';

export interface SomebodysProject {
  readonly name: string;
  /** How it differs from how it was when it came up; empty: it does not. */
  changes(): Promise<readonly string[]>;
  down(): Promise<void>;
}

export async function bringUp(
  { compose, endpoint, images }: Machine,
  docker: Docker,
  name: string,
  folder: string,
): Promise<SomebodysProject> {
  const [program = 'docker', ...first] = compose.command;
  const env = { ...compose.env, DOCKER_HOST: endpoint.dockerHost, RESILIENCE_NODE_IMAGE: images.node };
  const call = (...words: string[]) =>
    execa(program, [...first, '-p', name, ...words], { cwd: folder, env, stdin: 'ignore' });
  await call('up', '-d');
  while (!(await reachesApi(docker, name))) await new Promise((resolve) => setTimeout(resolve, 100));
  const before = await stateOf(docker, name);
  return {
    name,
    async changes() {
      const now = await stateOf(docker, name);
      const names = [...new Set([...Object.keys(before), ...Object.keys(now)])];
      const differing = names.filter((one) => before[one] !== now[one]);
      if (differing.length > 0) return differing.map((one) => `${one}: ${before[one]} → ${now[one]}`);
      return (await reachesApi(docker, name)) ? [] : ['web does not reach api'];
    },
    down: async () => void (await call('down', '-t', '0', '-v')),
  };
}

const containersOf = (docker: Docker, name: string) =>
  docker.listContainers({ all: true, filters: { label: [`${composeProjectLabel}=${name}`] } });

/** By container, in text. What changes with every start is left out, and a limit of −1 is none. */
async function stateOf(docker: Docker, name: string): Promise<Readonly<Record<string, string>>> {
  const found = await containersOf(docker, name);
  const states = await Promise.all(
    found.map(async ({ Id }) => {
      const { Name, State, NetworkSettings, HostConfig } = await docker.getContainer(Id).inspect();
      const networks = Object.entries(NetworkSettings.Networks)
        .map(([network, { Aliases }]) => `${network} as ${[...((Aliases as readonly string[] | null) ?? [])].sort()}`)
        .sort();
      const cpu = [HostConfig.NanoCpus ?? 0, Math.max(0, HostConfig.CpuQuota ?? 0)];
      return [Name, JSON.stringify([Id.slice(0, 12), State.Status, letter(State.Pid), cpu, networks])] as const;
    }),
  );
  return Object.fromEntries(states);
}

/** `T` for a process that was stopped; anything else is as good as running. */
function letter(pid: number): 'T' | 'R' {
  try {
    return / T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/.*\)/, '')) ? 'T' : 'R';
  } catch {
    return 'R';
  }
}

async function reachesApi(docker: Docker, name: string): Promise<boolean> {
  const web = (await containersOf(docker, name)).find(({ Names }) => Names[0]?.includes('-web-'));
  if (web === undefined) return false;
  const script =
    "fetch('http://api/', { signal: AbortSignal.timeout(2000) }).then(() => 0, () => 1).then(process.exit)";
  const made = await docker.getContainer(web.Id).exec({ Cmd: ['node', '-e', script], AttachStdout: true });
  const stream = await made.start({});
  await new Promise((resolve) => stream.on('end', resolve).on('error', resolve).resume());
  return (await made.inspect()).ExitCode === 0;
}
