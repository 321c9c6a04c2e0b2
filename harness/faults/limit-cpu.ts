/** `limitCpu`: not there yet. */
import type { FaultDriver } from './driver.ts';

export const limitCpu: FaultDriver<'limitCpu'> = () => Promise.reject(new Error('limitCpu is not there yet'));
