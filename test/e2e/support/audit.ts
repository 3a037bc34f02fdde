import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { atRest } from './kelisim';

const { resolve } = createRequire(import.meta.url);
const AXE = resolve('axe-core/axe.min.js');
const IBM = resolve('accessibility-checker-engine/ace.js');

interface Checkers {
  axe?: { run(where: Document): Promise<AxeResults> };
  ace?: {
    Checker: new () => {
      check(
        where: Document,
        rules: string[],
      ): Promise<{ results: { ruleId: string; value: [string, string]; path: { dom: string }; message: string }[] }>;
    };
  };
}

/** Rules of IBM's that do not see what is there, each with what tests it instead. */
const BLIND = [
  // Takes a `color-mix` for no colour at all: axe measures the same, and `accessibilityConditions` computes it.
  'text_contrast_sufficient',
  // In a narrow window a table is a list, each cell with its heading before it by the style sheet.
  'table_headers_exists',
];

/**
 * What two independent checkers find in the page as it is now, as rule, place and reason: axe, and IBM's for WCAG 2.2.
 */
export async function findings(page: Page): Promise<string[]> {
  // Entering is animated: colours would be measured half-way.
  await atRest(page);
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.addScriptTag({ path: AXE });
    await page.addScriptTag({ path: IBM });
  }
  return page.evaluate(async (blind) => {
    const { axe, ace } = window as never as Required<Checkers>;
    const { violations } = await axe.run(document);
    const { results } = await new ace.Checker().check(document, ['WCAG_2_2']);
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `axe ${id} ${target} ${failureSummary}`),
      ),
      ...results
        .filter(({ ruleId, value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL' && !blind.includes(ruleId))
        .map(({ ruleId, path, message }) => `ibm ${ruleId} ${path.dom} ${message}`),
    ];
  }, BLIND);
}
