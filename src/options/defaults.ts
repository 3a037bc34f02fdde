/** Every default of the options, in one place. `language` depends on the page: see `createConfig`. */
export const DEFAULTS = {
  /** Days. */
  term: 180,
  theme: 'auto',
  position: 'start',
  layout: 'card',
  button: true,
  autoShow: true,
  reload: false,
  languageSwitch: true,
} as const;
