export { checkDetail, checkEvent, contextOf, type DeliveredEvent } from "./check-event.ts";
export {
  type DetailOf,
  defineContract,
  type EventContract,
  envelopeFields,
  type Fields,
} from "./contract.ts";
export {
  type DomainEvent,
  type EventDetail,
  eventContracts,
  type NotificationChannel,
  type NotificationPurpose,
  notificationChannels,
  notificationPurposes,
  type WaitlistPriority,
  waitlistPriorities,
} from "./contracts.ts";
export { derivedId } from "./derived-ids.ts";
export {
  codeOf,
  countUpTo,
  type Field,
  flag,
  idOf,
  instant,
  type OpaqueId,
  optional,
} from "./field-kinds.ts";
export { fixtureOf, type PublishedEvent } from "./fixtures.ts";
export { jsonSchemaOf, jsonSchemaText } from "./json-schema.ts";
export { phiLikenessOf, promisesPhi } from "./phi-likeness.ts";
