/** Stands for a browser that sends the Global Privacy Control signal: loaded before everything else. */
Object.defineProperty(navigator, 'globalPrivacyControl', { get: () => true });
