/** A tool output large enough to be compressed behind a reference. */
export const USERS: string = JSON.stringify(
  Array.from({ length: 400 }, (_, id) => ({
    id,
    name: `user ${id} of ${(id * 7919) % 1000}`,
    status: id % 37 === 0 ? 'failed' : 'ok',
    note: `note ${id * 31} about thing ${id % 13}`,
  })),
);
