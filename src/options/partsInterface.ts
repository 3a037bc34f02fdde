/**
 * Of the parts and of what loads them. Raised only when what they hand each other changes: files of two releases may
 * meet.
 */
export const INTERFACE = 1;
