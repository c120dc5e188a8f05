import type { AlertCase } from "./case-types.ts";
import { gauge, p95 } from "./series.ts";

const region = { region: "us-east-1" };
const rule = { dimension_RuleName: "confirm-by-sms", ...region };
const queue = { dimension_QueueName: "booking-confirmations", ...region };
const deadLetters = { dimension_QueueName: "booking-confirmations-dlq", ...region };
const lambda = { dimension_FunctionName: "confirm", ...region };
const ruleSeries = { ...rule, dimension_EventBusName: "booking" };
const age = "aws_sqs_approximate_age_of_oldest_message_maximum";
const depth = "aws_sqs_approximate_number_of_messages_visible_maximum";

export const eventsCases: readonly AlertCase[] = [
  {
    alert: "EventBridgeFailedInvocations",
    labels: rule,
    firesAt: "5m",
    series: () => [gauge("aws_events_failed_invocations_sum", ruleSeries, 1)],
    lookAlikes: [
      {
        because: "nothing failed for good, however much was throttled",
        series: [
          gauge("aws_events_failed_invocations_sum", ruleSeries, 0),
          gauge("aws_events_throttled_rules_sum", ruleSeries, 3),
        ],
      },
    ],
  },
  {
    alert: "EventBridgeThrottled",
    labels: rule,
    firesAt: "5m",
    series: () => [gauge("aws_events_throttled_rules_sum", ruleSeries, 1)],
    lookAlikes: [
      { because: "nothing was throttled", series: [gauge("aws_events_throttled_rules_sum", ruleSeries, 0)] },
    ],
  },
  {
    alert: "QueueAgeHigh",
    labels: queue,
    firesAt: "5m",
    series: (level) => [gauge(age, queue, level("limit"))],
    lookAlikes: [{ because: "dead letters are old by nature", series: [gauge(age, deadLetters, 9000)] }],
  },
  {
    alert: "QueueDepthHigh",
    labels: queue,
    firesAt: "15m",
    series: (level) => [gauge(depth, queue, level("limit"))],
    lookAlikes: [
      { because: "a deep dead-letter queue has its own alert", series: [gauge(depth, deadLetters, 20_000)] },
    ],
  },
  {
    alert: "DeadLetterQueueNotEmpty",
    labels: deadLetters,
    firesAt: "5m",
    series: () => [gauge(depth, deadLetters, 1)],
    lookAlikes: [
      {
        because: "work that waits in an ordinary queue is no dead letter",
        series: [gauge(depth, queue, 5000), gauge(depth, deadLetters, 0)],
      },
    ],
  },
  {
    alert: "DeadLetterQueueFlood",
    labels: deadLetters,
    firesAt: "5m",
    series: (level) => [gauge(depth, deadLetters, level("limit"))],
  },
  {
    alert: "EventHandlingSlow",
    labels: { consumer: "waitlist", ...region },
    firesAt: "630s",
    series: (level) =>
      p95(
        "scheduling_event_handling_seconds",
        { event: "SlotReleased", consumer: "waitlist", ...region },
        level("limit"),
      ),
  },
  {
    alert: "OutboxStuck",
    labels: { service: "booking", ...region },
    firesAt: "2m",
    series: (level) => [
      gauge("scheduling_outbox_oldest_age_seconds", { service: "booking", ...region }, level("limit")),
    ],
  },
  {
    alert: "LambdaErrorRateHigh",
    labels: lambda,
    firesAt: "10m",
    series: (level) => [
      gauge("aws_lambda_errors_sum", lambda, 1000 * level("limit")),
      gauge("aws_lambda_invocations_sum", lambda, 1000),
    ],
    lookAlikes: [
      {
        because: "a function that does not run has no error share",
        series: [gauge("aws_lambda_errors_sum", lambda, 0), gauge("aws_lambda_invocations_sum", lambda, 0)],
      },
    ],
  },
  {
    alert: "LambdaThrottled",
    labels: lambda,
    firesAt: "5m",
    series: () => [gauge("aws_lambda_throttles_sum", lambda, 1)],
    lookAlikes: [
      {
        because: "nothing was throttled, however many ran",
        series: [
          gauge("aws_lambda_throttles_sum", lambda, 0),
          gauge("aws_lambda_concurrent_executions_maximum", lambda, 900),
        ],
      },
    ],
  },
  {
    alert: "LambdaConcurrencyNearLimit",
    labels: lambda,
    firesAt: "10m",
    series: (level) => [
      gauge("aws_lambda_concurrent_executions_maximum", lambda, 1000 * level("limit")),
      gauge("wardrail_lambda_concurrency_limit", lambda, 1000),
    ],
    lookAlikes: [
      {
        because: "as many runs below a higher limit",
        series: [
          gauge("aws_lambda_concurrent_executions_maximum", lambda, 900),
          gauge("wardrail_lambda_concurrency_limit", lambda, 2000),
        ],
      },
    ],
  },
];
