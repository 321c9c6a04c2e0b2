/** `timeline.ndjson`: appended as things happen, so that a killed run can still be analysed. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TimelineEvent } from '../model/event.ts';
import { onDisk } from './disk.ts';
import { timelineAt } from './read-timeline.ts';
import { encodeLine } from './timeline-line.ts';

export const timelineName = 'timeline.ndjson';

export interface TimelineFile {
  append(event: TimelineEvent): void;
  /** All that was appended so far, read from the file; what could not be written comes after it. Also when it is closed. */
  readonly events: Iterable<TimelineEvent>;
  /** Writes what is held back, and closes. Throws R405 when the disk is full. */
  close(): void;
}

/**
 * Probes come by the hundred, and their lines wait so long, in milliseconds, to be written together. Whatever else happens is
 * written at once, and takes along what waits, so that the order stays. A SIGKILL therefore loses the probes of the last quarter
 * of a second, and nothing else; only a machine that goes down loses what the kernel had not brought to the disk.
 *
 * Writing is synchronous: a line that the run goes on from is handed over before it goes on. It copies some kilobytes to the
 * kernel, four times a second whatever the rate, and holds up the probes only where the kernel itself takes nothing more.
 */
const longestWait = 250;

/** `onFailure` is called once, with the first failure to write; later lines are held in memory and tried again at the end. */
export function openTimelineFile(folder: string, onFailure: (error: unknown) => void): TimelineFile {
  const path = join(folder, timelineName);
  const file = onDisk(() => openSync(path, 'ax'));
  let lines: string[] = [];
  let unwritten: Buffer = Buffer.alloc(0);
  let timer: NodeJS.Timeout | undefined;
  let failed = false;
  const held = (): Buffer => Buffer.concat([unwritten, Buffer.from(lines.join(''))]);
  const write = (): void => {
    unwritten = held();
    lines = [];
    // A disk may take the half of a line, and the rest later.
    while (unwritten.length > 0) unwritten = unwritten.subarray(onDisk(() => writeSync(file, unwritten)));
  };
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    try {
      write();
    } catch (error) {
      failed = true;
      onFailure(error);
    }
  };
  return {
    append(event) {
      lines.push(encodeLine(event));
      if (failed) return;
      if (event.type === 'probe.ended') timer ??= setTimeout(flush, longestWait);
      else flush();
    },
    events: timelineAt(path, held),
    close() {
      clearTimeout(timer);
      try {
        write();
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
