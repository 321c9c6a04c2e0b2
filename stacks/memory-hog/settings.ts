/** The lab's settings, and where the hog leaves its total for the check. */
import { readCount } from '../service/read-setting.ts';

const { LOOP_ALLOCATION_MB, LOOP_INTERVAL_MS, MAX_ALLOCATION_MB } = process.env;

export const maxMb = readCount('MAX_ALLOCATION_MB', MAX_ALLOCATION_MB, 4096);
export const loopMb = readCount('LOOP_ALLOCATION_MB', LOOP_ALLOCATION_MB, 512);
export const loopIntervalMs = readCount('LOOP_INTERVAL_MS', LOOP_INTERVAL_MS, 2000);

/** In the working folder, which is the container's writable layer: a restart keeps it, a new container has none. */
export const totalFile = 'ALLOCATED_MB';
