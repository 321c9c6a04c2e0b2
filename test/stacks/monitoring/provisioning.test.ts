/** What Grafana and Prometheus are given: files of the right shape, the chapter's panels one by one, and nothing that points nowhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { z } from 'zod';
import { chapterPanels } from './chapter-panels.ts';
import { type Dashboard, dashboardShape, type Panel } from './dashboard-shape.ts';
import { asPromql, dashboardFiles, dashboards, queriesOf, readDashboard, stackFolder } from './dashboards.ts';
import { rawCounters, syntaxErrors } from './promql.ts';

const readYaml = (file: string): unknown => parse(readFileSync(join(stackFolder, file), 'utf8'));

const sourcesShape = z.strictObject({
  apiVersion: z.literal(1),
  datasources: z.tuple([
    z.strictObject({
      name: z.string(),
      uid: z.string(),
      type: z.literal('prometheus'),
      access: z.literal('proxy'),
      url: z.url(),
      isDefault: z.literal(true),
      editable: z.literal(true),
      jsonData: z.strictObject({ httpMethod: z.literal('POST'), timeInterval: z.string() }),
    }),
  ]),
});
const providersShape = z.strictObject({
  apiVersion: z.literal(1),
  providers: z.tuple([
    z.strictObject({
      name: z.string(),
      type: z.literal('file'),
      disableDeletion: z.literal(true),
      allowUiUpdates: z.boolean(),
      options: z.strictObject({ path: z.string() }),
    }),
  ]),
});
const composeShape = z.object({
  services: z.object({
    grafana: z.object({
      profiles: z.tuple([z.literal('grafana')]),
      volumes: z.array(z.string()),
      environment: z.record(z.string(), z.string()),
    }),
  }),
});
const rulesShape = z.strictObject({
  groups: z.array(
    z.strictObject({
      name: z.string(),
      rules: z.array(
        z.strictObject({
          alert: z.string(),
          expr: z.string(),
          for: z.string(),
          labels: z.record(z.string(), z.string()),
          annotations: z.strictObject({ summary: z.string() }),
        }),
      ),
    }),
  ),
});

describe("the monitoring stack's provisioning", () => {
  const { grafana } = composeShape.parse(readYaml('compose.yaml')).services;
  const [source] = sourcesShape.parse(readYaml('grafana/provisioning/datasources/prometheus.yaml')).datasources;
  const [provider] = providersShape.parse(readYaml('grafana/provisioning/dashboards/files.yaml')).providers;

  it('mounts the provisioning folder where Grafana reads it, and the dashboards where its provider reads them', () => {
    expect(grafana.volumes).to.deep.equal([
      './grafana/provisioning:/etc/grafana/provisioning:ro',
      `./grafana/dashboards:${provider.options.path}:ro`,
    ]);
    const home = grafana.environment.GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH;
    expect(dashboardFiles.map((file) => `${provider.options.path}/${file}`)).to.include(home);
  });

  it('tells Grafana the scrape interval that Prometheus has', () => {
    expect(source.jsonData.timeInterval).to.equal('$SCRAPE_INTERVAL');
    expect(grafana.environment).to.have.property('SCRAPE_INTERVAL', `\${SCRAPE_INTERVAL:-1s}`);
  });

  for (const file of dashboardFiles) {
    it(`${file} is a dashboard as Grafana's schema has it`, () => {
      const { error } = dashboardShape.safeParse(readDashboard(file));
      expect(error === undefined ? '' : z.prettifyError(error)).to.equal('');
    });
  }

  it('gives each dashboard a uid of its own', () => {
    const uids = dashboards().map(({ uid }) => uid);
    expect(new Set(uids).size).to.equal(uids.length);
    expect(uids).to.include.members(Object.keys(chapterPanels));
  });

  it('has rules with expressions that are PromQL', () => {
    const rules = rulesShape.parse(readYaml('prometheus/alerts.yml')).groups.flatMap((group) => group.rules);
    expect(rules.map(({ alert }) => alert)).to.deep.equal([
      'GalleryDown',
      'IotdDown',
      'AccesslogDown',
      'GalleryErrors',
    ]);
    for (const { alert, expr } of rules) expect(syntaxErrors(expr), alert).to.deep.equal([]);
  });

  for (const [uid, expected] of Object.entries(chapterPanels)) {
    it(`${uid} has the chapter's ${expected.length} panels and queries, and no other`, () => {
      const board = dashboards().find((one) => one.uid === uid)!;
      expect(withRows(board).map(([row, panel]) => describePanel(row, panel))).to.deep.equal(
        expected.map(({ row, type, title, expr }) => ({ row, type, title, queries: [expr] })),
      );
      for (const [index, { title, legend }] of expected.entries()) {
        const [, panel] = withRows(board)[index]!;
        if (legend !== undefined) expect(panel.targets[0]!.legendFormat, title).to.equal(`{{${legend}}}`);
      }
    });
  }

  it('says of the mislabelled panel that it is', () => {
    const board = dashboards().find(({ title }) => title === 'Image Gallery')!;
    const panel = withRows(board).find(([, { title }]) => title === 'Health Checks')![1];
    expect(panel.description).to.match(/^Mislabelled/);
  });

  it('shows no raw counter among the golden signals', () => {
    const board = dashboards().find(({ title }) => title === 'Golden signals')!;
    expect(queriesOf(board).flatMap(({ expr }) => rawCounters(asPromql(expr)))).to.deep.equal([]);
    expect(rawCounters('rate(a_total[4s]) + b_total')).to.deep.equal(['b_total']);
  });

  for (const board of dashboards()) describe(board.title, () => checkBoard(board, source.uid));
});

type Shown = Exclude<Panel, { type: 'row' }>;

/** Each panel with the title of the row that it stands under. */
function withRows({ panels }: Dashboard): readonly (readonly [string | null, Shown])[] {
  let row: string | null = null;
  return panels.flatMap((panel) => {
    if (panel.type === 'row') row = panel.title;
    return panel.type === 'row' ? [] : [[row, panel] as const];
  });
}

const describePanel = (row: string | null, { type, title, targets }: Shown) => ({
  ...{ row, type, title },
  queries: targets.map(({ expr }) => expr),
});

function checkBoard(board: Dashboard, sourceUid: string): void {
  const shown = withRows(board).map(([, panel]) => panel);

  it('numbers its panels, and the queries of each, once', () => {
    const ids = board.panels.map(({ id }) => id);
    expect(new Set(ids).size).to.equal(ids.length);
    for (const { title, targets } of shown) {
      expect(new Set(targets.map(({ refId }) => refId)).size, title).to.equal(targets.length);
    }
  });

  it('lays its panels side by side within 24 columns', () => {
    const taken = new Map<string, string>();
    for (const { title, gridPos: at } of board.panels) {
      expect(at.x + at.w, title).to.be.at.most(24);
      for (let cell = 0; cell < at.w * at.h; cell += 1) {
        const place = `${at.x + (cell % at.w)}/${at.y + Math.floor(cell / at.w)}`;
        expect(taken.get(place), `${title} lies upon`).to.equal(undefined);
        taken.set(place, title);
      }
    }
  });

  it('names only data sources that are provisioned', () => {
    const annotations = board.annotations.list;
    const named = [...shown, ...shown.flatMap(({ targets }) => targets), ...annotations].map((one) => one.datasource);
    const known = ['grafana -- Grafana --', `prometheus ${sourceUid}`];
    expect(named.map(({ type, uid }) => `${type} ${uid}`).filter((one) => !known.includes(one))).to.deep.equal([]);
  });

  it('chooses by variables of its own, and by values of metrics', () => {
    const { list } = board.templating;
    const names = list.map(({ name }) => name);
    const asked = [...queriesOf(board).map(({ expr }) => expr), ...list.map(({ definition }) => definition)];
    const shownIn = board.panels.map(({ title }) => title);
    const used = [...asked, ...shownIn].flatMap((text) => [...text.matchAll(/\$(?!__)(\w+)/g)].map((one) => one[1]!));
    expect(used.filter((name) => !names.includes(name))).to.deep.equal([]);
    expect(
      names.filter((name) => !used.includes(name)),
      'for nothing',
    ).to.deep.equal([]);
    const repeated = shown.flatMap((panel) => ('repeat' in panel && panel.repeat ? [panel.repeat] : []));
    expect(list.filter(({ multi }) => multi).map(({ name }) => name)).to.deep.equal(repeated);
    for (const { definition, query } of list) {
      expect(query.query).to.equal(definition);
      expect(syntaxErrors(asPromql(definition.replace(/^label_values\((.+), \w+\)$/, '$1')))).to.deep.equal([]);
    }
  });

  it('asks in PromQL, with no variable that Grafana would not fill in', () => {
    for (const { panel, expr } of queriesOf(board)) {
      expect(asPromql(expr), panel).to.not.include('$');
      expect(syntaxErrors(asPromql(expr)), `${panel}: ${expr}`).to.deep.equal([]);
    }
  });
}
