/** `timeline.ndjson`: appended as things happen, so that a killed run can still be analysed. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { TimelineEvent } from '../model/event.ts';
import { onDisk } from './disk.ts';

export interface TimelineFile {
  append(event: TimelineEvent): void;
  /** Writes what is held back, and closes. Throws R405 when the disk is full. */
  close(): void;
}

/** Probes come by the hundred, so their lines are written together; whatever else happens is written at once. */
const heldBack = 64;

/** `onFailure` is called once, with the first failure to write; later lines are held in memory and tried again at the end. */
export function openTimelineFile(folder: string, onFailure: (error: unknown) => void): TimelineFile {
  const file = onDisk(() => openSync(join(folder, 'timeline.ndjson'), 'ax'));
  let lines: string[] = [];
  let failed = false;
  const flush = (): void => {
    const text = lines.join('');
    const written = onDisk(() => writeSync(file, text));
    lines = written === Buffer.byteLength(text) ? [] : [Buffer.from(text).subarray(written).toString()];
  };
  return {
    append(event) {
      lines.push(`${JSON.stringify(event)}\n`);
      if (failed || (event.type === 'probe.ended' && lines.length < heldBack)) return;
      try {
        flush();
      } catch (error) {
        failed = true;
        onFailure(error);
      }
    },
    close() {
      try {
        flush();
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
  };
}
