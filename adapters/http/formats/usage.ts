import { asObject, type JsonObject } from '../json/read.ts';

/** The sum of usage reports, number by number; what is no number is taken from the last report. */
export function addUsage(reports: readonly unknown[]): JsonObject | undefined {
  const objects = reports.filter((each) => typeof each === 'object' && each !== null).map(asObject);
  if (objects.length === 0) return undefined;
  return objects.reduce(addTwo);
}

function addTwo(left: JsonObject, right: JsonObject): JsonObject {
  const sum: Record<string, unknown> = { ...left };
  for (const [key, value] of Object.entries(right)) sum[key] = addValues(left[key], value);
  return sum;
}

function addValues(left: unknown, right: unknown): unknown {
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (typeof left === 'object' && typeof right === 'object' && left !== null && right !== null) {
    return addTwo(asObject(left), asObject(right));
  }
  return right ?? left;
}
