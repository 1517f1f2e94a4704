import { isObject, type JsonObject, objectsOf, textOf } from '../json.ts';
import { demand } from '../refusal.ts';

const MOST_BREAKPOINTS = 4;

/** Checks the cache breakpoints of a request: how many there are, and that long-lived ones come first. */
export function checkBreakpoints(body: JsonObject): void {
  const blocks = [
    ...placed('tools', body['tools']),
    ...placed('system', body['system']),
    ...objectsOf(body['messages']).flatMap(({ content }, index) =>
      Array.from(placed(`messages.${index}.content`, content)),
    ),
  ];
  const marks = blocks.filter(({ block }) => isMarked(block));
  const found = marks.length + (isMarked(body) ? 1 : 0);
  const message = `A maximum of ${MOST_BREAKPOINTS} blocks with cache_control may be provided. Found ${found}.`;
  demand(found <= MOST_BREAKPOINTS, message);
  let short = false;
  for (const { block, place } of marks) {
    const control = block['cache_control'];
    const isLong = isObject(control) && control['ttl'] === '1h';
    demand(
      !isLong || !short,
      `${place}.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block.`,
    );
    short ||= !isLong;
    const isEmpty = block['type'] === 'text' && textOf(block['text']) === '';
    demand(!isEmpty, `${place}: cache_control cannot be set for empty text blocks`);
  }
}

/** Whether a cache breakpoint stands at the end of a block, or of one inside it. */
export function endsCached(block: JsonObject): boolean {
  return isMarked(block) || objectsOf(block['content']).some(isMarked);
}

function isMarked(block: JsonObject): boolean {
  return isObject(block['cache_control']);
}

interface Placed {
  readonly block: JsonObject;
  readonly place: string;
}

/** The blocks of a list and those of its tool results, with their places. */
function* placed(place: string, list: unknown): Generator<Placed> {
  for (const [index, block] of objectsOf(list).entries()) {
    const at = `${place}.${index}`;
    if (block['type'] === 'tool_result') yield* placed(`${at}.content`, block['content']);
    yield { block, place: at };
  }
}
