/** `hang`: not there yet. */
import type { FaultDriver } from './driver.ts';

export const hang: FaultDriver<'hang'> = () => Promise.reject(new Error('hang is not there yet'));
