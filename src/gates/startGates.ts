import type { Core } from '../core/lazy';

export function start(_core: Core): void {}
