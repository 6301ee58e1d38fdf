import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

const folder = 'target/web-reports';

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

/** One report a file, as the other modules of the build write them. */
export default class ReportFiles implements Reporter {
  onTestModuleEnd(module: TestModule): void {
    const cases = [...module.children.allTests()];
    const count = (state: string) => cases.filter((test) => test.result().state === state).length;
    const name = module.moduleId.replace(/.*\/src\//, '').replace(/[^\w.-]/g, '.');
    const lines = cases.map((test) => {
      const begin = `  <testcase name="${escaped(test.fullName)}" classname="web.${name}"`;
      switch (test.result().state) {
        case 'failed':
          return `${begin}>\n    <failure/>\n  </testcase>`;
        case 'skipped':
          return `${begin}>\n    <skipped message="skipped"/>\n  </testcase>`;
        default:
          return `${begin}/>`;
      }
    });
    mkdirSync(folder, { recursive: true });
    const errors = module.errors().length;
    const suite = `<testsuite name="${name}" tests="${cases.length + errors}" errors="${errors}" skipped="${count('skipped')}" failures="${count('failed')}">`;
    writeFileSync(`${folder}/TEST-${name}.xml`, `${[suite, ...lines].join('\n')}\n</testsuite>\n`);
  }
}
