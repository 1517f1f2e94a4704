import { dollars } from '../text/dollars.ts';
import { counted, grouped, percent } from '../text/figures.ts';
import type { Client } from './clients.ts';
import type { Savings } from './savings.ts';

/** Lines about what was saved net, and about what did not work. */
export function endNote(savings: Savings, client: Client): readonly string[] {
  const { problems } = savings;
  const more = problems.length > 1 ? ` (and ${grouped(problems.length - 1)} more)` : '';
  const [first] = problems;
  const notices = first === undefined ? [] : [`headroom: ${first}${more}`];
  return [`headroom: ${outcome(savings, client)}`, ...notices];
}

function outcome(savings: Savings, { command, detour }: Client): string {
  const { requests, seen, before, after, net } = savings;
  if (seen === 0) return `no request of ${command} came through the proxy: ${detour}`;
  if (requests === 0)
    return `no model answered any of ${counted(seen, 'request')}; headroom doctor finds out why`;
  const saved = before - after;
  const asked = `bytes in ${counted(requests, 'request')}`;
  if (saved === 0) return `nothing saved: ${grouped(before)} ${asked}`;
  const sent = `${grouped(before)} -> ${grouped(after)} ${asked}`;
  if (saved < 0) return `${grouped(-saved)} bytes more than without it: ${sent}${inMoney(net)}`;
  return `${percent(saved, before)} less sent net: ${sent}${inMoney(net)}`;
}

function inMoney(net: number | undefined): string {
  if (net === undefined) return '';
  return net < 0 ? `, ${dollars(-net)} lost net` : `, ${dollars(net)} saved net`;
}
