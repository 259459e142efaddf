// Drives an HTML report in headless Chromium by the keyboard alone, in light and dark mode, with scripts blocked, and with scripts and styles blocked.
// npm install playwright-core && NODE_PATH=node_modules node html.js REPORT.html FOLDER: screenshots go to FOLDER; ends non-zero if something is not as it should be.
const assert = require('assert');
const fs = require('fs');
const path = require('path');
const { chromium } = require('playwright-core');

const [report, folder] = process.argv.slice(2).map(p => path.resolve(p));
const page = fs.readFileSync(report, 'utf8');

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking'] });
  const errors = [];

  async function open(options, file) {
    const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, ...options });
    const tab = await context.newPage();
    tab.on('pageerror', e => errors.push(String(e)));
    tab.on('request', r => { if (!/^(file|data|blob):/.test(r.url())) { errors.push('asks for ' + r.url()); } });
    await tab.goto('file://' + (file || report));
    if (options.javaScriptEnabled !== false && !file) { await tab.waitForFunction(() => document.body.dataset.ready); }
    return tab;
  }
  const shot = (tab, name, whole) => tab.screenshot({ path: path.join(folder, name + '.png'), fullPage: Boolean(whole) });
  const crumbs = tab => tab.locator('.crumbs').innerText();
  const focused = tab => tab.evaluate(() => document.activeElement.getAttribute('aria-label') || document.activeElement.textContent);

  let tab = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await shot(tab, 'light', true);
  await tab.keyboard.press('/');
  assert.strictEqual(await focused(tab), 'Search the map');
  let tabs = 0;
  do { await tab.keyboard.press('Tab'); } while (++tabs < 9 && !(await tab.evaluate(() => document.activeElement.namespaceURI.endsWith('svg'))));
  assert.ok(tabs < 9, 'the map is reached by Tab');
  const all = await crumbs(tab);
  const first = await focused(tab);
  await tab.keyboard.press('ArrowRight');
  if (await tab.locator('.map [tabindex]').count() > 1) { assert.notStrictEqual(await focused(tab), first, 'an arrow key moves'); }
  await tab.keyboard.press('Home');
  assert.strictEqual(await focused(tab), first);
  let depth = 0;
  const levels = [all];
  while (await tab.locator('.why').isHidden()) {
    assert.ok(depth++ < 30, 'Enter leads to a file');
    await tab.keyboard.press('Enter');
    if (await tab.locator('.why').isHidden()) { levels.unshift(await crumbs(tab)); }
  }
  const why = await tab.locator('.why').innerText();
  await shot(tab, 'why');
  await tab.locator('.why button').first().click();
  assert.ok(why.includes(await tab.evaluate(() => navigator.clipboard.readText())), 'the snippet is copied');
  for (const level of levels.slice(1)) {
    await tab.keyboard.press('Escape');
    assert.strictEqual(await crumbs(tab), level);
  }
  for (const group of ['path', 'category', 'rule', 'component']) {
    await tab.locator('#treemap select').first().selectOption(group);
    assert.strictEqual(await crumbs(tab), all, 'grouped by ' + group + ' it adds up to the same');
  }
  const copy = tab.locator('#changes details').first();
  if (await copy.count() && await copy.locator('.copy').count()) {
    await copy.locator('summary').press('Enter');
    await copy.locator('.copy').first().click();
    assert.match(await tab.evaluate(() => navigator.clipboard.readText()), /^keep: \["/);
  }
  const column = tab.locator('#component-table th button').first();
  await column.press('Enter');
  assert.strictEqual(await tab.locator('#component-table th').first().getAttribute('aria-sort'), 'ascending');

  tab = await open({ colorScheme: 'dark' });
  await shot(tab, 'dark', true);
  tab = await open({ javaScriptEnabled: false });
  assert.ok(await tab.locator('#treemap svg rect').count() > 1 && await tab.locator('#component-table tbody tr').count() > 0, 'legible without scripts');
  await shot(tab, 'no-scripts');
  const bare = path.join(folder, 'nothing-allowed.html'); // what Jenkins sends with archived files by default
  fs.writeFileSync(bare, page.replace('<head>', "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src 'self'; style-src 'self'\">"));
  tab = await open({}, bare);
  assert.ok(await tab.locator('#treemap svg rect').count() > 1, 'legible without scripts and styles');
  await shot(tab, 'nothing-allowed');
  tab = await open({ viewport: { width: 420, height: 900 } });
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing is wider than a phone');
  assert.deepStrictEqual(errors, []);
  await browser.close();
  console.log('ok: ' + tabs + ' Tabs to the map, ' + levels.length + ' levels by Enter and back by Escape, ' + page.length + ' characters');
})().catch(e => { console.error(e); process.exit(1); });
