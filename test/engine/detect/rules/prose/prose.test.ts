import { expect, it } from 'vitest';
import { detect } from '../../../../../engine/detect/index.ts';

it.each([
  ['Thai', 'ตลาดเปิดทุกวันเสาร์ ผู้คนมาจากทุกหมู่บ้าน ไม่มีใครรู้ว่าราคาจะเป็นอย่างไร '],
  ['Armenian', 'Շուկան բաց է ամեն շաբաթ օր։ Մարդիկ գալիս են բոլոր գյուղերից։ '],
  ['Khmer', 'ផ្សារបើករៀងរាល់ថ្ងៃសៅរ៍។ មនុស្សមកពីគ្រប់ភូមិ។ '],
])('knows the sentences of %s', (_, sentences) => {
  expect(detect(sentences.repeat(6)).kind).toBe('prose');
});
