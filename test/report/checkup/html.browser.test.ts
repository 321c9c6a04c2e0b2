/** The page of a checkup in a real browser: offline, without script, light, dark and narrow. */
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { renderCheckupHtml } from '../../../harness/report/checkup/html.ts';
import { launch, open } from '../chromium.ts';
import { leastContrast } from '../page-checks.ts';
import { sampleCheckup } from './sample.ts';

describe('report/checkup/html in Chromium', () => {
  let browser: Browser;
  before(async () => {
    browser = await launch();
  });
  after(() => browser.close());

  it('asks for nothing and logs nothing', async () => {
    await using opened = await open(browser, renderCheckupHtml(sampleCheckup), { javaScriptEnabled: false });
    expect(opened.requests).to.deep.equal([]);
    expect(opened.complaints).to.deep.equal([]);
    expect(await opened.page.locator('.check').count()).to.equal(3);
  });

  it('does not scroll sideways at 400 px', async () => {
    await using opened = await open(browser, renderCheckupHtml(sampleCheckup), {
      viewport: { width: 400, height: 900 },
    });
    expect(await opened.page.evaluate('document.documentElement.scrollWidth')).to.equal(400);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has text that stands out at 4.5:1 or better in the ${colorScheme} scheme`, async () => {
      await using opened = await open(browser, renderCheckupHtml(sampleCheckup), { colorScheme });
      const { ratio, text } = await opened.page.evaluate<{ ratio: number; text: string }>(leastContrast);
      expect(ratio, text).to.be.at.least(4.5);
    });
  }

  it('draws a strip of users and of the check for each fault that was tried, on the axis of its experiment', async () => {
    await using opened = await open(browser, renderCheckupHtml(sampleCheckup));
    const strips = opened.page.locator('#check-3 .trial').first().locator('.strip');
    expect(
      await strips.evaluateAll((all: { ariaLabel: string | null }[]) => all.map((one) => one.ariaLabel)),
    ).to.deep.equal(['the fault for 10 s', 'users not served for 9.9 s', 'red for 6.6 s', '5 runs, 2 of them failed']);
  });
});
