/** When an OpenAI API made what it answers, in seconds since 1970. No clock: all in the same second. */
export const CREATED = 1_767_225_600;
