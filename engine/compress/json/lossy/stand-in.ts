import type { ElideOptions, JsonList, JsonValue } from '../records.ts';
import { isList, isObject } from './columns.ts';
export function encodeDocument(value: JsonValue, options: { elide?: ElideOptions }): string {
  const out: string[] = [];
  const short = (v: JsonValue, path: (string|number)[]): string => JSON.stringify(v, (_, s) => typeof s === 'string' && s.length > 400 ? options.elide?.shortenText(s, path) ?? s : s);
  const list = (l: JsonList): void => {
    const e = options.elide?.elideList(l);
    const rows = e?.rows ?? l.rows.map((_, i) => i);
    const flat = (v: JsonValue, p: string, o: Record<string, JsonValue>): void => { if (isObject(v)) for (const k in v) flat(v[k]!, p ? p + '.' + k : k, o); else o[p] = v; };
    const shown = rows.map((r) => { const o: Record<string, JsonValue> = {}; flat(l.rows[r]!, '', o); return o; });
    const cols = [...new Set(shown.flatMap((s) => Object.keys(s)))];
    const constant = cols.filter((c) => shown.length > 1 && shown.every((s) => JSON.stringify(s[c]) === JSON.stringify(shown[0]![c])));
    const varying = cols.filter((c) => !constant.includes(c));
    out.push(`${l.path.join('.')}[${l.rows.length}]{#${varying.join(',')}}`);
    for (const c of constant) out.push(`all ${c}=${JSON.stringify(shown[0]![c])}`);
    for (const [i, r] of rows.entries()) out.push(`${r + 1}${l.keys ? ' ' + l.keys[r] : ''},${varying.map((c) => { const v = shown[i]![c]; return v === undefined ? '' : typeof v === 'string' ? v : JSON.stringify(v); }).join(',')}`);
    if (e) out.push(...e.notes);
  };
  const walk = (v: JsonValue, path: (string | number)[]): void => {
    if (isList(v)) list({ path, rows: v });
    else if (isObject(v) && Object.keys(v).length > 8) list({ path, rows: Object.values(v), keys: Object.keys(v) });
    else if (isObject(v)) for (const k in v) { if (typeof v[k] === 'object') walk(v[k]!, [...path, k]); else out.push(`${k}: ${short(v[k]!, [...path, k])}`); }
    else out.push(short(v, path));
  };
  walk(value, []);
  return out.join('\n');
}
export function parseJson(text: string): JsonValue | undefined { try { return JSON.parse(text) as JsonValue; } catch { return undefined; } }
