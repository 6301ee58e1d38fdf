import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

const folder = 'target/browser-reports';
const report = process.env['TRIMTAB_BROWSER_REPORT'] ?? 'browser';

/** One report of all tests in the browser, as the other modules of the build write theirs. */
export default class BrowserReport implements Reporter {
  private readonly results = new Map<TestCase, TestResult>();

  onTestEnd(test: TestCase, result: TestResult): void {
    this.results.set(test, result);
  }

  onEnd(): void {
    const failed = [...this.results.keys()].filter((test) => !test.ok()).length;
    const lines = [...this.results.keys()].map((test) => {
      const name = test.title.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
      const begin = `  <testcase name="${name}" classname="web.${report}"`;
      return test.ok() ? `${begin}/>` : `${begin}>\n    <failure/>\n  </testcase>`;
    });
    const suite = `<testsuite name="${report}" tests="${lines.length}" errors="0" skipped="0" failures="${failed}">`;
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/TEST-${report}.xml`, `${[suite, ...lines].join('\n')}\n</testsuite>\n`);
  }
}
