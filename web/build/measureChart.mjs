// What a chart of 10,000 points takes: of the server, on the way, and of the browser while somebody points and zooms.
// Fills a domain of its own at TRIMTAB_URL, with TRIMTAB_KEY.
/* global fetch, window, requestAnimationFrame */
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { chromium } from '@playwright/test';

const url = (process.env.TRIMTAB_URL ?? 'http://127.0.0.1:8433').replace(/\/$/, '');
const key = process.env.TRIMTAB_TENANT_KEY ?? process.env.TRIMTAB_KEY ?? '';
const headers = { 'X-API-Key': key, 'Content-Type': 'application/json' };
const MINUTES = 9_990;
const BATCH = 1_000;
const domain = `measured-${Date.now().toString(36)}`;

async function fill() {
  const now = Date.now();
  for (let from = 0; from < MINUTES; from += BATCH) {
    const events = Array.from({ length: Math.min(BATCH, MINUTES - from) }, (_, at) => {
      const minute = from + at;
      return {
        domain,
        event_type: 'run',
        metric_type: 'latency_ms',
        value: 800 + 300 * Math.sin(minute / 400) + 200 * Math.random() + (minute > 7_000 ? 400 : 0),
        occurred_at: new Date(now - (MINUTES - minute) * 60_000).toISOString(),
      };
    });
    const sent = await fetch(`${url}/v1/outcomes/events/batch`, {
      method: 'POST',
      headers,
      body: JSON.stringify(events),
    });
    if (!sent.ok) {
      throw new Error(await sent.text());
    }
  }
  return {
    since: new Date(now - MINUTES * 60_000).toISOString(),
    until: new Date(now).toISOString(),
  };
}

async function asked(span) {
  const query = new URLSearchParams({ metric_type: 'latency_ms', domain, step: '1m', ...span });
  const times = [];
  let bytes = 0;
  let points = 0;
  for (let turn = 0; turn < 10; turn += 1) {
    const begun = performance.now();
    const text = await (await fetch(`${url}/v1/outcomes/series?${query}`, { headers })).text();
    times.push(performance.now() - begun);
    bytes = text.length;
    points = JSON.parse(text).series[0].points.length;
  }
  times.sort((a, b) => a - b);
  return { points, kilobytes: Math.round(bytes / 1_000), 'median ms': Math.round(times[5]) };
}

/** Gathers long tasks, and the longest time between two frames, while `act` goes on. */
async function during(page, act) {
  await page.evaluate(() => {
    const seen = { tasks: [], gap: 0, frames: 0, last: performance.now(), on: true };
    window.seen = seen;
    new PerformanceObserver((list) => {
      list.getEntries().forEach((task) => seen.tasks.push(Math.round(task.duration)));
    }).observe({ type: 'longtask' });
    const frame = (at) => {
      seen.gap = Math.max(seen.gap, at - seen.last);
      seen.last = at;
      seen.frames += 1;
      if (seen.on) {
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  });
  const begun = performance.now();
  await act();
  const took = performance.now() - begun;
  return page.evaluate((milliseconds) => {
    const { seen } = window;
    seen.on = false;
    return {
      'long tasks': seen.tasks.length,
      'longest ms': Math.max(0, ...seen.tasks),
      'longest frame ms': Math.round(seen.gap),
      'frames a second': Math.round((seen.frames * 1_000) / milliseconds),
    };
  }, took);
}

const span = await fill();
const report = { 'the call': await asked(span) };
const browser = await chromium.launch({
  executablePath: process.env.TRIMTAB_BROWSER ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
await context.request.post(`${url}/v1/session`, { headers: { 'X-Trimtab-Dashboard': '1' }, data: { key } });
const page = await context.newPage();
const query = new URLSearchParams({ domain, metric: 'latency_ms', step: '1m', ...span });
await page.goto(`${url}/explore?${query}`);
const canvas = page.getByRole('img', { name: /over time/ }).locator('canvas');
await canvas.waitFor();
await page.waitForLoadState('networkidle');
const box = await canvas.boundingBox();
const middle = box.y + box.height / 2;
const x = (share) => box.x + 80 + share * (box.width - 100);

report.pointing = await during(page, async () => {
  for (let at = 0; at <= 300; at += 1) {
    await page.mouse.move(x(at / 300), middle);
  }
});
const drag = async (from, to) => {
  await page.mouse.move(x(from), middle);
  await page.mouse.down();
  for (let at = 0; at <= 100; at += 1) {
    await page.mouse.move(x(from + ((to - from) * at) / 100), middle);
  }
};
report['choosing a stretch'] = await during(page, () => drag(0.05, 0.95));
report['zooming in three times'] = await during(page, async () => {
  await page.mouse.up();
  for (let turn = 0; turn < 2; turn += 1) {
    await page.waitForLoadState('networkidle');
    await drag(0.05, 0.95);
    await page.mouse.up();
  }
  await page.waitForLoadState('networkidle');
});
report['the other theme'] = await during(page, async () => {
  await page.getByRole('button', { name: /Use the (dark|light) theme/ }).click();
  await page.mouse.move(x(0.5), middle);
});
console.table(report);
await browser.close();
