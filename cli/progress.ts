/** Says what is going on: on a terminal a line that rewrites itself, in a pipe nothing. Always on standard error. */
export interface Progress {
  step(text: string): void;
  /** Removes the line, so that what follows starts clean. */
  end(): void;
}

const CLEAR_LINE = "\r\u001b[2K";

/**
 * @example
 * const progress = progressOn(process.stderr);
 * progress.step("rendering the estate");
 * progress.end();
 */
export function progressOn(stream: Pick<NodeJS.WriteStream, "isTTY" | "write" | "columns">): Progress {
  if (!stream.isTTY) return { step: () => {}, end: () => {} };
  return {
    step: (text) => {
      const line = `… ${text}`;
      stream.write(CLEAR_LINE + line.slice(0, Math.max(20, (stream.columns ?? 80) - 1)));
    },
    end: () => {
      stream.write(CLEAR_LINE);
    },
  };
}
