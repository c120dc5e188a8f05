/** Backlogs in requests; two classes, emergency first, nobody is interrupted. */
export interface Backlog {
  normal: number;
  emergency: number;
}

/** What became of the requests of one second (or of `n` equal seconds). */
export interface Served {
  normal: number;
  emergency: number;
  shedNormal: number;
  shedEmergency: number;
}

/**
 * One second of the fluid queue: arrivals join, capacity serves emergencies first, and what would wait longer than
 * the limit is shed, routine requests first. `served + shed + change of backlog = arrivals`, exactly.
 *
 * @param capacity requests per second of all ready pods
 * @param maxWaitSeconds routine requests are shed beyond this wait, emergency requests beyond `emergencyFactor` times it
 */
export function serveSecond(
  backlog: Backlog,
  normal: number,
  emergency: number,
  capacity: number,
  maxWaitSeconds: number,
  emergencyFactor: number,
): Served {
  const emergencyAll = backlog.emergency + emergency;
  const normalAll = backlog.normal + normal;
  const servedEmergency = Math.min(emergencyAll, capacity);
  const servedNormal = Math.min(normalAll, capacity - servedEmergency);
  let emergencyLeft = emergencyAll - servedEmergency;
  let normalLeft = normalAll - servedNormal;
  const room = capacity * maxWaitSeconds;
  const shedNormal = Math.min(normalLeft, Math.max(0, normalLeft + emergencyLeft - room));
  normalLeft -= shedNormal;
  const shedEmergency = Math.max(0, emergencyLeft - room * emergencyFactor);
  emergencyLeft -= shedEmergency;
  backlog.normal = normalLeft;
  backlog.emergency = emergencyLeft;
  return { normal: servedNormal, emergency: servedEmergency, shedNormal, shedEmergency };
}
