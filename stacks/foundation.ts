import { PhiKey } from "../components/foundation/index.ts";
import type { DataClass } from "../components/naming/index.ts";
import type { FoundationSettings } from "./settings.ts";

/** What is global by nature and everything else rests on: the customer keys, one per data class. */
export function deployFoundation(settings: FoundationSettings) {
  const { accountId, regions, ownership, keyAdministrators: administrators } = settings;
  const keyFor = (dataClass: DataClass) => {
    const key = new PhiKey(dataClass, {
      accountId,
      regions,
      administrators,
      ownership,
      purpose: { service: "scheduling", dataClass, tier: 0 },
    });
    return {
      [regions.primary]: key.in(regions.primary),
      [regions.secondary]: key.in(regions.secondary),
    };
  };
  return { keys: { phi: keyFor("phi"), operational: keyFor("operational") } };
}
