/** Interprets an undo of the ledger: finds its containers again, does what is still to do, and checks that it is done. */
import type { ContainerView } from '../engine/engine.ts';
import type { ServiceName } from '../model/stack.ts';
import { seconds } from '../model/time.ts';
import { answerText, ask, isSuccess, routeRefusal } from './ask.ts';
import { bringUp } from './bring-up.ts';
import { restoreCpus } from './cpus.ts';
import type { FaultContext, Landed } from './driver.ts';
import { verified } from './guard.ts';
import { applied, merge, rejected, unknown } from './landing.ts';
import { reconnect } from './reconnect.ts';
import { restart } from './restart.ts';
import { restartChildless } from './restart-childless.ts';
import { resume } from './resume.ts';
import { containersOf, each, nameOf } from './targets.ts';
import type { Undo } from './undo.ts';
import { watchTargets } from './watch-targets.ts';

/** Applying it again changes nothing more, a restart apart. Errors leave the landing `unknown`, with the reason. */
export const applyUndo = (undo: Undo, context: FaultContext): Promise<Landed> =>
  verified(context, async () => {
    // Nothing of it needs to be there for this one.
    if (undo.kind === 'recreate') return bringUp(undo.services, context);
    if (undo.kind === 'startAll') return startAll(undo.services, context);
    const targets = await containersOf(context, undo.service, undo.replica);
    if (targets.length === 0) return rejected(`no container of ${undo.service} is in this run's project`);
    return apply(undo, targets, context);
  });

async function apply(
  undo: Exclude<Undo, { kind: 'recreate' | 'startAll' }>,
  targets: readonly ContainerView[],
  context: FaultContext,
): Promise<Landed> {
  switch (undo.kind) {
    case 'start':
      return start(targets, context);
    case 'unpause':
      return unpause(targets, context);
    case 'restart': {
      const { service: target, replica } = undo;
      const aim = replica === undefined ? { target } : { target, replica };
      const prepared = await restart({ kind: 'restart', ...aim }, context);
      await prepared.inject();
      return prepared.verify();
    }
    case 'continue':
      return merge(await Promise.all(targets.map((one) => resume(one, undo.lives, context))));
    case 'restartChildless':
      return merge(await Promise.all(targets.map((one) => restartChildless(one, undo.lives, context))));
    case 'setCpus':
      return merge(await Promise.all(targets.map((one) => restoreCpus(one, undo.before, context))));
    case 'request': {
      const refused = routeRefusal(undo.service, targets);
      if (refused !== null) return rejected(refused);
      const answer = await ask(context, undo.service, undo.method, undo.path);
      const said = `${undo.service}: ${answerText(undo.method, undo.path, answer)}`;
      return isSuccess(answer) ? applied(said) : answer.status === null ? unknown(said) : rejected(said);
    }
    case 'removeFile':
      return merge(await Promise.all(targets.map((one) => removeFile(one, undo.path, context))));
    case 'deleteTable':
      return merge(await Promise.all(targets.map((one) => restoreNetwork(one, undo, context))));
    case 'connect':
      return reconnect(undo.attachments, targets, context);
  }
}

async function startAll(services: readonly ServiceName[], context: FaultContext): Promise<Landed> {
  const groups = await Promise.all(services.map((service) => containersOf(context, service)));
  const missing = services.filter((_, place) => groups[place]!.length === 0);
  const gone = missing.map((service) => rejected(`no container of ${service} is in this run's project`));
  const there = groups.flat();
  return merge([...gone, ...(there.length === 0 ? [] : [await start(there, context)])]);
}

async function start(targets: readonly ContainerView[], context: FaultContext): Promise<Landed> {
  const down = targets.filter((one) => one.status !== 'running' && one.status !== 'paused');
  await each(down, (one) => context.env.engine.containers.start(one.id));
  const returned = context.env.clock.now();
  return { ...(await becomesRunning(targets, context)), returned };
}

async function unpause(targets: readonly ContainerView[], context: FaultContext): Promise<Landed> {
  const paused = targets.filter((one) => one.status === 'paused');
  await each(paused, (one) => context.env.engine.containers.unpause(one.id));
  const returned = context.env.clock.now();
  return { ...(await becomesRunning(targets, context)), returned };
}

const becomesRunning = (targets: readonly ContainerView[], context: FaultContext): Promise<Landed> =>
  watchTargets(context, targets, seconds(2), (before, now) => {
    const was = before.status === 'running' ? 'already was' : `was ${before.status}`;
    return now?.status === 'running'
      ? applied(`${nameOf(before)} runs as pid ${now.pid}; it ${was}`)
      : rejected(`${nameOf(before)} is ${now?.status ?? 'gone'}, not running`);
  });

async function removeFile(one: ContainerView, path: string, context: FaultContext): Promise<Landed> {
  const result = await context.env.engine.containers.exec(one.id, [
    '/bin/sh',
    '-c',
    'rm -f "$1"; test ! -e "$1"',
    'rm',
    path,
  ]);
  return result.exitCode === 0
    ? applied(`${nameOf(one)}: ${path} is not there`)
    : rejected(`${nameOf(one)}: ${path} could not be removed: ${result.output.trim()}`);
}

/** What was changed goes with the network namespace, so a caller that was restarted meanwhile has ended the fault itself. */
async function restoreNetwork(
  one: ContainerView,
  { table, change = 'cut' }: Extract<Undo, { kind: 'deleteTable' }>,
  context: FaultContext,
): Promise<Landed> {
  if (one.status !== 'running' && one.status !== 'paused') {
    return applied(`${nameOf(one)} is ${one.status}: the table ${table} went with its network namespace`);
  }
  const result = await context.env.engine.namespaces.restore(one.id, change);
  if (result === 'absent') return applied(`${nameOf(one)}: there was no table ${table} (any more)`);
  if ('refused' in result)
    return rejected(`${nameOf(one)}: the table ${table} could not be deleted: ${result.refused}`);
  return { ...applied(`${nameOf(one)}: the table ${table} is deleted`), done: result.ran };
}
