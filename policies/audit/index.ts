export { type AuditOptions, auditGraphs } from "./audit.ts";
export { evaluateGraph, type Judged } from "./evaluate.ts";
export { startPack } from "./pack-process.ts";
export { evaluateOnWire, type WireOutcome } from "./wire.ts";
