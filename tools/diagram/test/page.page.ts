import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { makePage } from '../src';
import { chromiumPath } from './chromium';
import { ASSUMPTIONS, configurationOf, INTENTS } from './small-landscape';

describe('the page in a browser', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landbridge-page-'));
  const file = join(folder, 'page.html');
  const trouble: string[] = [];
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const input = {
      title: 'Small',
      configuration: configurationOf(),
      assumptions: ASSUMPTIONS,
      intents: INTENTS,
    };
    writeFileSync(file, await makePage(input));
    browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });
  beforeEach(async () => {
    trouble.length = 0;
    page = await browser.newPage({ viewport: { width: 1400, height: 900 }, reducedMotion: 'reduce' });
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:') && !request.url().startsWith('data:'))
        trouble.push(request.url());
    });
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('.map svg .box');
  });
  afterEach(async () => {
    await page.close();
    // Nothing was loaded, refused by the policy, or broken.
    expect(trouble).toEqual([]);
  });

  /** The page draws after the event that changes it. */
  const settles = async <T>(read: () => Promise<T>, wanted: T): Promise<void> => {
    for (let tries = 0; tries < 50 && (await read()) !== wanted; tries += 1) await page.waitForTimeout(20);
    expect(await read()).toBe(wanted);
  };
  const verdict = (): Promise<string | null> => page.textContent('.verdict');
  const tab = (name: string): Promise<void> => page.click(`[role=tab]:has-text("${name}")`);
  const element = (key: string): string => `svg [data-key="${key}"]`;

  it('answers what is written, and lights the way', async () => {
    await page.fill('input[name=from]', 'aws_instance.app');
    await page.fill('input[name=to]', 'aws_instance.data');
    await settles(verdict, 'reachable');
    expect(await page.getAttribute(element('aws_instance.data'), 'class')).toContain('lit-');
    expect(await page.locator('.hops.there li').count()).toBeGreaterThan(4);
    await page.fill('input[name=to]', 'aws_instance.nobody');
    await page.waitForSelector('.verdict.error:has-text("PRV001")');
  });

  it('answers what is chosen on the map, by mouse and by keyboard', async () => {
    await page.click(element('aws_instance.app'));
    await page.focus(element('on-premises:hq'));
    await page.keyboard.press('Enter');
    await settles(() => page.inputValue('input[name=to]'), 'on-premises:hq');
    await settles(verdict, 'reachable');
  });

  it('breaks what is clicked, and judges anew', async () => {
    await tab('Break');
    await page.waitForSelector('.intents .holds');
    expect(await page.locator('.intents .fails').count()).toBe(0);
    await page.click(element('aws_ec2_transit_gateway_vpc_attachment.data'), { force: true });
    await page.waitForSelector('.intents .fails');
    expect(await page.textContent('.intents .fails')).toContain('app reaches data');
    await page.click('text=Repair all');
    await page.waitForSelector('.intents .fails', { state: 'detached' });
  });

  it('shows who meets whom, and asks from there', async () => {
    await tab('Matrix');
    await page.waitForSelector('.matrix td.something');
    expect(await page.locator('.matrix td button').count()).toBe(12);
    await page.click('.matrix td.something button >> nth=0');
    await page.waitForSelector('[role=tab][aria-selected=true]:has-text("Ask")');
    expect(await page.inputValue('input[name=from]')).not.toBe('');
  });

  it('finds by name, zooms by key, and shows hostile names as text', async () => {
    const view = (): Promise<string | null> => page.getAttribute('.map svg', 'viewBox');
    const before = await view();
    await page.fill('input[type=search]', 'nat');
    await page.keyboard.press('Enter');
    await settles(async () => (await view()) !== before, true);
    await page.focus('.map svg');
    await page.keyboard.press('0');
    await settles(view, before);
    expect(await page.textContent(element('aws_vpc.data'))).toContain('</script><b>data');
    expect(await page.locator('b').count()).toBe(0);
  });

  it('gives the map away as SVG and PNG', async () => {
    for (const [name, start] of [
      ['SVG', '<svg'],
      ['PNG', '\u0089PNG'],
    ] as const) {
      const waiting = page.waitForEvent('download');
      await page.click(`header button:has-text("${name}")`);
      const stream = await (await waiting).createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).toString('latin1').startsWith(start)).toBe(true);
    }
  });
});
