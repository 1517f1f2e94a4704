import { expect, it } from 'vitest';

import { jobQueue, type Sized } from '../../../src/workers/job-queue.ts';

function job(name: string, size: number): Sized & { readonly name: string } {
  return { name, size };
}

it('gives small jobs before large ones, and equal ones in the order in which they came', () => {
  const queue = jobQueue<ReturnType<typeof job>>();
  for (const each of [job('large', 900), job('first', 10), job('second', 10)]) queue.add(each);
  expect([1, 2, 3, 4].map(() => queue.next()?.name)).toEqual([
    'first',
    'second',
    'large',
    undefined,
  ]);
});

it('lets no job be overtaken by as much work as itself', () => {
  const queue = jobQueue<ReturnType<typeof job>>();
  queue.add(job('large', 100));
  const order: string[] = [];
  for (let index = 0; index < 20; index += 1) {
    queue.add(job('small', 10));
    order.push(queue.next()?.name ?? '');
  }
  expect(order.indexOf('large')).toBe(9);
});

it('is full from so many units on that wait, and not with one that was taken out', () => {
  const queue = jobQueue<Sized>(100);
  const large = job('large', 120);
  queue.add(large);
  expect(queue.isFull()).toBe(true);
  queue.remove(large);
  expect(queue.isFull()).toBe(false);
  queue.remove(large);
  queue.add(job('small', 99));
  expect(queue.isFull()).toBe(false);
});
