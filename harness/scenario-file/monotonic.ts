/** The system's monotonic clock, which is one for all of its processes: milliseconds since some instant. */
import process from 'node:process';

export const monotonic = (): number => Number(process.hrtime.bigint()) / 1e6;
