/**
 * smartustaz.kz, its policy as data. The texts, its operator's full name among them, are under `smartustaz` in
 * `locales/`, with clause numbers. What the policy does not say (BIN, version, date, its own address) is for the portal
 * to configure.
 */
export const smartustaz = {
  categories: { authorization: {}, statistics: {}, advertising: {} },
  // 3.3.1: without cookies the parts that need authorisation may be unavailable; 3.2: they ask for personal data.
  features: { account: { needs: ['authorization'], policy: true } },
};

/** The hosts that the preset is for, and those of developers; a file has none. */
export const SMARTUSTAZ_HOST = /(^|\.)(smartustaz\.kz|localhost)$|^127\.|^\[::1\]$|^$/;
