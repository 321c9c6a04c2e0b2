/** The stack's dashboards as they lie in its folder, and every query in them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Dashboard, dashboardShape } from './dashboard-shape.ts';

export const stackFolder = fileURLToPath(new URL('../../../stacks/monitoring', import.meta.url));
const folder = join(stackFolder, 'grafana/dashboards');

/** One query of a panel or of an annotation. */
export interface Query {
  readonly dashboard: string;
  readonly panel: string;
  readonly expr: string;
}

export const dashboardFiles: readonly string[] = readdirSync(folder).sort();

export const readDashboard = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** Throws where one is not of Grafana's shape. */
export const dashboards = (): readonly Dashboard[] =>
  dashboardFiles.map((file) => dashboardShape.parse(readDashboard(file)));

/** Without repetition within a dashboard's panel. */
export function queriesOf({ title, panels, annotations }: Dashboard): readonly Query[] {
  const ofPanels = panels.flatMap((panel) =>
    panel.type === 'row' ? [] : panel.targets.map(({ expr }) => ({ dashboard: title, panel: panel.title, expr })),
  );
  const ofAnnotations = annotations.list.flatMap((one) =>
    'target' in one ? [{ dashboard: title, panel: `the bands of ${one.name}`, expr: one.target.expr }] : [],
  );
  return [...ofPanels, ...ofAnnotations];
}

/** What Grafana fills in: its own interval, the least that it would give at a scrape each second, and of a night's sample what is chosen. */
const filledIn: Readonly<Record<string, string>> = {
  __rate_interval: '4s',
  suite: 'nightly',
  scenario: 'shop',
  experiment: 'a crash of db',
};

/** What Prometheus is asked. */
export const asPromql = (expr: string): string =>
  expr.replace(/\$(\w+)/g, (written, name: string) => filledIn[name] ?? written);
