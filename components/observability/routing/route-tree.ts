import type { Route } from "./alertmanager-types.ts";
import { matchesAll } from "./matchers.ts";

/** A route with what it inherits, as an alert meets it. */
export interface MetRoute {
  readonly receiver: string;
  readonly muteTimeIntervals: readonly string[];
  readonly groupWait: string;
}

/**
 * The routes an alert takes: depth first, the first match wins unless it says `continue`, and the parent takes what
 * no child does (dispatch/route.go of Alertmanager).
 */
export function routesFor(
  route: Route,
  labels: Readonly<Record<string, string>>,
  inherited?: MetRoute,
): readonly MetRoute[] {
  if (!matchesAll(route.matchers ?? [], labels)) return [];
  const own: MetRoute = {
    receiver: route.receiver,
    // Mute windows are not inherited.
    muteTimeIntervals: route.mute_time_intervals ?? [],
    groupWait: route.group_wait ?? inherited?.groupWait ?? "30s",
  };
  const met: MetRoute[] = [];
  for (const child of route.routes ?? []) {
    const found = routesFor(child, labels, own);
    met.push(...found);
    if (found.length > 0 && child.continue !== true) break;
  }
  return met.length > 0 ? met : [own];
}
