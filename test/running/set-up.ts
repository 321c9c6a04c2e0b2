/** What tests need of the machine, got at once and side by side: engine, Compose and base images, k6, Chromium. */
import process from 'node:process';
import { ensureEngine, type Machine } from '../../harness/provision/ensure.ts';
import { findCompose } from '../../harness/provision/finding/compose.ts';
import { discoverEngine } from '../../harness/provision/finding/discover.ts';
import { ensureK6 } from '../../harness/provision/images/k6.ts';
import { ensureBrowser, findBrowser } from './browser.ts';
import type { Kind } from './kinds.ts';

type Env = Readonly<Record<string, string>>;
type Say = (line: string) => void;

/** For each need the environment of a file that has it, when it is there; `settled`: when nothing is being set up any more. */
export type SetUp = Readonly<Record<NonNullable<Kind['needs']>, Promise<Env>>> & { readonly settled: Promise<unknown> };

/** Begins all that `needs` names. */
export function setUp(needs: ReadonlySet<Kind['needs']>, say: Say): SetUp {
  const told = async <T>(name: string, work: Promise<T>): Promise<T> => {
    const got = await work;
    say(`${name}: ready`);
    return got;
  };
  const nothing = Promise.resolve({});
  const machine = needs.has('engine') || needs.has('compose') ? told('engine and images', machineHere(say)) : null;
  const engine = machine === null ? nothing : machine.then(environmentOf);
  const k6 = machine !== null && needs.has('engine') ? machine.then((found) => withK6(found, say)) : nothing;
  const browser = needs.has('browser')
    ? told('Chromium', ensureBrowser(say)).then((CHROMIUM) => ({ CHROMIUM }))
    : nothing;
  // Whoever needs it is told; what is chosen may need only some of it.
  for (const one of [engine, browser, k6]) one.catch(() => undefined);
  return { compose: engine, engine, browser, settled: Promise.allSettled([engine, browser, k6]) };
}

const machineHere = (say: Say): Promise<Machine> =>
  ensureEngine({ mayProvision: true, onProgress: say, env: process.env });

/** What is there already, for a run that sets nothing up; null: it is not there. */
export async function whatIsThere(): Promise<{ readonly compose: Env | null; readonly browser: Env | null }> {
  const [compose, browser] = await Promise.all([findCompose({ env: {} }, process.env), findBrowser()]);
  return {
    compose: compose === null ? null : compose.env,
    browser: browser === undefined ? null : { CHROMIUM: browser },
  };
}

export const engineAnswers = async (): Promise<boolean> => 'endpoint' in (await discoverEngine(process.env));

/** One file needs k6, waits for it and fails where there is none; but a build of minutes is better begun with everything else. */
const withK6 = ({ endpoint, images }: Machine, say: Say): Promise<void> =>
  ensureK6(endpoint, images.tools, process.env, say).then(
    () => say('k6: ready'),
    (error: Error) => say(error.message),
  );

const environmentOf = ({ endpoint, compose, images }: Machine): Env => ({
  ...compose.env,
  DOCKER_HOST: endpoint.dockerHost,
  RESILIENCE_COMPOSE: JSON.stringify(compose),
  RESILIENCE_NODE_IMAGE: images.node,
  RESILIENCE_TOOLS_IMAGE: images.tools,
});
