/** What can turn a night red: what users see. When the engine noticed is told, but it is a means. */
import type { NightMeasure } from '../model/night.ts';

export const isGated = ({ quantity }: Pick<NightMeasure, 'quantity'>): boolean =>
  quantity === 'recovery' || quantity === 'downtime';
