/** The log of a service, whatever becomes of its containers: followed across restarts and re-creation, each line told once. */
import type { ContainerId, ContainerView, Engine, EngineTime, LogLine } from '../../engine/engine.ts';
import type { Clock } from '../../engine/environment.ts';
import { messageOf } from '../../model/message-of.ts';
import type { ServiceName } from '../../model/stack.ts';
import { after, milliseconds } from '../../model/time.ts';

export interface ServiceLine extends LogLine {
  readonly replica: number;
  readonly container: ContainerId;
}

export interface Following {
  readonly engine: Pick<Engine, 'containers' | 'events'>;
  readonly clock: Clock;
  readonly service: ServiceName;
  /** Left out: each container of the service. */
  readonly replica?: number;
  /** Lines that were written before are not told. */
  readonly since: EngineTime;
  readonly signal: AbortSignal;
  readonly onLine: (line: ServiceLine) => void;
  /** Why a container's log cannot be read; null: it is read again. */
  readonly onTrouble: (container: ContainerId, reason: string | null) => void;
}

/** A stream that ended while its container runs is asked for again after this. */
const again = milliseconds(500);

/** Returns once the logs of all containers that are there are followed, or cannot be. */
export async function followLog(following: Following): Promise<void> {
  const { engine, service, replica, signal } = following;
  const isMeant = (one: Pick<ContainerView, 'service' | 'replica'>): boolean =>
    one.service === service && (replica === undefined || one.replica === replica);
  const readers = new Map<ContainerId, Reader>();
  const read = (id: ContainerId, of: number): Promise<void> => {
    const known = readers.get(id) ?? reader(following, id, of);
    readers.set(id, known);
    return known.started();
  };
  const readAll = async (): Promise<void> => {
    const views = (await engine.containers.list()).filter(isMeant);
    await Promise.all(views.map((one) => read(one.id, one.replica)));
  };
  const events = await engine.events.subscribe(signal);
  await readAll();
  const watch = async (): Promise<void> => {
    for await (const item of events) {
      if (item.type === 'lost') await readAll();
      else if (item.event.change.to === 'started' && isMeant(item.event)) {
        void read(item.event.container, item.event.replica);
      }
    }
  };
  // An engine whose events have ended for good ends the run by those who act on them.
  void watch().catch(() => undefined);
}

interface Reader {
  /** Its container was started; resolves when its log is read from then on, or cannot be. */
  started(): Promise<void>;
}

function reader(
  { engine, clock, since, signal, onLine, onTrouble }: Following,
  container: ContainerId,
  replica: number,
): Reader {
  /** The time of the last line, and how many of that very time were told. */
  const last = { time: since, count: 0 };
  let reading = false;
  let asked = false;

  const readOnce = async (opened: () => void): Promise<void> => {
    const from = { ...last };
    const lines = await engine.containers.openLog(container, from.time, signal);
    onTrouble(container, null);
    opened();
    let repeated = from.count;
    for await (const { time, text } of lines) {
      if (signal.aborted) return;
      if (time < from.time) continue;
      if (time === from.time && repeated > 0) repeated -= 1;
      else {
        if (time === last.time) last.count += 1;
        else if (time > last.time) Object.assign(last, { time, count: 1 });
        onLine({ time, text, replica, container });
      }
    }
  };
  const isUp = async (): Promise<boolean> => (await engine.containers.inspect(container))?.status === 'running';
  const read = async (opened: () => void): Promise<void> => {
    for (;;) {
      asked = false;
      let up: boolean;
      try {
        await readOnce(opened);
        up = asked || (await isUp());
      } catch (error) {
        if (signal.aborted) return;
        // One that is gone for good keeps nothing from being read.
        up = await isUp().catch(() => true);
        onTrouble(container, up ? messageOf(error) : null);
        opened();
      }
      if (signal.aborted) return;
      if (!asked && up) await clock.sleepUntil(after(clock.now(), again), signal).catch(() => undefined);
      if (signal.aborted || !(asked || up)) return;
    }
  };
  return {
    started() {
      asked = true;
      if (reading) return Promise.resolve();
      reading = true;
      const opened = Promise.withResolvers<void>();
      void read(opened.resolve).finally(() => {
        reading = false;
        opened.resolve();
      });
      return opened.promise;
    },
  };
}
