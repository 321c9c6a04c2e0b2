/** Attaches in this very process: finds the engine and what is up on it. */
import { basename } from 'node:path';
import process from 'node:process';
import type { Attached as Found } from '../app/attach.ts';
import { admit } from '../dsl/door.ts';
import { readDuration } from '../dsl/duration.ts';
import { isMade } from '../dsl/made.ts';
import { object, optional, record, type Schema, suggestion, value } from '../dsl/schema.ts';
import { declared, duration, length, port } from '../dsl/values.ts';
import { fail } from '../model/failure.ts';
import { slug } from '../model/slug.ts';
import type { Stack } from '../model/stack.ts';
import { seconds } from '../model/time.ts';
import { ensureEngine } from '../provision/ensure.ts';
import { shownPlace } from '../scenario-file/import-file.ts';
import type { Attachable, AttachChoices, AttachedStack, Injected, WatchChoices } from './attached.ts';
import { findAttachable } from './find-attachable.ts';
import { openTestSession, type TestSession } from './test-session.ts';

export interface AttachHere extends AttachChoices {
  /** Where it was called: `file:///shop/test.ts:12`; null: not known. */
  readonly place: string | null;
}

/** Throws R401 without an engine, and R230 to R232 for what cannot be attached to. */
export async function attachHere(what: Attachable, choices: AttachHere): Promise<AttachedStack> {
  const { place, onProgress = () => undefined } = choices;
  const machine = await ensureEngine({ mayProvision: false, onProgress, env: process.env });
  const file = place === null ? 'a test' : shownPlace(place).replace(/:\d+$/, '');
  const name = choices.name ?? basename(file).replace(/\.\w+$/, '');
  const found = await findAttachable(what, machine.endpoint, name);
  const ports = new Map<string, number>();
  let open: Promise<TestSession> | null = null;

  const begin = (probes: Parameters<AttachedStack['watch']>[0], { lasts }: WatchChoices): Promise<TestSession> => {
    const stack = stackOf(found, ports);
    const session = openTestSession({
      ...{ found, stack, machine, file, probes, choices, title: name, folder: slug(name) || 'test' },
      lasts: lasts === undefined ? null : readDuration(lasts),
      over: () => {
        open = null;
      },
    });
    open = session;
    session.catch(() => {
      open = null;
    });
    return session;
  };

  return {
    service(of, more = {}) {
      const names = found.services.map((one) => one.name);
      admit(
        'service',
        { name: of, more },
        { name: declared(names), more: object<{ port?: number }>({ port: optional(port) }) },
      );
      if (more.port !== undefined) ports.set(of, more.port);
      return { type: 'service', name: of };
    },
    async watch(probes, watching = {}) {
      admit(
        'watch',
        { probes, choices: watching },
        { probes: record(aProbe), choices: object<WatchChoices>({ lasts: optional(length) }) },
      );
      if (open !== null)
        fail('R120', 'watch() was called while another watch goes on', {
          fix: 'watch all probes at once, and before the first fault',
        });
      const session = await begin(probes, watching);
      return {
        folder: session.folder,
        recovery: (probe, { atMost } = {}) => {
          admit('recovery', { probe, atMost }, { probe: asked(session.probes), atMost: optional(duration) });
          return session.run.recovery(probe, atMost === undefined ? seconds(60) : readDuration(atMost));
        },
        [Symbol.asyncDispose]: () => session.end(),
      };
    },
    async inject(fault, { hold } = {}) {
      admit(
        'inject',
        { fault, hold },
        { fault: value(isMade, 'give what crash(), stop() or another of these returned'), hold: optional(length) },
      );
      const session = await (open ?? begin({}, {}));
      const injected = await session.inject(fault, hold === undefined ? null : readDuration(hold));
      const result: Injected = {
        label: injected.name,
        end: () => injected.end(),
        [Symbol.asyncDispose]: () => injected.end(),
      };
      return result;
    },
  };
}

const aProbe = value<Parameters<AttachedStack['watch']>[0][string]>(
  (given) => isMade(given) && 'type' in given && given.type === 'probe',
  "give a probe: http(attached.service('api'), '/')",
);

/** One of the probes that are asked. */
const asked = (names: readonly string[]): Schema<string> =>
  value(
    (given) => names.some((one) => one === given),
    (given) => suggestion(given, names) ?? `asked are ${names.join(', ') || 'none'}`,
  );

/** Who declares no port is asked at the one that it publishes. */
function stackOf({ attached, services }: Found, ports: ReadonlyMap<string, number>): Stack {
  const declaredOf = (name: string, published: readonly number[]): { port?: number } => {
    const own = ports.get(name) ?? (published.length === 1 ? published[0] : undefined);
    return own === undefined ? {} : { port: own };
  };
  return {
    name: slug(attached.name) || 'attached',
    folder: process.cwd(),
    compose: [],
    services: Object.fromEntries(
      services.map(({ name, ports: all }) => [
        name,
        declaredOf(
          name,
          all.map((one) => one.container),
        ),
      ]),
    ),
    variables: {},
    overrides: {},
  };
}
