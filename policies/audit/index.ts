export { type AuditOptions, auditGraphs } from "./audit.ts";
export { evaluateGraph, type Judged } from "./evaluate.ts";
export { type AuditFormat, auditFormats } from "./formats/index.ts";
export { startPack } from "./pack-process.ts";
export { type ReadGraphs, readGraphs } from "./readers/index.ts";
export { plannedRemediations, type Remediation } from "./remediations.ts";
export { type AuditReport, makeReport, unmatchedExceptions } from "./report.ts";
export { evaluateOnWire, type WireOutcome } from "./wire.ts";
