/** A stack as a Compose project of a test's own, driven by the docker command. */
import { execa } from 'execa';
import { stackFolder } from './start-program.ts';

/** Runs docker; a failure rejects with what it printed. */
export const docker = (args: readonly string[], { folder, environment = {}, reject = true }: DockerOptions = {}) =>
  execa('docker', args, { cwd: folder, env: environment, reject, all: true });

interface DockerOptions {
  /** Where the Compose file lies; of no matter to other commands. */
  readonly folder?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly reject?: boolean;
}

/** `variables`, the ports among them, hold for every command, and each command may add its own. */
export function createStack(stack: string, variables: Readonly<Record<string, string>>) {
  const folder = stackFolder(stack);
  const project = `${stack}-test-${process.pid}`;
  const fixed = {
    RESILIENCE_NODE_IMAGE: process.env.RESILIENCE_NODE_IMAGE ?? 'resilience-node:dev',
    COMPOSE_PROJECT_NAME: project,
    ...variables,
  };
  const compose = (args: readonly string[], more: Readonly<Record<string, string>> = {}, { reject = true } = {}) =>
    docker(['compose', ...args], { folder, environment: { ...fixed, ...more }, reject });

  /** Resolves once the service has said that it listens; rejects when it ends before. */
  const listening = (service: string, replica = 1) =>
    firstLine(['logs', '--follow', `${project}-${service}-${replica}`], (line) => /http:\/\/\S+:80$/.test(line));

  return {
    compose,
    listening,
    /** Brings the services up one after the other: each when the one before listens. */
    up: async (services: readonly string[], more: Readonly<Record<string, string>> = {}) => {
      for (const service of services) {
        await compose(['up', '--detach', service], more);
        await listening(service);
      }
    },
    container: (service: string, replica = 1) => createContainer(`${project}-${service}-${replica}`),
    url: async (service: string, replica = 1) =>
      `http://${(await compose(['port', '--index', String(replica), service, '80'])).stdout}`,
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
