/** Where a place such as `order.items[0].state` is in the bytes of a message. */
import type protobuf from 'protobufjs';
import { type FieldPlace, type ScalarType, scalarTypes } from '../model/grpc-call.ts';
import type { Misfit } from './proto-request.ts';

type Place = FieldPlace | { readonly problem: Misfit };

export function placeIn(message: protobuf.Type, path: string): Place {
  const parts = [...path.matchAll(/([^.[\]]+)(?:\[(\d+)\])?/g)];
  const steps: { readonly field: number; readonly index: number | null }[] = [];
  let type: protobuf.Type = message;
  for (const [place, [, name = '', index]] of parts.entries()) {
    const problem = (text: string, fix: string): Place => ({ problem: { message: `'${path}': ${text}`, fix } });
    const owner = type.fullName.slice(1);
    const field = type.fields[name];
    if (field === undefined)
      return problem(`${owner} has no field '${name}'`, `it has ${Object.keys(type.fields).join(', ')}`);
    if (field.map) return problem(`${name} of ${owner} is a map`, 'expect something of another field');
    if (field.repeated && index === undefined)
      return problem(`${name} of ${owner} is a list`, `name one of it: ${name}[0]`);
    if (!field.repeated && index !== undefined) return problem(`${name} of ${owner} is no list`, `write ${name}`);
    steps.push({ field: field.id, index: index === undefined ? null : Number(index) });
    const isLast = place === parts.length - 1;
    const inner = field.resolvedType;
    const isMessage = inner !== null && 'fieldsArray' in inner;
    if (isMessage && isLast)
      return problem(`${name} of ${owner} is a message`, `name a field in it: ${inner.fieldsArray[0]?.name}`);
    if (!isMessage && !isLast) return problem(`${name} of ${owner} has no fields`, 'end with it');
    if (isMessage) type = inner;
    else return scalarPlace(field, steps);
  }
  return { problem: { message: `'${path}' is no place in a message`, fix: 'write order.state' } };
}

function scalarPlace(field: protobuf.Field, steps: FieldPlace['steps']): FieldPlace {
  const inner = field.resolvedType;
  const values = inner !== null && 'valuesById' in inner ? inner.valuesById : null;
  const type: ScalarType = values === null ? (scalarTypes.find((one) => one === field.type) ?? 'bytes') : 'enum';
  const isAlwaysThere = !field.repeated && !field.hasPresence;
  const nothing = values === null ? zeroOf(type) : (values[0] ?? 0);
  return {
    steps,
    type,
    ...(isAlwaysThere && { otherwise: nothing }),
    ...(values !== null && { names: { ...values } }),
  };
}

function zeroOf(type: ScalarType): string | number | boolean {
  if (type === 'bool') return false;
  return type === 'string' || type === 'bytes' ? '' : 0;
}
