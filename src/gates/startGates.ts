import type { LazyParts } from '../core/lazy';

export const startGates: LazyParts['gates']['startGates'] = () => {};
