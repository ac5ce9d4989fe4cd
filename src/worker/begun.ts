/** What a byte of the file of begun rows says of the row of its place; 0: it has not begun. */
export const Begun = {
  /** It has begun. */
  begun: 1,
  /** It has begun, and has ended. */
  ended: 2,
  /** It has begun, or stood right behind short ones that had. */
  perhaps: 3,
} as const;
