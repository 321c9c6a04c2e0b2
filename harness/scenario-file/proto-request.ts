/** Whether a request, as a scenario writes it, fits its message: what does not would be left out or turned into a zero without a word. */
import type protobuf from 'protobufjs';
import { isRecord } from '../model/record.ts';

export interface Misfit {
  readonly message: string;
  readonly fix: string;
}

/** `at`: how the value is called. */
export function misfits(message: protobuf.Type, value: unknown, at: string): readonly Misfit[] {
  const owner = message.fullName.slice(1);
  if (!isRecord(value)) return [{ message: `'${at}' should be a ${owner}`, fix: 'give an object with its fields' }];
  return Object.entries(value).flatMap(([name, given]) => {
    const field = message.fields[name];
    if (field === undefined) {
      const fix = `it has ${Object.keys(message.fields).join(', ')}`;
      return [{ message: `'${at}' has a field '${name}', and ${owner} has none`, fix }];
    }
    return ofField(field, given, `${at}.${name}`);
  });
}

function ofField(field: protobuf.Field, given: unknown, at: string): readonly Misfit[] {
  if (field.map) {
    if (!isRecord(given)) return [{ message: `'${at}' is a map`, fix: 'give an object' }];
    return Object.entries(given).flatMap(([key, one]) => ofValue(field, one, `${at}.${key}`));
  }
  if (!field.repeated) return ofValue(field, given, at);
  if (!Array.isArray(given)) return [{ message: `'${at}' is a list`, fix: 'give a list: [ … ]' }];
  return given.flatMap((one, index) => ofValue(field, one, `${at}[${index}]`));
}

function ofValue(field: protobuf.Field, given: unknown, at: string): readonly Misfit[] {
  const inner = field.resolvedType;
  if (inner !== null && 'fieldsArray' in inner) return misfits(inner, given, at);
  if (inner !== null) {
    const known = Object.keys(inner.values);
    return known.some((one) => one === given)
      ? []
      : [{ message: `'${at}' is no ${inner.name}`, fix: `write ${known.join(', ')}` }];
  }
  return fits(field.type, given)
    ? []
    : [{ message: `'${at}' should be of the type ${field.type}`, fix: 'give such a value' }];
}

function fits(type: string, given: unknown): boolean {
  if (type === 'bool') return typeof given === 'boolean';
  if (type === 'string') return typeof given === 'string';
  if (type === 'bytes') return typeof given === 'string' && /^[\w+/-]*={0,2}$/.test(given);
  if (type === 'float' || type === 'double') return typeof given === 'number';
  const isText = typeof given === 'string' && /64/.test(type) && /^-?\d{1,20}$/.test(given);
  return Number.isSafeInteger(given) || isText;
}
