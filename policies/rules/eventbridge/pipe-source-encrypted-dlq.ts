import { resourceRule } from "../../rule.ts";
import { and, not, or, when } from "../../truth.ts";
import { is, isSet, matches } from "../../view.ts";

/** A stream source blocks its shard on a poison record, for ever by default; queue sources have their own redrive policy. */
export const pipeSourceEncryptedDlq = resourceRule({
  id: "pipe-source-encrypted-dlq",
  title: "Pipes and streams drop nothing",
  service: "EventBridge",
  severity: "high",
  level: "mandatory",
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"],
  hitrust: ["12.c"],
  nist: ["CP-2", "CP-10", "SC-5"],
  fix: "Set a dead-letter destination for the stream source and bound maximumRetryAttempts.",
  types: ["aws:pipes/pipe:Pipe", "aws:lambda/eventSourceMapping:EventSourceMapping"],
  check: (pipe) => {
    const source = pipe.at(pipe.type === "aws:pipes/pipe:Pipe" ? "source" : "eventSourceArn");
    const places =
      pipe.type === "aws:pipes/pipe:Pipe"
        ? ["kinesisStreamParameters", "dynamodbStreamParameters"].map((kind) =>
            pipe.at(`sourceParameters.${kind}`),
          )
        : [pipe.properties];
    const named = places.map((place) =>
      or(
        isSet(place.at("deadLetterConfig.arn")),
        isSet(place.at("destinationConfig.onFailure.destinationArn")),
      ),
    );
    const bounded = places.map((place) =>
      and(isSet(place.at("maximumRetryAttempts")), not(is(place.at("maximumRetryAttempts"), -1))),
    );
    const fromStream = or(
      matches(source, /^arn:[^:]*:(kinesis|dynamodb):/),
      ...places.filter(({ path }) => path !== "").map(isSet),
    );
    return when(fromStream, "the source is no stream", () => and(or(...named), or(...bounded)));
  },
});
