/** The log of a container as a reader follows it: what is there, and what comes until it stops. */
import type { EngineTime, LogLine } from '../engine.ts';
import type { Container, LogReader } from './container.ts';
import type { Sim } from './engine-calls.ts';
import { mailbox } from './mailbox.ts';

export function readLog(
  { time, wall }: Sim,
  container: Container,
  since: EngineTime,
  signal: AbortSignal,
): AsyncIterable<LogLine> {
  const { read, items, end } = mailbox<LogLine>(() => time.stir());
  const reader: LogReader = {
    read: ({ at, text }) => read({ time: wall + at, text }),
    end: () => {
      container.logReaders.delete(reader);
      end();
    },
  };
  for (const line of container.log) if (wall + line.at >= since) reader.read(line);
  if (container.life === null) end();
  else container.logReaders.add(reader);
  signal.addEventListener('abort', reader.end, { once: true });
  return items;
}
