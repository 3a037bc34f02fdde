/** How fast the machine and the line are. */
export interface Setting {
  readonly name: string;
  readonly title: string;
  /** How many times slower the processor is. */
  readonly cpu: number;
  readonly line?: { readonly latency: number; readonly bytesPerSecond: number };
}

const SLOW_LINE = { latency: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8 };

export const NONE: Setting = { name: 'none', title: 'no throttle', cpu: 1 };
export const SLOW: Setting = { name: 'slow', title: 'CPU x4, slow 4G', cpu: 4, line: SLOW_LINE };
export const CPU4: Setting = { name: 'x4', title: 'CPU x4', cpu: 4 };
export const CPU20: Setting = { name: 'x20', title: 'CPU x20', cpu: 20 };
