import type { Board } from "./board-types.ts";
import { clinicalBoard } from "./clinical.ts";
import { complianceBoard } from "./compliance.ts";
import { executiveBoard } from "./executive.ts";
import { failoverBoard } from "./failover.ts";
import { financialBoard } from "./financial.ts";
import { surgeBoard } from "./surge.ts";
import { systemHealthBoard } from "./system-health.ts";

/** Every dashboard. The first five are those of the excellence framework, surge and failover are for the season. */
export const boards: readonly Board[] = [
  executiveBoard,
  clinicalBoard,
  systemHealthBoard,
  financialBoard,
  complianceBoard,
  surgeBoard,
  failoverBoard,
];
