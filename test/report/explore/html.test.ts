/** The page of an exploration as text: what it says, where its cells lead, and that nothing of a stack's names gets out of its place. */
import { expect } from 'chai';
import { compareExplorations } from '../../../harness/explore/compare-explorations.ts';
import { renderExplorationHtml } from '../../../harness/report/explore/html.ts';
import { experimentAnchor } from '../../../harness/report/html/experiment-id.ts';
import { renderHtml } from '../../../harness/report/html.ts';
import { passing } from '../sample.ts';
import { hardened, hostile, huge, samplePairs, shop } from './sample.ts';

const page = renderExplorationHtml(shop);
const rowText = (key: string): string => page.split(`id="row-${key}"`)[1]!.split('</tr>')[0]!;

describe('report/explore/html', () => {
  it('gives the same bytes for the same exploration, far below a megabyte', () => {
    expect(renderExplorationHtml(shop)).to.equal(page);
    expect(page.length).to.be.below(400_000);
  });

  it('stays below a megabyte for thirty services and four hundred faults', () => {
    expect(Buffer.byteLength(renderExplorationHtml(huge))).to.be.below(1_000_000);
  });

  it('leads from every cell to its experiment in the report of its run', () => {
    const links = [...rowText('db-crash').matchAll(/href="([^"#]+)#([^"]+)"/g)];
    expect(links).to.have.length(1 + shop.columns.length);
    expect(new Set(links.map(([, file]) => file))).to.deep.equal(new Set(['runs/05/report.html']));
    expect(decodeURIComponent(links[0]![2]!)).to.equal(experimentAnchor('db crash'));
    const { name } = passing.experiments[0]!;
    expect(renderHtml(passing)).to.contain(`id="${experimentAnchor(name)}"`);
  });

  it('says in each cell what was felt, for how long, how it came back, who noticed, and on what it is judged', () => {
    expect(
      rowText('api-hang')
        .replace(/<[^>]*>/g, ' ')
        .replace(/[\s\u00a0]+/g, ' '),
    ).to.contain(
      'api hang → proxy , users: down for 20.00 s ± 0.02 s came back only after a restart of api, 1.80 s ± 0.02 s · ' +
        'noticed by the health check of api after 5.60 s ± 0.02 s judged on: GET / gives 200',
    );
  });

  it('hatches what was only predicted, and says so in words too', () => {
    const row = rowText('worker-pause');
    expect(row.match(/class="tile hatched/g)).to.have.length(shop.columns.length);
    expect(row).to.contain('predicted, not tried').and.to.contain('predicted to be hurt');
    expect(row).not.to.contain('href');
  });

  it('shows each finding with what shows it and what the change did', () => {
    expect(page).to.contain('5 findings').and.to.contain('href="#row-db-crash"');
    expect(page).to.contain('tried: it helps').and.to.contain('<ins>+    restart: unless-stopped</ins>');
    expect(renderExplorationHtml(hardened)).to.contain('Nothing weak was found');
  });

  it('escapes whatever a Compose file calls its services', () => {
    const text = renderExplorationHtml(hostile);
    expect(text).not.to.match(/<script|<img|onerror="/);
    expect(text).to.contain('&lt;script');
  });

  it('says what is different since an earlier exploration, and marks the cells', () => {
    const change = compareExplorations(hardened, shop);
    const text = renderExplorationHtml(shop, { change, pairs: null });
    expect(text).to.contain(`What is different since ${hardened.run}`);
    expect(text.match(/class="tile [^"]* worse"/g)!.length).to.equal(
      change.cells.filter(({ is }) => is === 'worse').length,
    );
    expect(text).to.contain('worse than in the exploration before').and.to.contain('<b>new</b>');
    expect(page).not.to.contain('What is different');
  });

  it('tells of two faults at once, the surest first, with a way to a run that shows it', () => {
    const text = renderExplorationHtml(shop, { change: null, pairs: samplePairs });
    expect(text).to.contain('Two faults at once').and.to.contain('10,000 schedules of 400 pairs simulated');
    expect(text).to.contain('href="pairs/01/report.html"').and.to.contain('in 5 of 5 on the engine');
    expect(page).not.to.contain('Two faults at once');
  });
});
