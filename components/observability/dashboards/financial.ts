import type { Board } from "./board-types.ts";
import { course, number } from "./panels.ts";

export const financialBoard: Board = {
  uid: "wardrail-financial",
  title: "Cost",
  reader: "platform owners: what the platform costs, and what the reserve for a surge costs",
  span: "30d",
  panels: [
    number(
      "Cost of the last full day",
      "us dollars",
      "sum(wardrail_cost_daily_usd)",
      "All accounts together.",
    ),
    course(
      "Cost by account",
      "us dollars",
      "wardrail_cost_daily_usd",
      "{{account}}",
      "A step that stays is often surge capacity nobody took down.",
    ),
    course(
      "Cost against its week",
      "share",
      "wardrail_cost_daily_usd / avg_over_time(wardrail_cost_daily_usd[7d])",
      "{{account}}",
      "Beyond 130 % an alert asks why.",
    ),
    course(
      "Cost of a thousand bookings",
      "us dollars",
      'sum(wardrail_cost_daily_usd) / (sum(increase(scheduling_bookings_total{outcome="confirmed"}[1d])) / 1000)',
      "all accounts",
      "What a unit of care access costs.",
    ),
    course(
      "Warm reserve",
      "share",
      "wardrail_reserved_capacity_ratio",
      "{{resource}} {{region}}",
      "Capacity that is paid for and waits.",
    ),
  ],
};
