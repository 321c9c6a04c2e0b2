/** Shapes of plain data: whether a value that was read is what was once written. */
import { isRecord } from '../model/record.ts';

export type Shape = (value: unknown) => boolean;

export const text: Shape = (value) => typeof value === 'string';
export const flag: Shape = (value) => typeof value === 'boolean';

export const number: Shape = (value) => typeof value === 'number' && Number.isFinite(value);

/** In milliseconds. */
export const time = number;

/** A whole number from 0 that can still be counted up. */
export const count: Shape = (value) => Number.isSafeInteger(value) && (value as number) >= 0;

export const orNull =
  (shape: Shape): Shape =>
  (value) =>
    value === null || shape(value);

export const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || shape(value);

export function oneOf(...values: readonly unknown[]): Shape {
  const known = new Set(values);
  return (value) => known.has(value);
}

export const either =
  (...shapes: readonly Shape[]): Shape =>
  (value) =>
    shapes.some((shape) => shape(value));

export const list =
  (shape: Shape): Shape =>
  (value) =>
    Array.isArray(value) && value.every(shape);

/** Has these fields; more are no matter. Called for every line of a timeline, so it makes nothing. */
export function fields(shapes: Readonly<Record<string, Shape>>): Shape {
  const names = Object.keys(shapes);
  const checks = Object.values(shapes);
  return (value) => {
    if (!isRecord(value)) return false;
    for (let index = 0; index < names.length; index += 1) if (!checks[index]!(value[names[index]!])) return false;
    return true;
  };
}

/** An object with any keys. */
export const byName =
  (shape: Shape): Shape =>
  (value) =>
    isRecord(value) && Object.values(value).every(shape);
