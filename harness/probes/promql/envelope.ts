/** What Prometheus answers: the envelope of its API, and the results of queries. */
import { z } from 'zod';

const envelope = z.object({
  status: z.enum(['success', 'error']),
  data: z.unknown().optional(),
  errorType: z.string().optional(),
  error: z.string().optional(),
  warnings: z.array(z.string()).nullish(),
  infos: z.array(z.string()).nullish(),
});

/** The data of an answer, or why there is none; warnings and infos come with either, and fail neither. */
export interface Envelope {
  readonly data: unknown;
  readonly error: string | null;
  readonly notes: readonly string[];
}

/** The status alone says little: an error of a query has an envelope too, and a Prometheus that is starting has none. */
export function readEnvelope(status: number, body: string): Envelope {
  const nothing = { data: null, notes: [] };
  const parsed = envelope.safeParse(asJson(body));
  if (!parsed.success) {
    const said = body.trim().split('\n')[0]?.slice(0, 80) ?? '';
    return { ...nothing, error: `answered ${status} with what is no answer of Prometheus${said && `: ${said}`}` };
  }
  const { data, errorType, error, warnings, infos } = parsed.data;
  const notes = [...(warnings ?? []), ...(infos ?? [])];
  if (parsed.data.status === 'success') return { data: data ?? null, error: null, notes };
  return { ...nothing, notes, error: [errorType ?? `status ${status}`, error].filter(Boolean).join(': ') };
}

function asJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A value at an instant of Prometheus's own clock, in whole milliseconds since 1970. A native histogram has no one number. */
export interface Point {
  readonly time: number;
  readonly value: number | 'NaN' | '+Inf' | '-Inf' | 'histogram';
}

export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** Ordered by time. */
  readonly points: readonly Point[];
}

const sample = z.tuple([z.number(), z.string()]);
const labels = z.record(z.string(), z.string());
const time = z.tuple([z.number(), z.unknown()]);

const result = z.discriminatedUnion('resultType', [
  z.object({
    resultType: z.literal('vector'),
    result: z.array(z.object({ metric: labels, value: sample.optional(), histogram: time.optional() })),
  }),
  z.object({
    resultType: z.literal('matrix'),
    result: z.array(
      z.object({ metric: labels, values: z.array(sample).optional(), histograms: z.array(time).optional() }),
    ),
  }),
  z.object({ resultType: z.literal('scalar'), result: sample }),
  z.object({ resultType: z.literal('string'), result: sample }),
]);

/** The series of a query's `data`; null where it is a text, or nothing that is known. */
export function readSeries(data: unknown): readonly Series[] | null {
  const parsed = result.safeParse(data);
  if (!parsed.success || parsed.data.resultType === 'string') return null;
  if (parsed.data.resultType === 'scalar') return [{ labels: {}, points: [pointOf(parsed.data.result)] }];
  if (parsed.data.resultType === 'vector') {
    return parsed.data.result.map(({ metric, value, histogram }) => ({
      labels: metric,
      points: [
        ...(value === undefined ? [] : [pointOf(value)]),
        ...(histogram === undefined ? [] : [noNumber(histogram)]),
      ],
    }));
  }
  return parsed.data.result.map(({ metric, values = [], histograms = [] }) => ({
    labels: metric,
    points: [...values.map(pointOf), ...histograms.map(noNumber)].sort((a, b) => a.time - b.time),
  }));
}

const inMilliseconds = (seconds: number): number => Math.round(seconds * 1000);

const pointOf = ([at, text]: readonly [number, string]): Point => ({ time: inMilliseconds(at), value: numberIn(text) });

const noNumber = ([at]: readonly [number, unknown]): Point => ({ time: inMilliseconds(at), value: 'histogram' });

/** Go writes what is no finite number as `NaN`, `+Inf` and `-Inf`. */
function numberIn(text: string): Point['value'] {
  if (text === '+Inf' || text === '-Inf') return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : 'NaN';
}
