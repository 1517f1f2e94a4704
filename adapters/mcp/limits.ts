/** Most bytes of a message; a text of this size takes seconds to compress. */
export const MESSAGE_BYTES: number = 32 * 1024 * 1024;
