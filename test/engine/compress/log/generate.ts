import * as fc from 'fast-check';

const LEVELS = ['INFO', 'INFO', 'INFO', 'DEBUG', 'WARN', 'ERROR', 'FATAL', 'TRACE', ''];
const EVENTS = [
  'connection opened to peer',
  'connection refused by peer',
  'segment rolled',
  'took part of the queue',
  'request served',
  'disk almost full',
];

/** Texts of logs with levels, traces, blank lines and odd characters. */
export const logText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.tuple(fc.nat(8), fc.nat(5), fc.nat(9999)).map(entry) },
      { weight: 2, arbitrary: fc.constant('\tat com.example.A.b(A.java:1)') },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '',
          '   ',
          'x'.repeat(900),
          'a\r',
          '\uD800',
          '[L3] x',
          '[x4 L1-9] y',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }).map(oneLine) },
    ),
    { minLength: 12, maxLength: 400, size: 'max' },
  )
  .map((lines) => lines.join('\n'));

function entry([level, event, number]: readonly [number, number, number]): string {
  return `2024-05-01 10:${String(number % 60).padStart(2, '0')}:00,${number} ${LEVELS[level]} worker ${number}: ${EVENTS[event]} ${number}`;
}

function oneLine(text: string): string {
  return ['\n', '\r', '\b', '\u001B'].reduce((line, sign) => line.replaceAll(sign, ' '), text);
}
