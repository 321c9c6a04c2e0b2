import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { trendSite } from '../../../harness/report/trend/site.ts';
import { sampleHistory } from '../../gate/sample-history.ts';
import { launch, open } from '../chromium.ts';
import { cutTexts, hiddenTexts, leastContrast, overlappingTexts } from '../page-checks.ts';

const pagesOf = (nights: number, scenarios: number) =>
  trendSite({ history: sampleHistory({ nights, scenarios }), title: 'nightly', result: null, runs: '../', kept: null });

const firstPage = (nights: number, scenarios: number): string => {
  for (const { text } of pagesOf(nights, scenarios)) return text;
  throw new Error('a site has an index');
};

const painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";

describe('report/trend in Chromium', () => {
  const small = [...pagesOf(90, 8)];
  const [index, page] = small.map((one) => one.text) as [string, string];
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('paints 1,000 nights of 50 scenarios within 2 s, from at most 3 MB, and every cell opens its report', async () => {
    const text = firstPage(1000, 50);
    expect(Buffer.byteLength(text)).to.be.at.most(3_000_000);
    await using opened = await open(browser, text);
    await opened.page.waitForFunction(painted);
    expect(await opened.page.evaluate<number>(painted)).to.be.at.most(2000);
    expect(opened.complaints).to.deep.equal([]);
    const [wide, narrow] = await opened.page.evaluate<[string[], string[]]>(linksOf('search'));
    const nights = sampleHistory({ nights: 1000, scenarios: 6 })
      .get('search')!
      .filter((one) => one.type === 'night');
    const links = nights.flatMap(({ folder }) => (folder === null ? [] : [`../${folder}/report.html`]));
    expect(wide.length).to.be.above(50);
    expect([...narrow, ...wide]).to.deep.equal(links);
  });

  it('goes from a cell to the report, and from a name to the scenario and back, as files on a disk', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'resilience-trend-'));
    await mkdir(join(folder, 'trend'));
    for (const { path, text } of small) await writeFile(join(folder, 'trend', path), text);
    const last = sampleHistory({ nights: 90, scenarios: 8 }).get('shop')!.at(-1)!;
    const run = join(folder, last.type === 'night' ? last.folder! : '');
    await mkdir(run, { recursive: true });
    await writeFile(join(run, 'report.html'), '<title>the report</title>');
    const tab = await browser.newPage();
    await tab.goto(pathToFileURL(join(folder, 'trend', 'index.html')).href);
    await tab.locator('[data-name=shop] svg a').last().click();
    expect(await tab.title()).to.equal('the report');
    await tab.goBack();
    await tab.locator('.name a', { hasText: 'todo-list' }).click();
    expect(await tab.title()).to.equal('todo-list, nightly');
    await tab.locator('.crumb a').click();
    expect(await tab.title()).to.equal('FAIL nightly');
    await tab.close();
    await rm(folder, { recursive: true });
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`opens ${javaScriptEnabled ? 'with' : 'without'} script: nothing requested, nothing logged, the last night in view`, async () => {
      for (const text of [index, page]) {
        await using opened = await open(browser, text, { javaScriptEnabled });
        expect(opened.requests).to.deep.equal([]);
        expect(opened.complaints).to.deep.equal([]);
        const cell = (await opened.page.locator('svg.nights a').last().boundingBox())!;
        expect(cell.x + cell.width).to.be.within(900, 1200);
        if (javaScriptEnabled) expect(await opened.page.evaluate(hiddenTexts)).to.deep.equal([]);
      }
    });
  }

  for (const width of [400, 1200]) {
    it(`scrolls nothing but strips and tables sideways and overlaps no label at ${width} px`, async () => {
      for (const text of [index, page]) {
        await using opened = await open(browser, text, { viewport: { width, height: 1000 } });
        expect(await opened.page.evaluate('document.documentElement.scrollWidth')).to.equal(width);
        expect(await opened.page.evaluate(`${overlappingTexts}('text')`)).to.deep.equal([]);
        expect(await opened.page.evaluate(cutTexts)).to.deep.equal([]);
      }
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has text that stands out at 4.5:1 or better in the ${colorScheme} scheme, the signs of the cells included`, async () => {
      for (const text of [index, page]) {
        await using opened = await open(browser, text, { colorScheme });
        const { ratio, text: least } = await opened.page.evaluate<{ ratio: number; text: string }>(leastContrast);
        expect(ratio, least).to.be.at.least(4.5);
        for (const [state, sign] of await opened.page.evaluate<[string, number][]>(signContrasts))
          expect(sign, state).to.be.at.least(4.5);
      }
    });
  }

  it('follows the arrow keys from cell to cell, and finds scenarios by their name', async () => {
    await using opened = await open(browser, index);
    await opened.page.locator('[data-name=shop] svg a').last().focus();
    await opened.page.keyboard.press('ArrowLeft');
    expect(await opened.page.locator('.readout').textContent()).to.equal('2024-04-02 steady');
    await opened.page.locator('.tools input[type=search]').fill('todo');
    expect(await opened.page.locator('.row:not(.axis):visible').count()).to.equal(1);
  });
});

/** Where the cells of a scenario lead, the wide ones, and the narrow ones as a pointer goes over them. In the browser, as text. */
const linksOf = (scenario: string): string => `(() => {
  const row = document.querySelector('[data-name="${scenario}"]');
  const older = row.querySelector('a.older');
  const { lefts } = JSON.parse(document.getElementById('data').textContent);
  const from = row.querySelector('svg.nights').getBoundingClientRect().left;
  const narrow = lefts.map((left) => {
    older.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, clientX: from + left + 2, clientY: 300 }));
    return older.getAttribute('href');
  });
  const wide = [...row.querySelectorAll('svg.nights a:not(.older)')].map((one) => one.getAttribute('href'));
  return [wide, narrow.filter((one) => !one.startsWith('${scenario}.html'))];
})()`;

/** Of each state, its sign's ink against its ground. */
const signContrasts = `(() => {
  const style = getComputedStyle(document.documentElement);
  const linear = (part) => { const one = part / 255; return one <= 0.04045 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4; };
  const luminance = (name) => {
    const text = style.getPropertyValue(name).trim();
    const full = text.length === 4 ? text.replace(/[^#]/g, '$&$&') : text;
    const [r, g, b] = [1, 3, 5].map((at) => linear(Number.parseInt(full.slice(at, at + 2), 16)));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const strong = ['improved', 'regressed', 'failed', 'weakness'];
  const soft = ['unstable', 'inconclusive', 'quarantined', 'learning', 'new'];
  return [...strong, ...soft].map((id) => {
    const pair = [luminance('--st-' + id), luminance(strong.includes(id) ? '--strong-ink' : '--soft-ink')].sort((a, b) => b - a);
    return [id, (pair[0] + 0.05) / (pair[1] + 0.05)];
  });
})()`;
