/**
 * Grafana's dashboard model, schema version 42 (12.1 and later), as far as the stack's dashboards use it. What is not named here is refused, so
 * that a misspelt setting, which Grafana would pass over in silence, is found.
 */
import { z } from 'zod';

const datasource = z.strictObject({ type: z.enum(['prometheus', 'grafana']), uid: z.string() });
const gridPos = z.strictObject({
  x: z.int().min(0).max(23),
  y: z.int().min(0),
  w: z.int().min(1).max(24),
  h: z.int().min(1),
});
const calcs = z.array(z.enum(['lastNotNull', 'mean', 'max', 'min', 'sum', 'last']));

const target = z.strictObject({
  refId: z.string().regex(/^[A-Z]$/),
  datasource,
  editorMode: z.enum(['code', 'builder']),
  expr: z.string().min(1),
  legendFormat: z.string().optional(),
  instant: z.boolean().optional(),
  range: z.boolean().optional(),
  format: z.enum(['time_series', 'table', 'heatmap']).optional(),
});

const thresholds = z.strictObject({
  mode: z.enum(['absolute', 'percentage']),
  // Colours are chosen by value, upwards from one that has none.
  steps: z
    .array(z.strictObject({ color: z.string(), value: z.number().nullable() }))
    .refine(
      ([first, ...rest]) => first?.value === null && rest.every(({ value }) => value !== null),
      'first alone is open',
    ),
});
const mappingResult = z.strictObject({
  text: z.string().optional(),
  color: z.string().optional(),
  index: z.int().optional(),
});
const mapping = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('value'), options: z.record(z.string(), mappingResult) }),
  z.strictObject({
    type: z.literal('special'),
    options: z.strictObject({
      match: z.enum(['true', 'false', 'null', 'nan', 'null+nan', 'empty']),
      result: mappingResult,
    }),
  }),
]);
const fieldConfig = z.strictObject({
  defaults: z.strictObject({
    unit: z.enum(['short', 'bytes', 's', 'reqps', 'percentunit']).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    decimals: z.int().optional(),
    noValue: z.string().optional(),
    color: z.strictObject({ mode: z.enum(['palette-classic', 'thresholds', 'fixed']) }),
    thresholds: thresholds.optional(),
    mappings: z.array(mapping).optional(),
    custom: z.record(z.string(), z.unknown()).optional(),
  }),
  overrides: z.array(
    z.strictObject({
      matcher: z.strictObject({ id: z.enum(['byName', 'byRegexp', 'byFrameRefID']), options: z.string() }),
      properties: z.array(z.strictObject({ id: z.string(), value: z.unknown() })),
    }),
  ),
});

const legend = z.strictObject({
  calcs: calcs.optional(),
  displayMode: z.enum(['list', 'table', 'hidden']),
  placement: z.enum(['bottom', 'right']),
  showLegend: z.boolean(),
});
const tooltip = z.strictObject({ mode: z.enum(['single', 'multi', 'none']), sort: z.enum(['none', 'asc', 'desc']) });
const reduceOptions = z.strictObject({ calcs: calcs.length(1), fields: z.string(), values: z.boolean() });
const orientation = z.enum(['auto', 'horizontal', 'vertical']);

const place = { id: z.int().positive(), title: z.string().min(1), gridPos };
const common = {
  ...place,
  description: z.string().min(1).optional(),
  datasource,
  fieldConfig,
  targets: z.array(target).min(1),
};
const row = z.strictObject({ type: z.literal('row'), ...place, collapsed: z.literal(false), panels: z.tuple([]) });

export const panelShape = z.discriminatedUnion('type', [
  row,
  z.strictObject({
    type: z.literal('timeseries'),
    ...common,
    // One panel for each value of a variable.
    repeat: z.string().optional(),
    repeatDirection: z.enum(['h', 'v']).optional(),
    maxPerRow: z.int().min(1).max(12).optional(),
    options: z.strictObject({ legend, tooltip }),
  }),
  z.strictObject({
    type: z.literal('state-timeline'),
    ...common,
    options: z.strictObject({
      alignValue: z.enum(['left', 'center', 'right']),
      mergeValues: z.boolean(),
      rowHeight: z.number().min(0).max(1),
      showValue: z.enum(['auto', 'always', 'never']),
      legend,
      tooltip,
    }),
  }),
  z.strictObject({
    type: z.literal('gauge'),
    ...common,
    options: z.strictObject({
      minVizHeight: z.int(),
      minVizWidth: z.int(),
      orientation,
      showThresholdLabels: z.boolean(),
      showThresholdMarkers: z.boolean(),
      sizing: z.enum(['auto', 'manual']),
      reduceOptions,
    }),
  }),
  z.strictObject({
    type: z.literal('stat'),
    ...common,
    options: z.strictObject({
      colorMode: z.enum(['none', 'value', 'background', 'background_solid']),
      graphMode: z.enum(['none', 'area']),
      justifyMode: z.enum(['auto', 'center']),
      orientation,
      textMode: z.enum(['auto', 'value', 'value_and_name', 'name', 'none']),
      wideLayout: z.boolean(),
      reduceOptions,
    }),
  }),
]);

const annotation = z.union([
  z.strictObject({
    builtIn: z.literal(1),
    datasource,
    enable: z.boolean(),
    hide: z.boolean(),
    iconColor: z.string(),
    name: z.string(),
    type: z.literal('dashboard'),
  }),
  // The Prometheus plugin joins samples above 0 that are at most one interval apart into one band.
  z.strictObject({
    datasource,
    enable: z.boolean(),
    iconColor: z.string(),
    name: z.string(),
    target: z.strictObject({ expr: z.string(), interval: z.string(), refId: z.literal('Anno') }),
    titleFormat: z.string(),
    textFormat: z.string(),
    tagKeys: z.string(),
  }),
]);

/** Filled in with a label's values; with `multi`, with all of them at first. */
const variable = z.strictObject({
  name: z.string().regex(/^\w+$/),
  label: z.string(),
  type: z.literal('query'),
  datasource,
  definition: z.string(),
  query: z.strictObject({
    qryType: z.literal(1),
    query: z.string().regex(/^label_values\(.+, \w+\)$/),
    refId: z.literal('PrometheusVariableQueryEditor-VariableQuery'),
  }),
  refresh: z.union([z.literal(1), z.literal(2)]),
  sort: z.int(),
  regex: z.string(),
  multi: z.boolean(),
  includeAll: z.boolean(),
  hide: z.literal(0),
  skipUrlSync: z.boolean(),
  options: z.tuple([]),
  current: z.strictObject({ text: z.array(z.string()).optional(), value: z.array(z.string()).optional() }),
});

export const dashboardShape = z.strictObject({
  uid: z.string().max(40),
  title: z.string().min(1),
  description: z.string(),
  tags: z.array(z.string()),
  schemaVersion: z.literal(42),
  version: z.int(),
  editable: z.boolean(),
  graphTooltip: z.union([z.literal(0), z.literal(1), z.literal(2)]),
  fiscalYearStartMonth: z.int().min(0).max(11),
  liveNow: z.boolean(),
  preload: z.boolean(),
  timezone: z.enum(['browser', 'utc', '']),
  weekStart: z.string(),
  time: z.strictObject({ from: z.string().regex(/^now-\d+[smhd]$/), to: z.literal('now') }),
  timepicker: z.strictObject({ refresh_intervals: z.array(z.string()) }),
  refresh: z.string(),
  templating: z.strictObject({ list: z.array(variable) }),
  annotations: z.strictObject({ list: z.array(annotation) }),
  links: z.array(
    z.strictObject({
      title: z.string(),
      type: z.enum(['link', 'dashboards']),
      tags: z.array(z.string()),
      asDropdown: z.boolean(),
      icon: z.string(),
      includeVars: z.boolean(),
      keepTime: z.boolean(),
      targetBlank: z.boolean(),
      tooltip: z.string(),
      url: z.string(),
    }),
  ),
  panels: z.array(panelShape).min(1),
});

export type Dashboard = z.infer<typeof dashboardShape>;
export type Panel = z.infer<typeof panelShape>;
