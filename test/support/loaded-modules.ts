import { execFileSync } from 'node:child_process';

/** The addresses of all modules that a fresh process loads to import an entry, such as `headroom-ts/ai-sdk`. */
export function loadedModules(entry: string): readonly string[] {
  const script = `
    import { registerHooks } from 'node:module';
    const loaded = [];
    registerHooks({ resolve: (name, context, next) => {
      const found = next(name, context);
      loaded.push(found.url);
      return found;
    } });
    await import(${JSON.stringify(entry)});
    console.log(JSON.stringify(loaded));`;
  const words = ['--conditions=headroom-source', '--input-type=module', '-e', script];
  return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8' })) as string[];
}
