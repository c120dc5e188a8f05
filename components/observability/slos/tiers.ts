/** Uptime by tier (OPS-PERF-01): pilot plan 99 %, excellence framework 99.9 %, operations chapter 99.99 %. */
export const uptimeTiers = { pilot: 0.99, foundation: 0.999, leadership: 0.9999 } as const;
