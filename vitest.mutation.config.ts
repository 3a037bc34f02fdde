import { defineConfig } from 'vitest/config';
import { cssPlugin } from './build/cssPlugin';
import { textsPlugin } from './build/textsPlugin';

const setupFiles = ['test/fixtures/fixedSeed.ts'];

/** For `npm run long -- mutation`: the tests that run on source. Those on built files would never see a mutant. */
export default defineConfig({
  plugins: [textsPlugin(), cssPlugin()],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false } },
  define: { __KELISIM_VERSION__: '"0.0.0"', __KELISIM_DEVELOPMENT__: 'true' },
  test: {
    // A busy machine is not to kill a mutant.
    testTimeout: 15_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'test/unit/{attacks,choose,codec,config,configErrors,createId,createRecordCookie,handler,longestRecord}.test.ts',
            'test/unit/{messages,model,orderOfDecisions,sha256,textOfHtml,vectors}.test.ts',
          ],
          environment: 'node',
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: [
            'test/component/{adoptStyles,allowing,controls,decisions,events,instance,journeys,language}.test.ts',
            'test/component/{neverStale,readCookies,readOptions,renderNotice,vectorsInBrowser,watchContent}.test.ts',
          ],
          environment: 'happy-dom',
          setupFiles,
        },
      },
    ],
  },
});
