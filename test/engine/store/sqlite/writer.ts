// A process of its own that puts numbered originals into a store and names each one after it is kept.
import { hashOf } from '../../../../engine/retrieve/reference.ts';
import { sqliteStore } from '../../../../engine/store/sqlite/sqlite-store.ts';
import { driverNamed } from './drivers.ts';
import { numberedText } from './numbered-text.ts';

const [directory = '', name = '', driver = '', count = ''] = process.argv.slice(2);
const store = sqliteStore({ directory, driver: driverNamed(driver) });
for (let index = 0; index < Number(count); index += 1) {
  const text = numberedText(name, index);
  await store.put(hashOf(text), { text, kind: 'text', source: {} });
  process.stdout.write(`${index}\n`);
}
await store[Symbol.asyncDispose]();
