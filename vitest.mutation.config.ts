import { defineConfig } from 'vitest/config';
import { textsPlugin } from './build/textsPlugin';

/** For `npm run mutation`: the tests that run on source, in one process. Those on built files would never see a mutant. */
export default defineConfig({
  plugins: [textsPlugin()],
  oxc: { jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false } },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/unit/{attacks,codec,createId,handler,keep,model,vectors}.test.ts'],
          environment: 'node',
        },
      },
      {
        extends: true,
        test: {
          name: 'component',
          include: [
            'test/component/{config,configErrors,decisions,events,instance,language,choose}.test.ts',
            'test/component/{longestRecord,readCookies,readOptions,gates,renderNotice,vectorsInBrowser}.test.ts',
          ],
          environment: 'happy-dom',
        },
      },
    ],
  },
});
