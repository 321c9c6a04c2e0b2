/** `remove`: not there yet. */
import type { FaultDriver } from './driver.ts';

export const remove: FaultDriver<'remove'> = () => Promise.reject(new Error('remove is not there yet'));
