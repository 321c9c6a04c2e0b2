/** A unary call of a method that a proto file describes, and what must come of it. */
import type { ValueCheck } from './value-check.ts';

/** By their numbers. */
export const grpcStatuses = [
  ...['OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS'],
  ...['PERMISSION_DENIED', 'RESOURCE_EXHAUSTED', 'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED'],
  ...['INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED'],
] as readonly string[];

export interface GrpcCall {
  /** The path of the proto file, from the scenario's folder. */
  readonly proto: string;
  /** `shop.Orders/Get`. */
  readonly method: string;
  /** By the names that the proto gives its fields. */
  readonly request: Readonly<Record<string, unknown>>;
  /** The number of the status that is good. */
  readonly status: number;
  /** By place in the answer: `order.items[0].state`. */
  readonly hasFields: Readonly<Record<string, ValueCheck>>;
  /** The place whose value is the probe's. */
  readonly value: string | null;
  /** The same in the bytes that the proto makes of it; null until the proto has been read. */
  readonly encoded: EncodedCall | null;
}

export interface EncodedCall {
  /** In base64. */
  readonly request: string;
  /** Where each place is in an answer. */
  readonly places: Readonly<Record<string, FieldPlace>>;
}

export interface FieldPlace {
  /** From the outermost message inwards; `index`: which of a repeated field. */
  readonly steps: readonly { readonly field: number; readonly index: number | null }[];
  readonly type: ScalarType;
  /** What it is where nothing is sent for it; absent: nothing. */
  readonly otherwise?: string | number | boolean;
  /** The names of an enum's values, by their numbers. */
  readonly names?: Readonly<Record<number, string>>;
}

export const scalarTypes = [
  ...(['int32', 'int64', 'uint32', 'uint64', 'sint32', 'sint64', 'fixed32', 'fixed64', 'sfixed32'] as const),
  ...(['sfixed64', 'float', 'double', 'bool', 'string', 'bytes', 'enum'] as const),
];

export type ScalarType = (typeof scalarTypes)[number];
