/** A simulated container as `inspect` shows it. */
import type { ContainerView } from '../engine.ts';
import type { Container } from './container.ts';

/** `wall`: the engine's wall clock at virtual time 0. */
export function viewOf(container: Container, wall: number): ContainerView {
  const { spec, status } = container;
  const ended = status === 'exited' || status === 'restarting';
  const up = status === 'running' || status === 'paused';
  return {
    id: container.id,
    name: container.name,
    service: spec.service,
    replica: container.replica,
    status: status === 'removed' ? 'dead' : status,
    pid: container.pid,
    exitCode: ended ? container.exitCode : null,
    restartCount: container.restartCount,
    startedAt: wall + container.startedAt,
    finishedAt: container.finishedAt === null ? null : wall + container.finishedAt,
    health:
      container.health === 'none'
        ? null
        : {
            status: container.health,
            streak: container.streak,
            log: container.healthLog.map((run) => ({ ...run, start: wall + run.start, end: wall + run.end })),
          },
    healthSettings: spec.health,
    restart: spec.restart,
    image: spec.image,
    imageDigest: `sim:${spec.image}`,
    networks: container.attachments,
    ports:
      up && container.attachments.length > 0 ? container.ports.map((port) => ({ ...port, address: '127.0.0.1' })) : [],
  };
}
