import { type CasesByControl, five } from "../../cases/case.ts";

const record = {
  name: "booking.example.org",
  type: "A",
  failoverRoutingPolicies: [{ type: "PRIMARY" }],
  healthCheckId: "h",
  ttl: 60,
};

export const cases: CasesByControl = {
  "dr-health-check-failover": {
    ...five(
      record,
      { name: "booking.example.org", type: "A", ttl: 60 },
      { ...record, ttl: 300 },
      "healthCheckId",
      { name: "docs.example.org", type: "A" },
    ),
    lookAlike: [
      { ...record, ttl: 300 },
      { ...record, healthCheckId: "" },
      { ...record, failoverRoutingPolicies: [] },
    ],
  },
};
