/** Passages about different things; the second one answers `QUESTION`. */
export const PASSAGES: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'Amber Lake',
    text: 'Amber Lake lies in the north of the county. It is fed by two streams that come down from the hills. In winter it freezes over for some weeks, and people skate on it. A road leads around it.',
  },
  {
    title: 'Orval Bridge',
    text: 'Orval Bridge crosses the river Senn at the old town. The bridge was designed by Maria Lindqvist and opened in 1931. It carries two tram lines. Repairs closed it for most of a year.',
  },
  {
    title: 'Maria Lindqvist',
    text: 'She studied engineering in Zurich. Later she taught there for many years. Her pupils remember her humour. She died in 1968.',
  },
  {
    title: 'Town market',
    text: 'The market is held twice a week. Farmers bring fruit and cheese. In the afternoon the stalls are taken down. Dogs are not allowed.',
  },
  {
    title: 'Weather',
    text: 'Summers are mild and winters are long. Most rain falls in autumn. Snow stays until March in the hills. Storms are rare.',
  },
];

/** What is asked about the passages. */
export const QUESTION = 'Who designed the Orval Bridge over the Senn?';

/** What answers it. */
export const ANSWER = 'The bridge was designed by Maria Lindqvist and opened in 1931.';

/** The passages, each under its title. */
export const DOCUMENT: string = PASSAGES.map(({ title, text }) => `${title}\n${text}`).join('\n\n');
