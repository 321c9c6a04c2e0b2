/** The numbers stack as a Compose project of a test's own, driven by the docker command. */
import { execa } from 'execa';
import { stackFolder } from './start-program.ts';

/** Runs docker; a failure rejects with what it printed. */
export const docker = (args: readonly string[], { environment = {}, reject = true }: DockerOptions = {}) =>
  execa('docker', args, { cwd: stackFolder, env: environment, reject, all: true });

interface DockerOptions {
  readonly environment?: Readonly<Record<string, string>>;
  readonly reject?: boolean;
}

/** Ports are ephemeral and on loopback; `variables` hold for every command, and each command may add its own. */
export function createStack(variables: Readonly<Record<string, string>>) {
  const project = `numbers-test-${process.pid}`;
  const fixed = {
    RESILIENCE_NODE_IMAGE: process.env.RESILIENCE_NODE_IMAGE ?? 'resilience-node:dev',
    COMPOSE_PROJECT_NAME: project,
    API_PORT: '127.0.0.1:0',
    WEB_PORT: '127.0.0.1:0',
    ...variables,
  };
  const compose = (args: readonly string[], more: Readonly<Record<string, string>> = {}, { reject = true } = {}) =>
    docker(['compose', ...args], { environment: { ...fixed, ...more }, reject });

  /** Resolves once the service has said that it listens; rejects when it ends before. */
  const listening = (service: string) =>
    firstLine(['logs', '--follow', `${project}-${service}-1`], (line) => line.includes('Now listening on'));

  return {
    compose,
    listening,
    /** Brings the API up and then web, so that web's start check finds it. */
    up: async (more: Readonly<Record<string, string>>) => {
      for (const service of ['numbers-api', 'numbers-web']) {
        await compose(['up', '--detach', service], more);
        await listening(service);
      }
    },
    container: (service: string) => createContainer(`${project}-${service}-1`),
    url: async (service: string) => `http://${(await compose(['port', service, '80'])).stdout}`,
    down: () => compose(['down', '--timeout', '1']),
  };
}

function createContainer(name: string) {
  return {
    name,
    inspect: async (format: string) => (await docker(['inspect', '--format', format, name])).stdout.trim(),
    /** Resolves when the engine has told of `action` for the `times`-th time in the container's life. */
    seen: async (action: string, times = 1) => {
      const created = (await docker(['inspect', '--format', '{{.Created}}', name])).stdout;
      const { stdout: id } = await docker(['inspect', '--format', '{{.Id}}', name]);
      const args = ['events', '--since', created, '--filter', `container=${id}`, '--format', '{{.Action}}'];
      let left = times;
      await firstLine(args, (line) => {
        if (line === action) left -= 1;
        return left === 0;
      });
    },
  };
}

/** Runs docker until it prints a line that `matches`, and ends it. */
async function firstLine(args: readonly string[], matches: (line: string) => boolean): Promise<void> {
  const watching = execa('docker', args, { reject: false, buffer: false, all: true });
  for await (const line of watching.iterable({ from: 'all' })) {
    if (!matches(line)) continue;
    watching.kill();
    return;
  }
  throw new Error(`docker ${args.join(' ')} ended before it printed what was awaited`);
}
