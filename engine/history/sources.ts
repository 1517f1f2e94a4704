import { labelOf, writtenTexts } from './call.ts';
import type { Moment } from './moment.ts';

/** How the model is told which text is meant. */
export interface SourceName {
  /** What it is and which one of these, such as `tool output 12`. */
  readonly name: string;
  /** The call behind it in a few words; empty where that is not known. */
  readonly label: string;
}

/** A text that the model sees. */
export interface NamedText extends SourceName {
  readonly text: string;
}

/** The name with the label, for the first time that it is mentioned. */
export function fullName({ name, label }: SourceName): string {
  return label === '' ? name : `${name} (${label})`;
}

/** What the model wrote itself in the call that a moment's output answers. */
export function textsOfCall(moment: Moment): readonly NamedText[] {
  const { slot } = moment.arrival ?? {};
  if (slot?.role !== 'tool') return [];
  return writtenTexts(slot.toolArguments).map(({ path, text }) => ({
    name: `argument ${path || 'text'} of call ${moment.toolOutputs}`,
    label: labelOf(slot),
    text,
  }));
}

/** The name of the output or the user's text that arrived at a moment. */
export function nameOf({ arrival, toolOutputs, userTexts }: Moment): SourceName {
  return arrival?.slot.role === 'tool'
    ? { name: `tool output ${toolOutputs}`, label: labelOf(arrival.slot) }
    : { name: `user message ${userTexts}`, label: '' };
}
