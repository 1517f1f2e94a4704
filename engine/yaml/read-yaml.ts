import type * as JsYaml from 'js-yaml';

import type { WrittenMember, WrittenValue } from '../written/value.ts';
import { loadJsYaml } from './load-js-yaml.ts';

type Event = ReturnType<typeof JsYaml.parseEvents>[number];
type ScalarEvent = Extract<Event, { readonly valueStart: number }>;

/** More than 100,000 tokens. */
const LONGEST = 400_000;

/**
 * The values of a YAML text that holds data and nothing else; undefined for one with comments, anchors, aliases, tags or
 * directives, as people write them, and for texts that are no YAML, nested deeper than 100 levels, or above
 * 400,000 characters. Several documents are the items of one list.
 */
export function readYaml(text: string): WrittenValue | undefined {
  const events = text.length > LONGEST ? undefined : eventsOf(text);
  if (!events?.every(isBare) || hasComment(text, events)) return undefined;
  const documents = documentsOf(text, events);
  return documents.length < 2 ? documents[0] : { start: 0, end: text.length, items: documents };
}

function eventsOf(text: string): readonly Event[] | undefined {
  try {
    return loadJsYaml().parseEvents(text, {});
  } catch {
    return undefined;
  }
}

/** Whether an event has neither anchor nor tag nor directives. */
function isBare(event: Event): boolean {
  if ('directives' in event) return event.directives.length === 0;
  const hasAnchor = 'anchorStart' in event && event.anchorStart !== -1;
  const hasTag = 'tagStart' in event && event.tagStart !== -1;
  return !hasAnchor && !hasTag;
}

/** Between the scalars stand marks of the syntax, and comments. */
function hasComment(text: string, events: readonly Event[]): boolean {
  let end = 0;
  for (const event of events) {
    if (!('valueStart' in event) || event.valueStart === -1) continue;
    if (text.slice(end, event.valueStart).includes('#')) return true;
    end = event.valueEnd;
  }
  return text.includes('#', end);
}

function documentsOf(text: string, events: readonly Event[]): readonly WrittenValue[] {
  const { getScalarValue, EVENT_ID, SCALAR_STYLE, COLLECTION_STYLE } = loadJsYaml();
  let next = 0;
  /** Up to here the text has been read. */
  let end = 0;

  /** The values up to where the collection or the document ends. */
  function valuesInside(): readonly WrittenValue[] {
    const values: WrittenValue[] = [];
    for (let event = events[next++]; event; event = events[next++]) {
      if (event.type === EVENT_ID.POP) break;
      values.push(valueOf(event));
    }
    return values;
  }

  function valueOf(event: Event): WrittenValue {
    if ('valueStart' in event) return scalarOf(event);
    const start = 'start' in event ? event.start : end;
    const inside = valuesInside();
    const isMapping = event.type === EVENT_ID.MAPPING;
    if ('style' in event && event.style === COLLECTION_STYLE.FLOW) {
      end = text.indexOf(isMapping ? '}' : ']', end) + 1;
    }
    return { start, end, ...(isMapping ? { members: membersOf(inside) } : { items: inside }) };
  }

  function scalarOf(event: ScalarEvent): WrittenValue {
    const isPlain = event.style === SCALAR_STYLE.PLAIN;
    // A value that is left out has no place.
    const start = event.valueStart === -1 ? end : event.valueStart;
    end = Math.max(end, event.valueEnd);
    return { start, end, text: getScalarValue(text, event), isPlain };
  }

  /** Keys and values come by turns. */
  function membersOf(inside: readonly WrittenValue[]): readonly WrittenMember[] {
    return inside.flatMap((value, index) => {
      const key = inside[index - 1];
      if (index % 2 === 0 || key === undefined) return [];
      const name = key.text ?? text.slice(key.start, key.end);
      return [{ key: name, value: { ...value, start: key.start } }];
    });
  }

  const documents: WrittenValue[] = [];
  while (next < events.length) {
    // Past the event that opens the document.
    next += 1;
    documents.push(...valuesInside());
  }
  return documents;
}
