/** `nothing`: not there yet. */
import type { FaultDriver } from './driver.ts';

export const nothing: FaultDriver<'nothing'> = () => Promise.reject(new Error('nothing is not there yet'));
