/** Words for what became of a container's first process. */
import type { ContainerView } from '../engine/engine.ts';
import { secondsText } from '../model/duration-text.ts';

/** Whether the process that ran at `before` is gone. A start by the engine's policy takes about 0.3 s, so its trace counts too. */
export const isGone = (before: ContainerView, now: ContainerView): boolean =>
  now.startedAt !== before.startedAt ||
  now.restartCount !== before.restartCount ||
  (now.status !== 'running' && now.status !== 'paused');

/** `the engine restarted it after 0.412 s`, `the engine is about to restart it`, `it stays down`. */
export function sequel(before: ContainerView, now: ContainerView): string {
  if (now.startedAt !== before.startedAt) {
    const down = now.finishedAt === null ? null : now.startedAt - now.finishedAt;
    return `the engine restarted it${down === null || down < 0 ? '' : ` after ${secondsText(down)}`}`;
  }
  return now.status === 'restarting' ? 'the engine is about to restart it' : 'it stays down';
}

/** The exit code while it can be read: a start clears it. */
export const exitCodeOf = (now: ContainerView): number | null =>
  now.status === 'exited' || now.status === 'restarting' || now.status === 'dead' ? now.exitCode : null;
