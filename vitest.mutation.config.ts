import { defineConfig } from 'vitest/config';
import { textsPlugin } from './build/textsPlugin';

const setupFiles = ['test/fixtures/fixedSeed.ts'];

/** For `npm run mutation`: the tests that run on source. Those on built files would never see a mutant. */
export default defineConfig({
  plugins: [textsPlugin()],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false } },
  test: {
    // A busy machine is not to kill a mutant.
    testTimeout: 15_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/{attacks,codec,createId,handler,keep,messages,model,renderTree,vectors}.test.ts'],
          environment: 'node',
          setupFiles,
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: [
            'test/component/{adoptStyles,choose,config,configErrors,controls,decisions,events,gates,instance}.test.ts',
            'test/component/{language,longestRecord,neverStale,readCookies,readOptions,renderNotice}.test.ts',
            'test/component/{vectorsInBrowser,watchContent}.test.ts',
          ],
          environment: 'happy-dom',
          setupFiles,
        },
      },
    ],
  },
});
