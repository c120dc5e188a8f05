import { describe, expect, it } from "vitest";
import { routes } from "../components/events/index.ts";
import { input, renderReferenceEstate } from "./rendered-estate.ts";

const { ofType } = await renderReferenceEstate("events");

describe("buses", () => {
  it("have a dead-letter queue, an archive of six years, error logs without details and a policy, each", () => {
    const buses = ofType("aws:cloudwatch/eventBus:EventBus");
    expect(buses).toHaveLength(10);
    for (const bus of buses) {
      const arn = bus.outputs["arn"];
      const queue = ofType("aws:sqs/queue:Queue").find(
        ({ outputs }) => outputs["arn"] === input(bus, "deadLetterConfig", "arn"),
      );
      expect(queue?.parent).toBe(bus.parent);
      expect(input(bus, "logConfig")).toEqual({ includeDetail: "NONE", level: "ERROR" });
      const archive = ofType("aws:cloudwatch/eventArchive:EventArchive").find(
        (candidate) => input(candidate, "eventSourceArn") === arn,
      );
      expect(archive?.inputs["retentionDays"]).toBe(2192);
      const policy = ofType("aws:cloudwatch/eventBusPolicy:EventBusPolicy").find(
        (candidate) => candidate.parent === bus.parent,
      );
      expect(input(policy ?? bus, "policy")).toContain(arn);
      const source = ofType("aws:cloudwatch/logDeliverySource:LogDeliverySource").find(
        (candidate) => input(candidate, "resourceArn") === arn,
      );
      expect(source?.inputs["logType"]).toBe("ERROR_LOGS");
    }
    for (const group of ofType("aws:cloudwatch/logGroup:LogGroup")) {
      expect(group.inputs).toMatchObject({ retentionInDays: 2192, skipDestroy: true });
    }
  });
});

describe("subscriptions", () => {
  it("try for a day, then keep the event for two weeks", () => {
    const targets = ofType("aws:cloudwatch/eventTarget:EventTarget");
    expect(targets).toHaveLength(2 * routes.length);
    const queues = new Map(ofType("aws:sqs/queue:Queue").map((queue) => [queue.outputs["arn"], queue]));
    for (const target of targets) {
      expect(input(target, "retryPolicy")).toEqual({
        maximumEventAgeInSeconds: 86_400,
        maximumRetryAttempts: 185,
      });
      const undelivered = queues.get(input(target, "deadLetterConfig", "arn"));
      const queue = queues.get(input(target, "arn"));
      expect(undelivered?.inputs["messageRetentionSeconds"]).toBe(1_209_600);
      expect(undelivered?.parent).toBe(target.parent);
      const redrive = JSON.parse(String(queue?.inputs["redrivePolicy"]));
      expect(redrive.maxReceiveCount).toBe(5);
      expect(queues.get(redrive.deadLetterTargetArn)?.parent).toBe(target.parent);
    }
  });

  it("share no queue: every service fails alone", () => {
    const arns = ofType("aws:cloudwatch/eventTarget:EventTarget").flatMap((target) => [
      input(target, "arn"),
      input(target, "deadLetterConfig", "arn"),
    ]);
    expect(new Set(arns).size).toBe(arns.length);
  });

  it("let only their own rule send, and only over TLS", () => {
    const rules = new Map(
      ofType("aws:cloudwatch/eventRule:EventRule").map((rule) => [rule.outputs["arn"], rule]),
    );
    const buses = new Map(ofType("aws:cloudwatch/eventBus:EventBus").map((bus) => [bus.outputs["arn"], bus]));
    const policies = ofType("aws:sqs/queuePolicy:QueuePolicy");
    expect(policies).toHaveLength(ofType("aws:sqs/queue:Queue").length);
    for (const policy of policies) {
      const [deny, ...allows] = JSON.parse(String(policy.inputs["policy"])).Statement;
      expect(deny).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
      for (const allow of allows) {
        expect(allow).toMatchObject({
          Principal: { Service: "events.amazonaws.com" },
          Action: ["sqs:SendMessage"],
          Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
        });
        const sender = allow.Condition.ArnEquals["aws:SourceArn"];
        expect((rules.get(sender) ?? buses.get(sender))?.parent, policy.urn).toBe(policy.parent);
      }
    }
  });

  it("are switched on", () => {
    for (const rule of ofType("aws:cloudwatch/eventRule:EventRule"))
      expect(rule.inputs["state"]).toBe("ENABLED");
  });
});
