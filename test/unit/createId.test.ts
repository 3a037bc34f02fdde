import { expect, it } from 'vitest';
import { createId } from '../../src/record/createId';

it('gives 22 characters of base64url that hold 16 bytes, never the same twice', () => {
  const ids = Array.from({ length: 500 }, createId);
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) {
    expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
    const bytes = Buffer.from(id, 'base64url');
    expect(bytes).toHaveLength(16);
    expect(bytes.toString('base64url')).toBe(id);
  }
});
