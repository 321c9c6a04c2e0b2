/** Reads one field out of a message in the bytes of Protocol Buffers. */
import type { FieldPlace, ScalarType } from '../../model/grpc-call.ts';

type Value = string | number | boolean;

/** Undefined: it is not there. Throws where the bytes are no message. */
export function fieldAt(message: Uint8Array, { steps, type, otherwise, names }: FieldPlace): Value | undefined {
  let bytes = message;
  for (const { field, index } of steps.slice(0, -1)) {
    const found = fieldsOf(bytes, field).map(({ payload }) => payload);
    const next = index === null ? found.at(-1) : found[index];
    if (!(next instanceof Uint8Array)) return undefined;
    bytes = next;
  }
  const { field, index } = steps.at(-1)!;
  const all = fieldsOf(bytes, field).flatMap(({ wire, payload }) => valuesIn(wire, payload, type));
  const value = index === null ? all.at(-1) : all[index];
  if (value === undefined) return index === null ? otherwise : undefined;
  return names === undefined ? value : (names[Number(value)] ?? value);
}

/** A number of up to 64 bits as it came, or what a length stands before. */
type Payload = bigint | Uint8Array;

interface Field {
  readonly wire: number;
  readonly payload: Payload;
}

/** How many bytes numbers of fixed length have, by their wire type. */
const fixed: Readonly<Record<number, number>> = { 1: 8, 5: 4 };
const varint = 0;
const counted = 2;

function fieldsOf(bytes: Uint8Array, wanted: number): readonly Field[] {
  const found: Field[] = [];
  for (let at = 0; at < bytes.length; ) {
    const [key, afterKey] = varintAt(bytes, at);
    const [wire, field] = [Number(key & 7n), Number(key >> 3n)];
    const [payload, next] = payloadAt(bytes, afterKey, wire);
    if (field === wanted) found.push({ wire, payload });
    at = next;
  }
  return found;
}

function payloadAt(bytes: Uint8Array, at: number, wire: number): readonly [Payload, number] {
  if (wire === varint) return varintAt(bytes, at);
  const width = fixed[wire];
  if (width !== undefined) return [littleEndian(part(bytes, at, at + width)), at + width];
  if (wire !== counted) throw new Error(`no message has the wire type ${wire}`);
  const [length, begin] = varintAt(bytes, at);
  const end = begin + Number(length);
  return [part(bytes, begin, end), end];
}

function part(bytes: Uint8Array, from: number, to: number): Uint8Array {
  if (to > bytes.length) throw new Error('the message is cut off');
  return bytes.subarray(from, to);
}

function varintAt(bytes: Uint8Array, from: number): readonly [bigint, number] {
  let value = 0n;
  for (let at = from; at < bytes.length && at < from + 10; at++) {
    value |= BigInt(bytes[at]! & 0x7f) << BigInt(7 * (at - from));
    if (bytes[at]! < 0x80) return [BigInt.asUintN(64, value), at + 1];
  }
  throw new Error('the message is cut off');
}

const littleEndian = (bytes: Uint8Array): bigint =>
  bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);

/** One, or those that are packed into one payload. */
function valuesIn(wire: number, payload: Payload, type: ScalarType): readonly Value[] {
  if (typeof payload === 'bigint') return [numberOf(payload, type)];
  if (type === 'string') return [new TextDecoder('utf-8', { fatal: true }).decode(payload)];
  if (type === 'bytes') return [btoa(String.fromCharCode(...payload))];
  if (wire !== counted) return [];
  const each = wireOf(type);
  const values: Value[] = [];
  for (let at = 0; at < payload.length; ) {
    const [one, next] = payloadAt(payload, at, each);
    values.push(numberOf(one as bigint, type));
    at = next;
  }
  return values;
}

function wireOf(type: ScalarType): number {
  if (/fixed64|double/.test(type)) return 1;
  return /fixed32|float/.test(type) ? 5 : varint;
}

/** A number beyond what JavaScript counts exactly is its text. */
function numberOf(raw: bigint, type: ScalarType): Value {
  switch (type) {
    case 'bool':
      return raw !== 0n;
    case 'float':
    case 'double': {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, raw);
      return type === 'double' ? view.getFloat64(0) : view.getFloat32(4);
    }
    case 'sint32':
    case 'sint64':
      return counting((raw >> 1n) ^ -(raw & 1n));
    case 'int32':
    case 'sfixed32':
    case 'enum':
      return Number(BigInt.asIntN(32, raw));
    case 'int64':
    case 'sfixed64':
      return counting(BigInt.asIntN(64, raw));
    case 'uint32':
    case 'uint64':
    case 'fixed32':
    case 'fixed64':
    case 'string':
    case 'bytes':
      return counting(raw);
  }
}

const counting = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
