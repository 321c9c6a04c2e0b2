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

/** For each need the environment of a file that has it, when it is there. */
export type SetUp = Readonly<Record<NonNullable<Kind['needs']>, Promise<Env>>>;

/** Begins all that `needs` names. */
export function setUp(needs: ReadonlySet<Kind['needs']>, say: Say): SetUp {
  const nothing = Promise.resolve({});
  const engine =
    needs.has('engine') || needs.has('compose') ? ensureEngine({ mayProvision: true, onProgress: say }) : null;
  const machine = engine === null ? nothing : engine.then(environmentOf);
  const ready = engine === null ? nothing : engine.then((found) => withK6(found, say)).then(() => machine);
  const browser = needs.has('browser') ? ensureBrowser(say).then((CHROMIUM) => ({ CHROMIUM })) : nothing;
  for (const [name, one] of Object.entries({ 'engine and images': engine, k6: ready, Chromium: browser })) {
    one?.then(
      () => say(`${name}: ready`),
      () => undefined,
    );
  }
  return { compose: machine, engine: ready, browser };
}

/** What is there already, for a run that sets nothing up; null: it is not there. */
export async function whatIsThere(): Promise<{ readonly compose: Env | null; readonly browser: Env | null }> {
  const [compose, browser] = await Promise.all([findCompose({ env: {} }, process.env), findBrowser()]);
  return {
    compose: compose === null ? null : compose.env,
    browser: browser === undefined ? null : { CHROMIUM: browser },
  };
}

export const engineAnswers = async (): Promise<boolean> => 'endpoint' in (await discoverEngine(process.env));

/** One file alone needs k6, and fails where there is none; but a build of minutes is better begun with everything else. */
const withK6 = ({ endpoint, images }: Machine, say: Say): Promise<unknown> =>
  ensureK6(endpoint, images.tools, process.env, say).catch((error: Error) => say(error.message));

const environmentOf = ({ endpoint, compose, images }: Machine): Env => ({
  ...compose.env,
  DOCKER_HOST: endpoint.dockerHost,
  RESILIENCE_COMPOSE: JSON.stringify(compose.command),
  RESILIENCE_NODE_IMAGE: images.node,
  RESILIENCE_TOOLS_IMAGE: images.tools,
});
