import { expect, it } from 'vitest';

import { isWorthAReference } from '../../../engine/economics/worth.ts';

it('pays from about 500 tokens on, by the prices it states', () => {
  expect(isWorthAReference(400)).toBe(false);
  expect(isWorthAReference(600)).toBe(true);
});
