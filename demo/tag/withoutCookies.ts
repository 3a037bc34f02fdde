/** Stands for a browser that keeps no cookies: loaded before everything else, in the scenario `blocked` only. */
Object.defineProperty(document, 'cookie', { get: () => '', set: () => {} });
