// First contentful paint of every reading on a slow telephone, five times each: `node benches/paint.mjs`, after a build into
// target/site. A measure, not a test: it depends on the machine and on what else that is doing.

import { address, context, readings } from '../tests/browser/site.mjs';

for (const reading of readings) {
  const opened = await context({ after() {} }, { viewport: { width: 390, height: 844 } });
  const times = [];
  let shift = 0;
  while (times.length < 5) {
    const page = await opened.newPage();
    await page.addInitScript(() => {
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const devtools = await opened.newCDPSession(page);
    // The telephone of Lighthouse's tests: 1.6 Mbit/s, 150 ms, a processor four times slower than this one.
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await devtools.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: (1.6 * 1024 * 1024) / 8,
      uploadThroughput: (750 * 1024) / 8,
    });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(await address(reading.path), { timeout: 30000 });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length);
    times.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
    shift = Math.max(shift, await page.evaluate(() => window.shift));
    await page.close();
  }
  times.sort((a, b) => a - b);
  const [fastest, median] = [times[0], times[2]].map(Math.round);
  console.log(`${reading.path}: first contentful paint ${median} ms (fastest ${fastest} ms), layout shift ${shift.toFixed(4)}`);
  await opened.close();
}
process.exit();
