/** Threads of a server for large texts, so that other requests go on beside them; they start with the first of these. */
export const SERVER_WORKERS = 2;
