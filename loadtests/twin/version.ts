/** Raised when the same input may give another forecast. */
export const twinVersion = "1.0.0";
