/** The real engine as these tests see it, and what runs left in their folders. */
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDocker } from '../../harness/engine/docker/client.ts';
import { runLabel } from '../../harness/engine/docker/labels.ts';
import { findLabelled } from '../../harness/engine/docker/sweep.ts';
import type { Analysis } from '../../harness/model/analysis.ts';
import type { EventOf, EventType, TimelineEvent } from '../../harness/model/event.ts';
import { eventsIn } from '../../harness/store/read-timeline.ts';
import type { Folder, Result, Started } from './cli.ts';

/** Throws without one: a test that needs an engine fails where there is none. */
function dockerHost(): string {
  const { DOCKER_HOST } = process.env;
  if (DOCKER_HOST === undefined) throw new Error('DOCKER_HOST does not name an engine for these tests');
  return DOCKER_HOST;
}

export const docker = () => openDocker(dockerHost());

/** What a run made is still there: names of containers, networks and volumes. */
export async function leftOf(run: string): Promise<readonly string[]> {
  const found = await findLabelled(docker(), [[runLabel, run]]);
  return Object.values(found).flat();
}

/** A container that belongs to nobody's run. */
export async function strangersContainer(): Promise<{ exists(): Promise<boolean>; remove(): Promise<void> }> {
  const container = await docker().createContainer({
    name: `acceptance-${randomBytes(4).toString('hex')}`,
    Image: process.env.RESILIENCE_NODE_IMAGE,
    Cmd: ['sleep', '1000'],
  });
  return {
    exists: () => container.inspect().then(Boolean, () => false),
    remove: () => container.remove({ force: true }),
  };
}

/** One run's directory below `reports`. */
export interface RunFiles {
  /** Below the folder: `reports/<scenario>/<run>`. */
  readonly path: string;
  readonly run: string;
  readonly files: readonly string[];
  events(): readonly TimelineEvent[];
  of<T extends EventType>(type: T): readonly EventOf<T>[];
  result(): Analysis;
}

/** Every run of the folder, by scenario and time. */
export async function runsIn(folder: Folder, reports = 'reports'): Promise<readonly RunFiles[]> {
  const files = await folder.files(reports);
  const paths = new Set(
    files.map((file) => /^[^/]+\/[^/]+(?=\/)/.exec(file)?.[0]).filter((path) => path !== undefined),
  );
  return [...paths].map((path) => {
    const events = (): readonly TimelineEvent[] => [
      ...eventsIn([Buffer.from(folder.read(`${reports}/${path}/timeline.ndjson`))]),
    ];
    return {
      path: `${reports}/${path}`,
      run: path.split('/')[1]!,
      files: files.filter((file) => file.startsWith(`${path}/`)).map((file) => file.slice(path.length + 1)),
      events,
      of: <T extends EventType>(type: T) => events().filter((event): event is EventOf<T> => event.type === type),
      result: () => JSON.parse(folder.read(`${reports}/${path}/result.json`)) as Analysis,
    };
  });
}

/** The only run of the folder. Throws when there are more, or none. */
export async function onlyRun(folder: Folder, reports = 'reports'): Promise<RunFiles> {
  const [run, ...more] = await runsIn(folder, reports);
  if (run === undefined || more.length > 0) throw new Error(`${run === undefined ? 0 : more.length + 1} runs`);
  return run;
}

/** Asks again and again until there is an answer; for what sends no event of its own. */
export async function until<T>(look: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await sleep(20);
  }
}

/** Resolves with the command's run as soon as its timeline has an event of this type; rejects when it ends without. */
export async function whenTold(folder: Folder, started: Started, type: EventType): Promise<RunFiles> {
  let ended: Result | null = null;
  void started.done.then((result) => {
    ended = result;
  });
  return until(async () => {
    const runs = await runsIn(folder);
    const found = runs.find((run) => run.files.includes('timeline.ndjson') && run.of(type).length > 0);
    if (found === undefined && ended !== null) throw new Error(`ended without ${type}: ${JSON.stringify(ended)}`);
    return found;
  });
}
