/** `misbehave`: not there yet. */
import type { FaultDriver } from './driver.ts';

export const misbehave: FaultDriver<'misbehave'> = () => Promise.reject(new Error('misbehave is not there yet'));
