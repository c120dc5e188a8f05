import type { Rule } from "../../rule.ts";
import { eventApiDestinationTls } from "./event-api-destination-tls.ts";
import { eventArchivePresent } from "./event-archive-present.ts";
import { eventArchiveRetention } from "./event-archive-retention.ts";
import { eventBusCmk } from "./event-bus-cmk.ts";
import { eventBusDlq } from "./event-bus-dlq.ts";
import { eventBusNoForeignPrincipal } from "./event-bus-no-foreign-principal.ts";
import { eventBusResourcePolicy } from "./event-bus-resource-policy.ts";
import { eventGlobalEndpoint } from "./event-global-endpoint.ts";
import { eventRuleEnabled } from "./event-rule-enabled.ts";
import { eventTargetDlq } from "./event-target-dlq.ts";
import { eventTargetDlqEncrypted } from "./event-target-dlq-encrypted.ts";
import { eventTargetRetry } from "./event-target-retry.ts";
import { notifyCadenceCap } from "./notify-cadence-cap.ts";
import { phiEventBusLogDetailOff } from "./phi-event-bus-log-detail-off.ts";
import { phiEventPatternNoLiterals } from "./phi-event-pattern-no-literals.ts";
import { phiEventSchemaDiscoveryOff } from "./phi-event-schema-discovery-off.ts";
import { phiEventTransformMinimum } from "./phi-event-transform-minimum.ts";
import { pipeSourceEncryptedDlq } from "./pipe-source-encrypted-dlq.ts";
import { schedulerCmkDlq } from "./scheduler-cmk-dlq.ts";

export const eventbridgeRules: readonly Rule[] = [
  eventApiDestinationTls,
  eventArchivePresent,
  eventArchiveRetention,
  eventBusCmk,
  eventBusDlq,
  eventBusNoForeignPrincipal,
  eventBusResourcePolicy,
  eventGlobalEndpoint,
  eventRuleEnabled,
  eventTargetDlq,
  eventTargetDlqEncrypted,
  eventTargetRetry,
  notifyCadenceCap,
  phiEventBusLogDetailOff,
  phiEventPatternNoLiterals,
  phiEventSchemaDiscoveryOff,
  phiEventTransformMinimum,
  pipeSourceEncryptedDlq,
  schedulerCmkDlq,
];
