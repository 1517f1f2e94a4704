import type { ModelPrices } from './price-list.ts';
import { bareName, modelPrices, type PricesOf } from './prices.ts';

/**
 * What somebody pays for a model. Of a model on the list, prices that are not given stay in proportion to that
 * of input, and the cache works as published; of any other, a cached token costs what every token does.
 */
export type OwnPrices = Pick<ModelPrices, 'input' | 'output'> & Partial<ModelPrices>;

/** A cache as most providers have it, at no other price. */
const PLAIN: ModelPrices = {
  provider: 'openai',
  input: 1,
  cacheWrite: 1,
  cacheRead: 1,
  output: 1,
  minimumPrefix: 1024,
  cacheStep: 1,
  cacheMinutes: 5,
};

/** Looks up own prices by the name of a model, written as providers, gateways and clouds do, then published ones. */
export function pricesWith(own: Readonly<Record<string, OwnPrices>>): PricesOf {
  const byName = new Map(
    Object.entries(own).map(([model, prices]) => [bareName(model), completed(model, prices)]),
  );
  return (model) => byName.get(bareName(model)) ?? modelPrices(model);
}

function completed(model: string, own: OwnPrices): ModelPrices {
  const base = modelPrices(model) ?? PLAIN;
  const inProportion = (price: number): number => (price / base.input) * own.input;
  return {
    ...base,
    cacheWrite: inProportion(base.cacheWrite),
    cacheRead: inProportion(base.cacheRead),
    ...own,
  };
}
