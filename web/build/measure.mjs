/* global document, performance, PerformanceObserver, requestAnimationFrame, window, URL, setInterval, clearInterval, setTimeout */
/**
 * How fast the dashboard is, against the server at TRIMTAB_URL:
 *
 *   TRIMTAB_KEY=tt_... build.sh measure
 *
 * Best with `./trimtab demo` on a machine that does nothing else. It records events at the tenant of the key.
 */
import { chromium } from '@playwright/test';
import process from 'node:process';

const url = `${(process.env['TRIMTAB_URL'] ?? 'http://127.0.0.1:8433').replace(/\/$/, '')}/`;
const key = process.env['TRIMTAB_TENANT_KEY'] ?? process.env['TRIMTAB_KEY'] ?? '';
const LOADS = 20;
const LIVE_SECONDS = 30;
const EVENTS_A_SECOND = 50;
const PARTS_A_SECOND = 10;

const browser = await chromium.launch({
  executablePath: process.env['TRIMTAB_BROWSER'] ?? '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});

/** A browser that has never been here, but for its session. */
async function stranger() {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 } });
  const answer = await context.request.post(`${url}v1/session`, {
    headers: { 'X-Trimtab-Dashboard': '1' },
    data: { key },
  });
  if (!answer.ok()) {
    throw new Error(`${answer.status()}: is TRIMTAB_KEY a key of a tenant there?`);
  }
  return context;
}

/** From the first byte asked for until the answer stands there and a card can be clicked, and until nothing is outlined. */
async function coldLoad() {
  const context = await stranger();
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  const seen = await page.evaluate(
    () =>
      new Promise((resolve) => {
        let usable;
        const look = () => {
          const isThere =
            document.querySelector('h1') !== null &&
            document.querySelectorAll('main a').length > 5 &&
            document.querySelector('main [aria-label=Loading]') === null;
          if (isThere) {
            // Another frame and its turn: by then it has been painted.
            requestAnimationFrame(() => setTimeout(() => (usable ??= performance.now())));
          }
          if (usable !== undefined && document.querySelector('main .mantine-Skeleton-root') === null) {
            resolve({ usable, complete: performance.now() });
          } else {
            requestAnimationFrame(look);
          }
        };
        look();
      }),
  );
  await page.waitForLoadState('networkidle').catch(() => undefined);
  const loaded = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    script: performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  }));
  await context.close();
  return { ...seen, ...loaded };
}

function at(values, share) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

const ms = (value) => `${Math.round(value)} ms`;

/** Sends events in even parts, as many as were asked for in all. */
async function flood(context) {
  const began = performance.now();
  for (let part = 0; part < LIVE_SECONDS * PARTS_A_SECOND; part++) {
    const events = Array.from({ length: EVENTS_A_SECOND / PARTS_A_SECOND }, (_, at_) => ({
      domain: 'measured',
      event_type: 'live',
      metric_type: at_ % 2 === 0 ? 'success_rate' : 'latency_ms',
      value: 1,
    }));
    const sent = await context.request.post(`${url}v1/outcomes/events/batch`, {
      headers: { 'X-API-Key': key },
      data: events,
    });
    if (!sent.ok()) {
      throw new Error(`${sent.status()}: ${await sent.text()}`);
    }
    const wait = began + ((part + 1) * 1_000) / PARTS_A_SECOND - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
  }
  return (LIVE_SECONDS * EVENTS_A_SECOND * 1_000) / (performance.now() - began);
}

/** What the page does while events come, and how soon it answers to keys. */
async function live(path) {
  const context = await stranger();
  const page = await context.newPage();
  await page.goto(`${url}${path}`);
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => document.querySelector('main .mantine-Skeleton-root') === null);
  await page.waitForTimeout(2_000); // what the load itself leaves to do is not counted
  await page.evaluate(() => {
    window.heard = { tasks: [], frames: [], keys: [] };
    new PerformanceObserver((list) => {
      list.getEntries().forEach(({ duration }) => window.heard.tasks.push(duration));
    }).observe({ type: 'longtask' });
    new PerformanceObserver((list) => {
      list.getEntries().forEach(({ duration }) => window.heard.keys.push(duration));
    }).observe({ type: 'event', durationThreshold: 16 });
    let before = performance.now();
    const frame = (now) => {
      window.heard.frames.push(now - before);
      before = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const typing = setInterval(() => void page.keyboard.press('Tab').catch(() => undefined), 1_000);
  const rate = await flood(context);
  clearInterval(typing);
  const heard = await page.evaluate(() => window.heard);
  await context.close();
  const frames = heard.frames.slice(1);
  return [
    `live updates, ${Math.round(rate)} events/s for ${LIVE_SECONDS} s, on /${path}`,
    `  tasks above 50 ms: ${heard.tasks.length}, longest ${ms(Math.max(0, ...heard.tasks))}`,
    `  frames: median ${ms(at(frames, 0.5))}, 99 % ${ms(at(frames, 0.99))}, longest ${ms(Math.max(...frames))}`,
    `  keys answered in more than 16 ms: ${heard.keys.length}, longest ${ms(Math.max(0, ...heard.keys))}`,
  ].join('\n');
}

const loads = [];
for (let load = 0; load < LOADS; load++) {
  loads.push(await coldLoad());
}
const usable = loads.map((load) => load.usable);
const complete = loads.map((load) => load.complete);
const painted = loads.map((load) => load.painted);
process.stdout.write(
  [
    `overview, cold, ${LOADS} loads`,
    `  usable: median ${ms(at(usable, 0.5))}, 90 % ${ms(at(usable, 0.9))}, longest ${ms(Math.max(...usable))}`,
    `  complete: median ${ms(at(complete, 0.5))}, 90 % ${ms(at(complete, 0.9))}`,
    `  first paint: median ${ms(at(painted, 0.5))}, 90 % ${ms(at(painted, 0.9))}`,
    `  JavaScript: ${Math.round(Math.max(...loads.map((load) => load.script)) / 1024)} KB, as sent`,
    await live(''),
    await live('events?live=1'),
    '',
  ].join('\n'),
);
await browser.close();
