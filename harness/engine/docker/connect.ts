/** The way in: the engine of one run, on a real Docker engine and with a real Compose. */
import { fail } from '../../model/failure.ts';
import { faultsOf } from '../../model/fault-facts.ts';
import { helperContainersOf } from '../../model/fault-traits.ts';
import type { ComposeCommand } from '../../model/machine.ts';
import type { ConnectedEngine, ConnectOptions } from '../kind.ts';
import { ask, reasonOf } from './ask.ts';
import { attachedStack } from './attach/stack.ts';
import { openEngine } from './client.ts';
import { dockerContainers } from './containers.ts';
import { dockerEvents } from './events/subscribe.ts';
import { engineFacts, engineMajor, engineTime } from './facts.ts';
import { dockerHelperContainers } from './helper-containers/helper-containers.ts';
import { membersOf } from './members.ts';
import { dockerNamespaces } from './network-changes/namespaces.ts';
import { rulesBeside } from './network-changes/rules.ts';
import { dockerNetworks } from './networks.ts';
import { podmanFacts, podmanProblems } from './podman.ts';
import { dockerStack } from './stack.ts';

/** Nothing is made on the engine yet. Throws R401 when none answers at `dockerHost`. */
export async function connectDocker(options: ConnectOptions): Promise<ConnectedEngine> {
  const { engine, images, plan, compose: found, ...labels } = options;
  const { dockerHost, at, forward } = engine;
  const compose: ComposeCommand = { ...found, env: { ...found.env, DOCKER_HOST: dockerHost } };
  const docker = openEngine(engine);
  await ask('answer', docker.ping()).catch((error: unknown) =>
    fail('R401', `No engine answers at ${dockerHost}: ${reasonOf(error)}.`, {
      fix: 'Start Docker, or set DOCKER_HOST to where it is.',
      cause: error,
    }),
  );
  const major = await engineMajor(docker);
  const members = membersOf(plan.attached, labels.project);
  const helperContainers = dockerHelperContainers(docker, labels, images.tools, members);
  const containers = dockerContainers(docker, members, major, helperContainers.execFor, forward);
  const stack =
    plan.attached === undefined
      ? dockerStack({ docker, compose, images, plan, ...labels, engineMajor: major })
      : attachedStack(docker, labels, members);
  const signals = plan.experiments.flatMap(faultsOf).flatMap(helperContainersOf).includes('host-pid');

  return {
    facts: async () => engineFacts(docker, at === 'here' && dockerHost.startsWith('unix://'), compose.version),
    unfit: async () => {
      const podman = await podmanFacts(docker);
      return podman === null ? [] : podmanProblems(podman, plan);
    },
    time: () => engineTime(docker),
    containers,
    networks: dockerNetworks(docker, labels, images.tools),
    namespaces: dockerNamespaces(rulesBeside(docker, labels, images.tools), containers),
    helperContainers,
    events: dockerEvents(docker, members),
    stack: {
      ...stack,
      /** A helper container that cannot be got ready now says so when it is needed. */
      up: async () => {
        const armed = signals ? helperContainers.arm().catch(() => undefined) : undefined;
        await stack.up();
        await armed;
      },
      down: async () => {
        await helperContainers.close();
        return stack.down();
      },
    },
    close: () => void helperContainers.close(),
  };
}
